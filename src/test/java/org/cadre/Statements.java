package org.cadre;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Listens to the SQL the server under test sends for its pages, so that a test can count the statements of one. */
@Component
public class Statements implements BeanPostProcessor {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** What is sent while something is done. */
    public List<String> during(Runnable deed) {
        heard.clear();
        deed.run();
        return List.copyOf(heard);
    }

    /** What is asked for a page itself. Sessions are left aside: a page that stays open elsewhere may look after its own. */
    public List<String> ofAPage(Runnable deed) {
        return during(deed).stream()
                .filter(sql -> !sql.contains("SPRING_SESSION"))
                .toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database && !(bean instanceof Listening) ? new Listening(database) : bean;
    }

    /** Jobs and the clearing of old sessions ask on threads of their own, and a clock that can be moved asks each second. */
    private static boolean isForAPage(String sql) {
        return Thread.currentThread().getName().startsWith("tomcat-handler") && !sql.contains("program_clock");
    }

    private final class Listening extends DelegatingDataSource {
        Listening(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Statements.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().startsWith("prepare")
                                && arguments != null
                                && isForAPage(String.valueOf(arguments[0]))) {
                            heard.add(String.valueOf(arguments[0]));
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
