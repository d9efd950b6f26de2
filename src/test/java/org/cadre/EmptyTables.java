package org.cadre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.cadre.certification.register.RegisterGuard;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.ProgramBreaks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties every table before a test, but those the server fills when it starts, and sets the clock back. */
class EmptyTables implements BeforeEachCallback {
    private static final String KEPT =
            "'flyway_schema_history', 'program_clock', 'edition', 'fee_terms', 'account_code', 'form_1099_threshold',"
                    + " 'framework', 'framework_part', 'framework_version', 'standard_use', 'retention_series',"
                    + " 'public_limit'";

    private static @Nullable Connection connection;

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        empty();
        var server = SpringExtension.getApplicationContext(test);
        server.getBean(ProgramClock.class).reread();
        server.getBean(ProgramBreaks.class).reread();
        server.getBean(Editions.class).reread();
        forget(server.getBean(Settings.class).checkpoints());
        server.getBean(RegisterGuard.class).look();
    }

    /**
     * Deletes rows where there are some: to truncate some three hundred tables makes as many new files, and took longer
     * than most tests. The locks wait, as truncating would, for what an earlier test left running.
     */
    private static synchronized void empty() throws SQLException {
        if (connection == null) {
            connection = connect();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_temp.empty_tables()");
        }
    }

    /** As PostgreSQL's own superuser, who may leave out the triggers that keep records from being deleted. */
    private static Connection connect() throws SQLException {
        var database = TestDatabase.running();
        var made = DriverManager.getConnection(database.jdbcUrl(), database.adminUser(), database.adminPassword());
        var tables = JdbcClient.create(new SingleConnectionDataSource(made, true))
                .sql("select tablename from pg_tables where schemaname = 'public' and tablename not in (" + KEPT + ")")
                .query(String.class)
                .list();
        try (var statement = made.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    create function pg_temp.empty_tables() returns void language plpgsql as $$
                    begin
                        lock table %s in access exclusive mode;
                        delete from edition where id in (select edition from edition_publication);
                        %s
                        update program_clock set ahead_seconds = 0;
                    end $$
                    """.formatted(
                            String.join(", ", tables),
                            tables.stream().map("delete from %s;"::formatted).collect(Collectors.joining("\n"))));
        }
        return made;
    }

    /** What the register published in an earlier test. */
    private static void forget(Path checkpoints) throws IOException {
        if (Files.exists(checkpoints)) {
            try (var files = Files.list(checkpoints)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
