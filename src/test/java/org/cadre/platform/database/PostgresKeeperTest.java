package org.cadre.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cadre.TestDatabase;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.DatabaseRefused.Reason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("every-postgresql")
class PostgresKeeperTest {
    @RegisterExtension
    private final DataFolders folders = new DataFolders();

    @Nested
    class OnAFreshFolder {
        @Test
        void unpacksTheProgramsOnceAndCreatesTheDatabaseOnce() {
            var first = new Steps();
            PostgresKeeper.start(folders.data(), Purpose.DEMO, first).close();
            var second = new Steps();
            PostgresKeeper.start(folders.data(), Purpose.DEMO, second).close();

            assertThat(first.said())
                    .containsExactly("Unpacking PostgreSQL 18.4.0", "Creating the database", "Starting the database");
            assertThat(second.said()).containsExactly("Starting the database");
        }

        @Test
        void keepsTheDatabaseAsDecided() throws Exception {
            try (var running = keep(Purpose.DEMO);
                    var app = asApp(running)) {
                assertThat(value(app, "select datcollate from pg_database where datname = current_database()"))
                        .isEqualTo("C.UTF-8");
                assertThat(value(app, "show data_checksums")).isEqualTo("on");
                assertThat(value(app, "show server_encoding")).isEqualTo("UTF8");
                assertThat(value(app, "show listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(value(app, "show shared_buffers")).isEqualTo("128MB");
                assertThat(value(app, "show max_connections")).isEqualTo("100");
                assertThat(value(app, "select string_agg(extname, ' ' order by extname) from pg_extension"))
                        .isEqualTo("pg_trgm plpgsql unaccent");
                assertThat(Files.readString(folders.data().resolve("log/postgres.log")))
                        .contains("ready to accept connections");
            }
        }

        @Test
        void letsTheServerWriteRowsAndOnlyTheOwnerChangeTables() throws Exception {
            try (var running = keep(Purpose.DEMO);
                    var owner = asOwner(running);
                    var app = asApp(running)) {
                execute(owner, "create table note (word text)");
                execute(app, "insert into note (word) values ('hello')");
                execute(app, "update note set word = 'good day'");
                assertThat(value(app, "select word from note")).isEqualTo("good day");
                execute(app, "delete from note");
                assertThatThrownBy(() -> execute(app, "drop table note")).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> execute(app, "create table mine (word text)"))
                        .isInstanceOf(SQLException.class);
            }
        }

        @Test
        void letsNobodyInWithoutThePassword() throws Exception {
            try (var running = keep(Purpose.DEMO)) {
                for (String user : List.of(running.adminUser(), running.ownerUser(), running.appUser())) {
                    assertThatThrownBy(() -> DriverManager.getConnection(running.jdbcUrl(), user, "guessed"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("password authentication failed");
                }
            }
            assertThat(Files.getPosixFilePermissions(folders.data().resolve(Passwords.FILE)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        @Test
        void runsPostgresAsAnUnprivilegedUser() throws Exception {
            try (var running = keep(Purpose.DEMO)) {
                assertThat(Files.getAttribute(Path.of("/proc/" + running.pid()), "unix:uid"))
                        .isEqualTo(ServerUser.find().uid())
                        .isNotEqualTo(0);
            }
        }

        @Test
        void isStoppedWhenCloseReturnsAndKeepsWhatWasCommitted() throws Exception {
            var running = keep(Purpose.SERVE);
            try (var owner = asOwner(running)) {
                execute(owner, "create table note as select 'kept' as word");
                running.close();
            }
            assertNothingRuns();
            running.ended().join();
            try (var again = keep(Purpose.SERVE);
                    var owner = asOwner(again)) {
                assertThat(value(owner, "select word from note")).isEqualTo("kept");
            }
        }

        @Test
        void beginsAnewWhereAnEarlierStartWasInterrupted() throws Exception {
            Files.createDirectories(folders.data().resolve("database.making/base"));
            Files.writeString(folders.data().resolve("database.making/PG_VERSION"), "18\n");

            keep(Purpose.DEMO).close();

            assertThat(folders.data().resolve("database.making")).doesNotExist();
        }
    }

    @Nested
    class OnAFolderInUse {
        @Test
        void refusesASecondServerInTheSameProcess() {
            try (var _ = keep(Purpose.DEMO)) {
                assertRefused(Reason.IN_USE, () -> keep(Purpose.DEMO));
                assertRefused(Reason.IN_USE, () -> PostgresKeeper.eraseDemo(folders.data()));
            }
            keep(Purpose.DEMO).close();
        }

        @Test
        void refusesASecondServerInAnotherProcessAndNamesTheFirst() throws Exception {
            try (var other = KeeperProcess.on(folders.data(), bin())) {
                assertRefused(Reason.IN_USE, () -> keep(Purpose.SERVE))
                        .hasMessageContaining("process " + other.pid())
                        .hasMessageContaining("--data");
            }
            keep(Purpose.SERVE).close();
        }

        @Test
        void keepsItsLockAfterRefusingAnotherHere() throws Exception {
            try (var _ = FolderLock.tryTake(folders.folder()).orElseThrow()) {
                assertThat(FolderLock.tryTake(folders.folder())).isEmpty();
                assertThat(FolderLock.holder(folders.folder()))
                        .contains(Long.toString(ProcessHandle.current().pid()));
                // The system itself tells who holds it: the number of the file is in its list of locks.
                Object inode = Files.getAttribute(folders.folder().resolve(FolderLock.FILE), "unix:ino");
                assertThat(Files.readString(Path.of("/proc/locks")))
                        .containsPattern(" " + ProcessHandle.current().pid() + " [0-9a-f:]+:" + inode + " ");
            }
        }

        @Test
        void refusesRealUseOfADemosFolder() {
            keep(Purpose.DEMO).close();
            assertRefused(Reason.HOLDS_A_DEMO, () -> keep(Purpose.SERVE));
        }

        @Test
        void refusesADemoOnRealData() {
            keep(Purpose.SERVE).close();
            assertRefused(Reason.HOLDS_REAL_DATA, () -> keep(Purpose.DEMO));
            assertRefused(Reason.HOLDS_REAL_DATA, () -> PostgresKeeper.eraseDemo(folders.data(), "files"));
        }
    }

    @Nested
    class ForOtherCommands {
        @Test
        void attachesToWhatRunsAndLeavesItRunning() throws Exception {
            try (var other = KeeperProcess.on(folders.data(), bin())) {
                try (var attached = attachOrKeep(Progress.silent());
                        var app = asApp(attached)) {
                    assertThat(attached.pid()).isEqualTo(other.postgres().pid());
                    assertThat(value(app, "select current_user")).isEqualTo("cadre_app");
                }
                assertThat(Postmaster.processesOn(database())).contains(other.postgres());
            }
        }

        @Test
        void startsItsOwnWhereNoneRunsAndStopsIt() throws Exception {
            var running = attachOrKeep(Progress.silent());
            try (var app = asApp(running)) {
                assertThat(value(app, "select 1")).isEqualTo("1");
            }
            running.close();
            assertNothingRuns();
            running.ended().join();
            assertThat(Purpose.of(folders.data())).isEmpty();
        }

        @Test
        void waitsForAnotherCommandBeforeStoppingItsOwn() throws Exception {
            var waiting = new CountDownLatch(1);
            var first = attachOrKeep(step -> {
                if (step.startsWith("Waiting for another command")) {
                    waiting.countDown();
                }
            });
            var second = attachOrKeep(Progress.silent());
            var closing = Thread.ofPlatform().start(first::close);
            waiting.await();
            try (var app = asApp(second)) {
                assertThat(value(app, "select 1")).isEqualTo("1");
            }
            second.close();
            closing.join();
            assertNothingRuns();
            first.ended().join();
        }

        @Test
        void forgetsADemoAndNothingElse() throws Exception {
            keep(Purpose.DEMO).close();
            Files.createDirectories(folders.data().resolve("files/ab"));
            Files.writeString(folders.data().resolve("files/ab/abcd"), "a paper");
            Files.writeString(folders.data().resolve("letter.txt"), "not ours");

            PostgresKeeper.eraseDemo(folders.data(), "files");

            assertThat(folders.data().resolve("files")).doesNotExist();
            assertThat(database()).doesNotExist();
            assertThat(folders.data().resolve("letter.txt")).exists();
            keep(Purpose.SERVE).close();
        }
    }

    @Nested
    class AfterBadLuck {
        @Test
        void stopsByItselfWhenItsCadreIsKilledAndHasAllThatWasCommitted() throws Exception {
            var killed = KeeperProcess.on(folders.data(), bin());
            try (var attached = attachOrKeep(Progress.silent());
                    var owner = asOwner(attached);
                    var unfinished = asOwner(attached)) {
                execute(owner, "create table note (word text)");
                execute(owner, "insert into note (word) values ('committed')");
                unfinished.setAutoCommit(false);
                execute(unfinished, "insert into note (word) values ('not committed')");

                killed.kill();
                assertThat(Waiting.until(
                                Duration.ofMinutes(1),
                                () -> Postmaster.processesOn(database()).isEmpty()))
                        .isTrue();
            }

            try (var running = keep(Purpose.SERVE);
                    var app = asApp(running)) {
                assertThat(value(app, "select string_agg(word, ' ') from note")).isEqualTo("committed");
            }
            assertThat(Files.readString(folders.data().resolve("log/postgres.log")))
                    .contains("received fast shutdown request")
                    .doesNotContain("was not properly shut down");
        }

        @Test
        void takesOverAtOnceFromACadreThatWasJustKilled() throws Exception {
            var killed = KeeperProcess.on(folders.data(), bin());
            killed.kill();
            try (var running = keep(Purpose.SERVE)) {
                assertThat(running.pid()).isNotEqualTo(killed.postgres().pid());
            }
            assertNothingRuns();
        }

        @Test
        void stopsAnOrphanThatDidNotNoticeThatItsCadreIsGone() throws Exception {
            keep(Purpose.SERVE).close();
            Process orphan = postgresWithoutKeeper("-c", Cluster.CLUSTER_NAME);
            var steps = new Steps();
            try (var running = new PostgresKeeper(TestDatabase.binaries(), TestDatabase.QUICK, steps)
                    .keep(folders.data(), Purpose.SERVE)) {
                assertThat(running.pid()).isNotEqualTo(orphan.pid());
            }
            assertThat(orphan.onExit().join().exitValue()).isZero();
            assertThat(steps.said()).contains("Waiting for the database of an earlier run to stop");
        }

        @Test
        void leavesAPostgresAloneThatCadreDidNotStart() throws Exception {
            keep(Purpose.SERVE).close();
            Process foreign = postgresWithoutKeeper();
            try {
                assertRefused(Reason.FOREIGN_SERVER, () -> keep(Purpose.SERVE))
                        .hasMessageContaining(Long.toString(foreign.pid()));
                assertThat(foreign.isAlive()).isTrue();
            } finally {
                Postmaster.signal("INT", foreign.pid());
                foreign.onExit().join();
            }
        }

        @Test
        void goesOnAfterPostgresItselfWasKilled() throws Exception {
            var running = keep(Purpose.SERVE);
            try (var owner = asOwner(running);
                    var loading = asOwner(running)) {
                execute(owner, "create table note as select 'committed' as word");
                loading.setAutoCommit(false);
                execute(loading, "insert into note select 'in the middle of a load' from generate_series(1, 100000)");
                Postmaster.signal("KILL", running.pid());
                running.ended().join();
            }
            running.close();
            try (var again = keep(Purpose.SERVE);
                    var app = asApp(again)) {
                assertThat(value(app, "select string_agg(word, ', ') from note"))
                        .isEqualTo("committed");
            }
            assertThat(Files.readString(folders.data().resolve("log/postgres.log")))
                    .contains("was not properly shut down");
        }

        @Test
        void servesWhatAnotherUserBeganAsThatUser() throws Exception {
            keep(Purpose.SERVE).close();
            int began = ServerUser.find().another() ? 12345 : ServerUser.find().uid();
            var chown = new ProcessBuilder(
                    "chown", "-R", Integer.toString(began), database().toString());
            assertThat(Waiting.toEnd(chown.start())).isZero();
            try (var running = keep(Purpose.SERVE)) {
                assertThat(Files.getAttribute(Path.of("/proc/" + running.pid()), "unix:uid"))
                        .isEqualTo(began);
            }
        }

        @Test
        void passesOverNotesOfAProcessThatIsGone() throws Exception {
            var gone = new ProcessBuilder("true").start();
            gone.onExit().join();
            leaveNotesOf(gone.pid());
            keep(Purpose.SERVE).close();
        }

        @Test
        void passesOverNotesWhoseProcessNumberIsNowAnothers() throws Exception {
            leaveNotesOf(ProcessHandle.current().pid());
            keep(Purpose.SERVE).close();
        }

        private void leaveNotesOf(long pid) throws IOException {
            keep(Purpose.SERVE).close();
            Files.writeString(
                    database().resolve(Postmaster.NOTES),
                    pid + "\n" + database() + "\n1700000000\n5432\n\n127.0.0.1\n  1234567         0\nready   \n");
        }

        private Process postgresWithoutKeeper(String... more) throws IOException {
            int port;
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            var command = new ArrayList<>(List.of(
                    bin().resolve("postgres").toString(),
                    "-D",
                    database().toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "unix_socket_directories="));
            command.addAll(List.of(more));
            // Told to end together with this thread, that is: not during the test.
            Process process = ServerUser.find()
                    .run("KILL", command)
                    .directory(database().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(Waiting.until(Duration.ofMinutes(1), () -> {
                        try {
                            return Postmaster.on(database())
                                    .filter(Postmaster::ready)
                                    .isPresent();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .isTrue();
            return process;
        }
    }

    @Nested
    class OnAFolderItCannotUse {
        @Test
        void refusesDataOfAnotherMajorVersion() throws Exception {
            keep(Purpose.SERVE).close();
            Files.writeString(database().resolve("PG_VERSION"), "14\n");
            assertRefused(Reason.WRONG_VERSION, () -> keep(Purpose.SERVE)).hasMessageContaining("PostgreSQL 14");
        }

        @Test
        void refusesADatabaseWhosePasswordsAreLost() throws Exception {
            keep(Purpose.SERVE).close();
            Files.delete(folders.data().resolve(Passwords.FILE));
            assertRefused(Reason.NO_PASSWORDS, () -> keep(Purpose.SERVE)).hasMessageContaining(Passwords.FILE);
        }

        @Test
        void refusesAFolderItCannotWrite() throws Exception {
            var onSystemFiles = new PostgresKeeper(TestDatabase.binaries(), TestDatabase.QUICK, Progress.silent());
            assertRefused(Reason.NOT_WRITABLE, () -> onSystemFiles.keep(Path.of("/sys/cadre"), Purpose.DEMO))
                    .hasMessageContaining("/sys/cadre");

            Files.writeString(folders.data(), "a file, not a folder");
            assertRefused(Reason.NOT_WRITABLE, () -> keep(Purpose.DEMO));
            assertRefused(
                    Reason.NOT_WRITABLE, () -> onSystemFiles.keep(folders.data().resolve("below"), Purpose.DEMO));
        }

        @Test
        void refusesAFolderThatItsDatabaseUserCannotReach() throws Exception {
            Path closed = Files.createDirectory(
                    folders.folder().resolve("closed"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var keeper = new PostgresKeeper(TestDatabase.binaries(), TestDatabase.QUICK, Progress.silent());
            if (ServerUser.find().another()) {
                assertRefused(Reason.NOT_REACHABLE, () -> keeper.keep(closed.resolve("data"), Purpose.DEMO))
                        .hasMessageContaining(ServerUser.find().name())
                        .hasMessageContaining("--data");
            } else {
                keeper.keep(closed.resolve("data"), Purpose.DEMO).close();
            }
        }

        @Test
        void saysThatTheDiskIsFull() throws Exception {
            Files.createDirectories(folders.data());
            Files.createSymbolicLink(folders.data().resolve(FolderLock.FILE), Path.of("/dev/full"));
            assertRefused(Reason.DISK_FULL, () -> keep(Purpose.DEMO))
                    .hasMessageContaining(folders.data().toString());
        }

        @Test
        void beginsAnewAfterTheDiskWasFull() throws Exception {
            try (var disk = SmallDisk.at(folders.data(), 24)) {
                assertRefused(
                        Reason.DISK_FULL, () -> PostgresKeeper.start(folders.data(), Purpose.DEMO, Progress.silent()));
                assertRefused(Reason.DISK_FULL, () -> keep(Purpose.DEMO));
                assertThat(database()).doesNotExist();

                disk.grow(300);
                keep(Purpose.DEMO).close();
                disk.fill();
                assertRefused(Reason.DISK_FULL, () -> keep(Purpose.DEMO));
            }
        }

        @Test
        void saysWhatPostgresSaidWhenItDoesNotStart() throws Exception {
            keep(Purpose.SERVE).close();
            var wrong =
                    new PostgresKeeper(TestDatabase.binaries(), Map.of("shared_buffers", "a lot"), Progress.silent());
            assertRefused(Reason.DID_NOT_START, () -> wrong.keep(folders.data(), Purpose.SERVE))
                    .hasMessageContaining("shared_buffers")
                    .hasMessageContaining("postgres.log");
            keep(Purpose.SERVE).close();
        }

        @Test
        void hasASentenceForEachReason() {
            for (var reason : Reason.values()) {
                assertThat(new DatabaseRefused(reason, "one", "two", "three"))
                        .message()
                        .isNotBlank()
                        .doesNotContain("{", "\n");
            }
        }
    }

    private Running keep(Purpose purpose) {
        return new PostgresKeeper(TestDatabase.binaries(), TestDatabase.QUICK, Progress.silent())
                .keep(folders.data(), purpose);
    }

    private Running attachOrKeep(Progress progress) {
        return new PostgresKeeper(TestDatabase.binaries(), TestDatabase.QUICK, progress).attachOrKeep(folders.data());
    }

    private Path database() {
        return folders.data().resolve("database");
    }

    private void assertNothingRuns() {
        assertThat(Postmaster.processesOn(database())).isEmpty();
    }

    private static Path bin() throws IOException {
        return TestDatabase.binaries().bin(Path.of(""), Progress.silent());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Reason reason, ThrowingCallable start) {
        var thrown = assertThatThrownBy(start);
        thrown.asInstanceOf(type(DatabaseRefused.class))
                .extracting(DatabaseRefused::reason)
                .isEqualTo(reason);
        return thrown;
    }

    private static Connection asOwner(Running running) throws SQLException {
        return DriverManager.getConnection(running.jdbcUrl(), running.ownerUser(), running.ownerPassword());
    }

    private static Connection asApp(Running running) throws SQLException {
        return DriverManager.getConnection(running.jdbcUrl(), running.appUser(), running.appPassword());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
