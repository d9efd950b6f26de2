package org.cadre.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cadre.Visitor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.database.Running;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** A demo in a process of its own, which can be killed as the kernel kills: at once, without a last word. */
final class KilledServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private Process process;
    private URI url;

    KilledServer(Path data) {
        this.data = data;
        start();
    }

    /** Starts it (again), on the same data. */
    void start() {
        try {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1", // it is killed before more would pay
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.cadre.command.CadreCommand",
                            "demo",
                            "--json",
                            "--port",
                            "0",
                            "--data",
                            data.toString()))
                    .redirectError(
                            data.resolveSibling(data.getFileName() + ".log").toFile())
                    .start();
            url = URI.create(ready(process.inputReader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ready(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("{\"")) {
                return JsonMapper.shared().readTree(line).get("url").asString();
            }
        }
        throw new AssertionError(
                "the server did not start:\n" + Files.readString(data.resolveSibling(data.getFileName() + ".log")));
    }

    URI url() {
        return url;
    }

    Visitor as(String key) {
        return Visitor.as(key, url);
    }

    /** Asks the database, as its owner. */
    <T> T ask(String sql, Class<T> type) {
        try (var database = attach();
                var connection = connect(database)) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .query(type)
                    .single();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Running attach() {
        return PostgresKeeper.attachOrStart(data, Progress.silent());
    }

    private static Connection connect(Running database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    /**
     * Lets a deed run until it wants to write to a table, and kills the server there: what the deed wrote before is in
     * its open transaction, what comes after was never sent.
     */
    void killAt(String table, Runnable deed) {
        try (var database = attach();
                var connection = connect(database)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in exclusive mode");
            }
            killOnce(
                    "select exists (select 1 from pg_locks where relation = '" + table + "'::regclass and not granted)",
                    connection,
                    deed);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a deed run until it has written to a table, and kills the server before the table answers. */
    void killAfter(String table, Runnable deed) {
        killWhere("after insert", table, deed);
    }

    /** Lets a deed run until it changes a row of a table, and kills the server before the row is changed. */
    void killAtChange(String table, Runnable deed) {
        killWhere("before update", table, deed);
    }

    private void killWhere(String event, String table, Runnable deed) {
        try (var database = attach();
                var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create function wait_here() returns trigger language plpgsql as $$
                    begin
                      perform pg_advisory_xact_lock(1);
                      return new;
                    end $$
                    """);
            statement.execute("create trigger wait_here " + event + " on " + table
                    + " for each row execute function wait_here()");
            statement.execute("select pg_advisory_lock(1)");
            killOnce(
                    "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)",
                    connection,
                    deed);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes away what makes deeds wait that write to that table. */
    void letPass(String table) {
        try (var database = attach();
                var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("drop trigger wait_here on " + table);
            statement.execute("drop function wait_here()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void killOnce(String waits, Connection connection, Runnable deed) {
        var running = CompletableFuture.runAsync(() -> {
            try {
                deed.run();
            } catch (RuntimeException | AssertionError _) {
                // The server dies under it.
            }
        });
        until(() -> says(waits, connection));
        // The database goes down with the server, and what was open in it is rolled back.
        kill();
        running.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static boolean says(String question, Connection connection) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    static void until(BooleanSupplier condition) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(patience);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
