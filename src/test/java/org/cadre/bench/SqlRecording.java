package org.cadre.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Writes down, with its parameters, the SQL that each request sends, and can send the same once more without us: the limit
 * against which pages that write are measured. While it does not listen it costs nothing but a look at a flag.
 */
final class SqlRecording implements BeanPostProcessor {
    private static final String TOOK_TOO_LONG = "57014";

    private record Binding(Method setter, Object[] arguments) {}

    private sealed interface Step {
        record Statement(String sql, List<Binding> bindings) implements Step {}

        record AutoCommit(boolean on) implements Step {}

        record Commit() implements Step {}

        record Rollback() implements Step {}
    }

    /** What one request sent, or several that one thread of the server answered. */
    static final class Request {
        private final List<Step> steps = new ArrayList<>();

        void replay(Connection connection) throws SQLException, ReflectiveOperationException {
            for (var step : steps) {
                switch (step) {
                    case Step.AutoCommit(boolean on) -> connection.setAutoCommit(on);
                    case Step.Commit() -> connection.commit();
                    case Step.Rollback() -> connection.rollback();
                    case Step.Statement(var sql, var bindings) -> send(connection, sql, bindings);
                }
            }
        }

        private static void send(Connection connection, String sql, List<Binding> bindings)
                throws SQLException, ReflectiveOperationException {
            try (var statement = connection.prepareStatement(sql)) {
                for (var binding : bindings) {
                    binding.setter.invoke(statement, binding.arguments);
                }
                if (statement.execute()) {
                    try (var rows = statement.getResultSet()) {
                        while (rows.next()) {
                            rows.getObject(1);
                        }
                    }
                }
            } catch (SQLException e) {
                // What gives up after a while gives up here too, as the page expects.
                if (!TOOK_TOO_LONG.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private final Map<Thread, Request> requests = new ConcurrentHashMap<>();
    private volatile boolean listening;

    /** What the requests sent while something was done, one after the other or at once. */
    List<Request> during(BenchWork work) throws Exception {
        requests.clear();
        listening = true;
        try {
            work.run();
        } finally {
            listening = false;
        }
        return List.copyOf(requests.values());
    }

    /** Something that is done while the recording listens. */
    @FunctionalInterface
    interface BenchWork {
        void run() throws Exception;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database && !(bean instanceof Listening) ? new Listening(database) : bean;
    }

    private final class Listening extends DelegatingDataSource {
        Listening(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return listening && Thread.currentThread().getName().startsWith("tomcat-handler")
                    ? listened(connection)
                    : connection;
        }
    }

    private Connection listened(Connection connection) {
        var request = requests.computeIfAbsent(Thread.currentThread(), _ -> new Request());
        return (Connection) Proxy.newProxyInstance(
                SqlRecording.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    switch (method.getName()) {
                        case "setAutoCommit" -> request.steps.add(new Step.AutoCommit((boolean) arguments[0]));
                        case "commit" -> request.steps.add(new Step.Commit());
                        case "rollback" -> request.steps.add(new Step.Rollback());
                        default -> {}
                    }
                    var answer = invoke(connection, method, arguments);
                    return answer instanceof PreparedStatement statement
                            ? listened(statement, (String) arguments[0], request)
                            : answer;
                });
    }

    private static PreparedStatement listened(PreparedStatement statement, String sql, Request request) {
        var bindings = new ArrayList<Binding>();
        return (PreparedStatement) Proxy.newProxyInstance(
                SqlRecording.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (_, method, arguments) -> {
                    if (isParameter(method, arguments)) {
                        bindings.add(new Binding(method, arguments));
                    } else if (method.getName().startsWith("execute")) {
                        request.steps.add(new Step.Statement(sql, List.copyOf(bindings)));
                    }
                    return invoke(statement, method, arguments);
                });
    }

    private static boolean isParameter(Method method, Object[] arguments) {
        return method.getName().startsWith("set")
                && method.getDeclaringClass() == PreparedStatement.class
                && arguments != null
                && arguments.length > 1
                && arguments[0] instanceof Integer;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
