package org.cadre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.certification.register.RegisterGuard;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.ProgramBreaks;
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

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        var database = TestDatabase.running();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            String tables = jdbc
                    .sql("select tablename from pg_tables where schemaname = 'public' and tablename not in (" + KEPT
                            + ")")
                    .query(String.class)
                    .list()
                    .stream()
                    .collect(Collectors.joining(", "));
            var published = jdbc.sql("select edition from edition_publication")
                    .query(UUID.class)
                    .list();
            jdbc.sql("truncate " + tables).update();
            published.forEach(edition -> jdbc.sql("delete from edition where id = :id")
                    .param("id", edition)
                    .update());
            jdbc.sql("update program_clock set ahead_seconds = 0").update();
        }
        var server = SpringExtension.getApplicationContext(test);
        server.getBean(ProgramClock.class).reread();
        server.getBean(ProgramBreaks.class).reread();
        server.getBean(Editions.class).reread();
        forget(server.getBean(Settings.class).checkpoints());
        server.getBean(RegisterGuard.class).look();
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
