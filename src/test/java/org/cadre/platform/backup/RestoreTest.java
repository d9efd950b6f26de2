package org.cadre.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestDatabase;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.DatabaseRefused;
import org.cadre.platform.database.FolderSwitch;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.settings.ServerSettings.ExternalDatabase;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
@Tag("every-postgresql")
class RestoreTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Settings settings;

    @Autowired
    private SignedLinks links;

    @Autowired
    private FileStore store;

    private Path folder = Path.of("");
    private Path file = Path.of("");
    private String name = "";

    @BeforeEach
    void live() throws Exception {
        folder = Files.createTempDirectory("cadre-restore-").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        file = folder.resolve("one.backup");
        name = "restored_" + DATABASES.incrementAndGet();
        var partOne = new PartOne(beans);
        var offering = partOne.institute(partOne.inDays(30), 10);
        partOne.confirmed(partOne.person("Rosa Delgado"), offering);
        partOne.held(partOne.person("Gil Navarro"), offering, null);
        jdbc.sql("""
                insert into spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time)
                values ('a', 'b', 0, 0, 1800, 9999999999999)
                """).update();
        asAdmin("""
                do $$ begin
                  if not exists (select from pg_roles where rolname = 'restore_owner') then
                    create role restore_owner login password 'one';
                    create role restore_server login password 'two';
                  end if;
                end $$
                """);
        asAdmin("create database " + name + " owner restore_owner");
    }

    @AfterEach
    void clearAway() throws Exception {
        asAdmin("drop database " + name + " with (force)");
        FolderSwitch.forget(folder);
    }

    private static void asAdmin(String sql) throws SQLException {
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.adminUser(), database.adminPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ExternalDatabase external() {
        var database = TestDatabase.running();
        return new ExternalDatabase(
                database.jdbcUrl().replace("/" + database.databaseName(), "/" + name),
                "restore_server",
                "two",
                "restore_owner",
                "one");
    }

    private <T> List<T> restored(String sql, Class<T> type) throws SQLException {
        try (var connection = DriverManager.getConnection(external().url(), "restore_owner", "one")) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .query(type)
                    .list();
        }
    }

    private Backup.Made backUp() throws SQLException {
        return backUp(null);
    }

    private Backup.Made backUp(@Nullable String passphrase) throws SQLException {
        var database = TestDatabase.running();
        var source = new Backup.Source(
                settings.dataDirectory(), settings.keys().folder(), true, "0.1", Instant.parse("2026-11-27T02:00:00Z"));
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword())) {
            return Backup.make(connection, source, file, passphrase, Progress.silent());
        }
    }

    private Restore restore() {
        return restore(null);
    }

    private Restore restore(@Nullable String passphrase) {
        return new Restore(
                BackupFile.verified(file), passphrase, List.of(SignedLinks.DYING), Instant.now(), Progress.silent());
    }

    private Restore.Restored intoDatabase() throws SQLException {
        return restore().intoDatabase(external(), data(), data().resolve("keys"), false, _ -> {});
    }

    private Restore.Restored intoFolder(boolean replace, Restore.Looking looking) throws SQLException {
        return restore()
                .intoFolder(
                        data(),
                        data().resolve("keys"),
                        replace,
                        new Restore.Server(TestDatabase.binaries(), TestDatabase.QUICK),
                        looking);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static void refuses(Reason reason, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .asInstanceOf(type(BackupRefused.class))
                .extracting(BackupRefused::reason)
                .isEqualTo(reason);
    }

    private void nothingIsThere() throws Exception {
        assertThat(restored(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')"
                                + " and relname not like 'pg_%'",
                        String.class))
                .isEmpty();
        assertThat(data()).doesNotExist();
        assertThat(folder.resolve("data.restoring")).doesNotExist();
    }

    @Nested
    class BringsBack {
        @Test
        void everyRowFileAndKey() throws Exception {
            String digest = store.store("A mentoring plan.".getBytes(StandardCharsets.UTF_8));
            var made = backUp();
            var restored = intoDatabase();
            assertThat(restored.manifest().rows()).isEqualTo(made.rows());
            for (var table : restored.manifest().tables()) {
                if (!List.of("scheduled_tasks", "restoration", "held_job").contains(table.name())) {
                    assertThat(restored("select count(*) from " + table.name(), Long.class))
                            .as(table.name())
                            .containsExactly(table.rows());
                }
            }
            assertThat(restored("select email from person order by email", String.class))
                    .isEqualTo(jdbc.sql("select email from person order by email")
                            .query(String.class)
                            .list());
            assertThat(data().resolve("files").resolve(digest.substring(0, 2)).resolve(digest))
                    .hasContent("A mentoring plan.");
            assertThat(data().resolve("keys/private-notes.key"))
                    .hasSameBinaryContentAs(settings.dataDirectory().resolve("keys/private-notes.key"));
            assertThat(Files.getPosixFilePermissions(data().resolve("keys/private-notes.key")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        @Test
        void theSchemaWithAllItsRulesAndRights() throws Exception {
            String rules = """
                    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                     where connamespace = 'public'::regnamespace order by 1
                    """;
            backUp();
            intoDatabase();
            assertThat(restored(rules, String.class))
                    .isEqualTo(jdbc.sql(rules).query(String.class).list());
            try (var server = DriverManager.getConnection(external().url(), "restore_server", "two");
                    var statement = server.createStatement()) {
                statement.executeUpdate("delete from attempt");
                assertThatThrownBy(() -> statement.executeUpdate("delete from audit_entry"))
                        .hasMessageContaining("permission denied");
            }
        }

        @Test
        void oneMomentWhoeverWritesMeanwhile() throws Exception {
            jdbc.sql("insert into counter (name, last) values ('left', 0), ('right', 0)")
                    .update();
            var stop = new AtomicBoolean();
            var writing = CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    // Both in one statement: nobody sees them differ.
                    jdbc.sql("update counter set last = last + 1 where name in ('left', 'right')")
                            .update();
                    jdbc.sql("insert into deed (key, done_at, outcome) values (:key, '2027-01-01', '')")
                            .param("key", UUID.randomUUID())
                            .update();
                }
            });
            Backup.Made made;
            try {
                made = backUp();
            } finally {
                stop.set(true);
                writing.join();
            }
            var restored = intoDatabase();
            assertThat(restored("select count(distinct last) from counter where name in ('left', 'right')", Long.class))
                    .containsExactly(1L);
            assertThat(restored.manifest().rows()).isEqualTo(made.rows());
        }
    }

    @Nested
    class LetsNothingOldLiveOn {
        @Test
        void noSessionAndNoLink() throws Exception {
            String token = links.make("test", UUID.randomUUID(), Duration.ofDays(60));
            assertThat(links.read("test", token)).isInstanceOf(SignedLinks.Link.Good.class);
            backUp();
            intoDatabase();
            assertThat(restored("select count(*) from spring_session", Long.class))
                    .containsExactly(0L);
            assertThat(restored(
                            "select count(*) from signed_link where used_at is null and withdrawn_at is null",
                            Long.class))
                    .containsExactly(0L);
        }

        @Test
        void holdsWhatWaitedUntilSomebodySaysSo() throws Exception {
            long waiting = jdbc.sql("select count(*) from scheduled_tasks where task_instance <> 'recurring'")
                    .query(Long.class)
                    .single();
            assertThat(waiting).isPositive();
            backUp();
            var restored = intoDatabase();
            assertThat(restored.held()).isEqualTo((int) waiting);
            assertThat(restored("select count(*) from scheduled_tasks", Long.class))
                    .containsExactly(0L);
            try (var owner = DriverManager.getConnection(external().url(), "restore_owner", "one")) {
                HeldJobs.releaseAll(owner);
            }
            assertThat(restored("select count(*) from scheduled_tasks", Long.class))
                    .containsExactly(waiting);
            assertThat(restored("select count(*) from held_job", Long.class)).containsExactly(0L);
        }
    }

    @Nested
    class IntoAFolder {
        @Test
        void makesADatabaseThereAndMovesWhatWasThereAside() throws Exception {
            var made = backUp();
            Files.createDirectories(data().resolve("files"));
            Files.writeString(data().resolve("files/note"), "from before");
            assertThatThrownBy(() -> intoFolder(false, _ -> {}))
                    .asInstanceOf(type(DatabaseRefused.class))
                    .extracting(DatabaseRefused::reason)
                    .isEqualTo(DatabaseRefused.Reason.HOLDS_DATA);
            assertThat(folder.resolve("data.restoring")).doesNotExist();

            var looked = new ArrayList<Long>();
            var restored = intoFolder(true, connection -> looked.add(count(connection, "select count(*) from person")));
            assertThat(looked)
                    .containsExactly(jdbc.sql("select count(*) from person")
                            .query(Long.class)
                            .single());
            assertThat(restored.manifest().rows()).isEqualTo(made.rows());
            assertThat(restored.aside().orElseThrow().resolve("files/note")).hasContent("from before");
            assertThat(data().resolve("database")).isDirectory();
            assertThat(data().resolve("purpose")).hasContent("demo\n");
            assertThat(folder.resolve("data.restoring")).doesNotExist();
        }

        @Test
        void leavesOneThatIsInUse() throws Exception {
            backUp();
            Files.createDirectories(data());
            try (var _ = FolderSwitch.at(data(), true)) {
                assertThatThrownBy(() -> intoFolder(true, _ -> {}))
                        .asInstanceOf(type(DatabaseRefused.class))
                        .extracting(DatabaseRefused::reason)
                        .isEqualTo(DatabaseRefused.Reason.IN_USE);
            }
        }

        private static long count(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Nested
    class ChangesNothing {
        @Test
        void whenTheDatabaseIsNotEmpty() throws Exception {
            backUp();
            try (var owner = DriverManager.getConnection(external().url(), "restore_owner", "one");
                    var statement = owner.createStatement()) {
                statement.execute("create table theirs (word text)");
            }
            refuses(Reason.DATABASE_NOT_EMPTY, RestoreTest.this::intoDatabase);
            assertThat(restored(
                            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
                            String.class))
                    .containsExactly("theirs");
            assertThat(data()).doesNotExist();
        }

        @Test
        void whenTheBackupIsOfANewerCadre() throws Exception {
            backUp();
            rewrite(manifest -> new Manifest(
                    "9.0",
                    "9999",
                    List.of("0001", "9999"),
                    manifest.postgres(),
                    manifest.madeAt(),
                    true,
                    manifest.tables()));
            refuses(Reason.NEWER_CADRE, RestoreTest.this::intoDatabase);
            nothingIsThere();
        }

        @Test
        void whenThePassphraseIsAnother() throws Exception {
            backUp("the seventh bluebonnet");
            assertThatThrownBy(() -> restore("the eighth bluebonnet")
                            .intoDatabase(external(), data(), data().resolve("keys"), false, _ -> {}))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("does not open");
            nothingIsThere();
        }

        /** Made whole again by somebody who knows the form: the rows no longer fit what was written down of them. */
        @Test
        void whenRowsAreNotThoseThatWereWritten() throws Exception {
            backUp();
            rewrite(manifest -> new Manifest(
                    manifest.cadre(),
                    manifest.schema(),
                    manifest.migrations(),
                    manifest.postgres(),
                    manifest.madeAt(),
                    true,
                    manifest.tables().stream()
                            .map(one -> one.name().equals("person")
                                    ? new Manifest.Table(one.name(), one.columns(), one.rows() + 1)
                                    : one)
                            .toList()));
            assertThatThrownBy(RestoreTest.this::intoDatabase).isInstanceOf(IllegalStateException.class);
            nothingIsThere();
        }

        @Test
        void whenWhoLooksAtItFails() throws Exception {
            backUp();
            assertThatThrownBy(() -> restore().intoDatabase(external(), data(), data().resolve("keys"), false, _ -> {
                        throw new SQLException("no such thing", "42703");
                    }))
                    .isInstanceOf(SQLException.class);
            nothingIsThere();
        }

        @Test
        void whenAnotherKeyStandsWhereItsKeyBelongs() throws Exception {
            Files.createDirectories(settings.keys().folder());
            Files.writeString(settings.keys().folder().resolve("test.key"), "ours");
            backUp();
            Path keys = Files.createDirectories(folder.resolve("keys"));
            Files.writeString(keys.resolve("test.key"), "another");
            refuses(Reason.OTHER_KEYS, () -> restore().intoDatabase(external(), data(), keys, false, _ -> {}));
            assertThat(keys.resolve("test.key")).hasContent("another");
            assertThat(keys.toFile().list()).containsExactly("test.key");
            nothingIsThere();
            Files.delete(settings.keys().folder().resolve("test.key"));
        }
    }

    @Test
    void isRehearsedWithoutATrace() throws Exception {
        backUp();
        var restored = restore()
                .rehearse(
                        data(),
                        new Restore.Server(TestDatabase.binaries(), TestDatabase.QUICK),
                        connection -> assertThat(connection.isValid(1)).isTrue());
        assertThat(restored.manifest().rows()).isPositive();
        assertThat(folder.toFile().list()).containsExactly("one.backup");
    }

    @Test
    void leavesOutAndNamesAFileWhoseBytesHaveChanged() throws Exception {
        String digest = store.store("A picture.".getBytes(StandardCharsets.UTF_8));
        Path stored = settings.dataDirectory()
                .resolve("files")
                .resolve(digest.substring(0, 2))
                .resolve(digest);
        Files.writeString(stored, "Another one.");
        assertThat(backUp().damaged()).containsExactly(digest);
        Files.delete(stored);
    }

    private interface Rewriting {
        Manifest of(Manifest manifest);
    }

    /** The same backup with another manifest, whole in itself. */
    private void rewrite(Rewriting rewriting) throws IOException {
        Path original = folder.resolve("original");
        Files.move(file, original);
        try (var contents = Opened.of(BackupFile.verified(original), null);
                var writing = BackupWriting.to(file, null)) {
            byte[] manifest = JsonMapper.shared().writeValueAsBytes(rewriting.of(contents.manifest()));
            writing.addListed(Backup.MANIFEST, to -> to.write(manifest));
            var files = new AtomicInteger();
            contents.each((name, bytes) -> copy(name, bytes, writing, files));
            writing.finish(files.get());
        }
        Files.delete(original);
    }

    private static void copy(String name, InputStream bytes, BackupWriting writing, AtomicInteger files)
            throws IOException {
        if (name.startsWith(Backup.FILES)) {
            files.incrementAndGet();
            writing.add(name, bytes::transferTo);
        } else {
            writing.addListed(name, bytes::transferTo);
        }
    }
}
