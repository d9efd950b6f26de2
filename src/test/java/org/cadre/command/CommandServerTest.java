package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cadre.TestDatabase;
import org.cadre.demo.Generator;
import org.cadre.people.NcesImport;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.Running;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.settings.ServerSettings.ExternalDatabase;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class CommandServerTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void hasWhatCommandsNeedButListensNowhereAndRunsNoJobs() {
        var database = TestDatabase.running();
        var access = new ExternalDatabase(
                database.jdbcUrl(),
                database.appUser(),
                database.appPassword(),
                database.ownerUser(),
                database.ownerPassword());
        try (var server =
                Server.forCommand(new ServerSettings(settings(), 0, "127.0.0.1", access), Progress.silent())) {
            assertThat(server.bean(NcesImport.class)).isNotNull();
            assertThat(server.bean(Generator.class)).isNotNull();
            assertThat(server.bean(Settings.class).jobs()).isFalse();
            assertThat(server.bean(Jobs.class)).isNotNull();
            assertThat(server.port()).isZero();
            assertThat(server.bean(JdbcClient.class)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private Settings settings() {
        return new Settings(
                URI.create("http://127.0.0.1:8080"),
                folder,
                true,
                true,
                "Bluebonnet Principals Association (sample)",
                "1 Example Plaza, Austin, TX 78701",
                null,
                "office@bluebonnet.example",
                null,
                List.of(new Settings.Signer("Ada Example", "Executive Director")),
                ZoneId.of("America/Chicago"));
    }

    @Nested
    class OnADatabaseOfTheOperatorsOwn {
        private final Running database = TestDatabase.running();
        private final String url = database.jdbcUrl().replace("/" + database.databaseName(), "/elsewhere");

        @Test
        void letsTheServersRoleWriteAllButWhatIsAppendOnly() throws Exception {
            try (var admin = DriverManager.getConnection(
                            database.jdbcUrl(), database.adminUser(), database.adminPassword());
                    var statement = admin.createStatement()) {
                statement.execute("create role their_owner login password 'one'");
                statement.execute("create role their_server login password 'two'");
                statement.execute("create database elsewhere owner their_owner");
            }
            var access = new ExternalDatabase(url, "their_server", "two", "their_owner", "one");
            try (var server =
                    Server.forCommand(new ServerSettings(settings(), 0, "127.0.0.1", access), Progress.silent())) {
                var jdbc = server.bean(JdbcClient.class);
                assertThat(jdbc.sql("select count(*) from edition")
                                .query(Integer.class)
                                .single())
                        .isOne();
                jdbc.sql("delete from attempt").update();
                assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update())
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void knowsADatabaseThatHasGoneAwayFromAMistakeOfItsOwn() {
        assertThat(CadreCommand.tellsOfLostDatabase(new SQLException("terminated", "57P01")))
                .isTrue();
        assertThat(CadreCommand.tellsOfLostDatabase(new SQLException("refused", "08001")))
                .isTrue();
        assertThat(CadreCommand.tellsOfLostDatabase(new ConnectException())).isTrue();
        assertThat(CadreCommand.tellsOfLostDatabase(new SQLException("no such column", "42703")))
                .isFalse();
        assertThat(CadreCommand.tellsOfLostDatabase(new IllegalStateException()))
                .isFalse();
    }

    @Nested
    class RefusesADatabase {
        private final Running database = TestDatabase.running();

        @Test
        void thatIsNotThere() {
            assertThatThrownBy(() -> start(access("jdbc:postgresql://127.0.0.1:1/cadre", database.appPassword())))
                    .isInstanceOf(NotStarted.class)
                    .hasMessageContaining("CADRE_DATABASE_URL")
                    .hasMessageContaining("refused");
        }

        @Test
        void thatDoesNotKnowThePassword() {
            assertThatThrownBy(() -> start(access(database.jdbcUrl(), "another one")))
                    .isInstanceOf(NotStarted.class)
                    .hasMessageContaining("does not let " + database.appUser() + " in");
        }

        @Test
        void thatIsTooOld() {
            assertThatThrownBy(() -> ExternalPostgres.makeSureOfVersion(14))
                    .isInstanceOf(NotStarted.class)
                    .hasMessage("CADRE_DATABASE_URL leads to a PostgreSQL 14; Cadre needs 15 or newer.");
        }

        @Test
        void thatANewerCadreHasWritten() throws Exception {
            try (var owner = DriverManager.getConnection(
                            database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                    var statement = owner.createStatement()) {
                statement.executeUpdate("""
                        insert into flyway_schema_history
                               (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (9999, '9999', 'of a newer one', 'SQL', 'V9999__newer.sql', 'a test', 0, true)
                        """);
                try {
                    assertThatThrownBy(() -> start(access(database.jdbcUrl(), database.appPassword())))
                            .isInstanceOf(NotStarted.class)
                            .hasMessageContaining("written by a newer Cadre");
                } finally {
                    statement.executeUpdate("delete from flyway_schema_history where installed_rank = 9999");
                }
            }
        }

        private ExternalDatabase access(String url, String password) {
            return new ExternalDatabase(
                    url, database.appUser(), password, database.ownerUser(), database.ownerPassword());
        }

        private void start(ExternalDatabase access) {
            Server.forCommand(new ServerSettings(settings(), 0, "127.0.0.1", access), Progress.silent())
                    .close();
        }
    }

    @Nested
    class Generate {
        @Test
        void refusesAFolderOfRealPeople() throws Exception {
            Files.writeString(folder.resolve("purpose"), "serve\n");
            assertThat(generate("--people", "5")).isEqualTo(1);
        }

        @Test
        void refusesAFolderThatHoldsNothingYet() {
            assertThat(generate("--people", "5")).isEqualTo(1);
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void refusesNumbersThatMakeNoSense() {
            assertThat(generate("--people", "0")).isEqualTo(2);
            assertThat(generate("--people", "5", "--seed", "-1")).isEqualTo(2);
            assertThat(generate()).isEqualTo(2);
        }

        private int generate(String... options) {
            var arguments = new ArrayList<>(List.of("generate", "--data", folder.toString()));
            arguments.addAll(List.of(options));
            return CadreCommand.run(arguments.toArray(String[]::new));
        }
    }
}
