package org.cadre.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.cadre.Visitor;
import org.cadre.command.CadreCommand;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresKeeper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The computer is lost while people work, and the association goes on from the last backup elsewhere. */
@Tag("crash")
class RestoreDrillTest {
    /** What a restore itself writes to, or is asked not to bring back. */
    private static final List<String> OTHERWISE = List.of("scheduled_tasks", "restoration", "held_job", "backup_run");

    private static final String LINK =
            "select button_url from mail where button_url like '%/protege/contacts/%' order by id limit 1";

    @Test
    void goesOnElsewhereFromABackupMadeUnderLoad() throws Exception {
        Path folder = Files.createTempDirectory("cadre-drill-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path file = folder.resolve("drill.backup");
        Path data = folder.resolve("data");
        Path elsewhere = folder.resolve("elsewhere");
        Visitor opal;
        String link;

        var lost = new KilledServer(data);
        opal = lost.as("opal");
        link = lost.ask(LINK, String.class).replaceFirst("https?://[^/]+", "");
        opal.get("/office/offerings").hasStatus(200);
        new Visitor(lost.url()).get(link).doesNotSay("This link is no longer good");
        leaveAMailWaiting(data);
        var load = new Load(lost, data);
        load.until(20);
        assertThat(CadreCommand.run(new String[] {"backup", file.toString(), "--data", data.toString()}))
                .isZero();
        load.until(40);
        lost.kill();
        load.stop();

        // The exit status is 0 only if the audit finds nothing, and the register is whole.
        String[] restore = {"restore", file.toString(), "--data", elsewhere.toString()};
        assertThat(CadreCommand.run(restore)).isZero();
        assertThat(CadreCommand.run(restore)).as("over what is there").isOne();
        assertThat(counts(elsewhere, manifest(file))).isEmpty();

        try (var restored = new KilledServer(elsewhere)) {
            restored.as("ines").get("/home").hasStatus(200).says("Ines");
            assertThat(opal.get(restored.url() + "/office/offerings").address().getPath())
                    .isEqualTo("/sign-in");
            assertThat(new Visitor(restored.url()).get(link).document().select("form textarea, form [name=answer]"))
                    .isEmpty();
            restored.as("opal").get("/office/backups").says("On hold since the restore");
        }
    }

    /** One that is to go later: whatever else waits may be done before the backup begins. */
    private static void leaveAMailWaiting(Path data) throws Exception {
        try (var database = PostgresKeeper.attachOrStart(data, Progress.silent());
                var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword())) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("""
                            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            values ('send-mail', :mail, '2099-01-01', false, 1)
                            """)
                    .param("mail", UUID.randomUUID().toString())
                    .update();
        }
    }

    private static JsonNode manifest(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int one = in.read(); one != '\n'; one = in.read()) {
                assertThat(one).isPositive();
            }
            var zip = new ZipInputStream(in);
            assertThat(String.valueOf(zip.getNextEntry())).isEqualTo("manifest.json");
            return JsonMapper.shared().readTree(zip.readAllBytes());
        }
    }

    /** The tables that have another number of rows than the manifest says. */
    private static List<String> counts(Path data, JsonNode manifest) throws Exception {
        var others = new ArrayList<String>();
        try (var database = PostgresKeeper.attachOrStart(data, Progress.silent());
                var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword())) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            assertThat(manifest.get("tables")).hasSizeGreaterThan(100);
            for (var table : manifest.get("tables")) {
                String name = table.get("name").asString();
                long rows = jdbc.sql("select count(*) from " + name)
                        .query(Long.class)
                        .single();
                if (!OTHERWISE.contains(name) && rows != table.get("rows").asLong()) {
                    others.add(name + ": " + rows + " instead of " + table.get("rows"));
                }
            }
        }
        return others;
    }

    /** People at work: they sign in and out over HTTP, and the trail grows with each deed. */
    private static final class Load {
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicInteger done = new AtomicInteger();
        private final List<CompletableFuture<Void>> people = new ArrayList<>();

        Load(KilledServer server, Path data) {
            Executor threads = one -> Thread.ofVirtual().start(one);
            people.add(CompletableFuture.runAsync(
                    () -> work(() -> {
                        server.as("rosa").get("/home");
                        done.incrementAndGet();
                    }),
                    threads));
            people.add(CompletableFuture.runAsync(() -> write(data), threads));
        }

        private void write(Path data) {
            try (var database = PostgresKeeper.attachOrStart(data, Progress.silent());
                    var connection = DriverManager.getConnection(
                            database.jdbcUrl(), database.appUser(), database.appPassword())) {
                var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                work(() -> {
                    jdbc.sql("insert into deed (key, done_at, outcome) values (:key, '2027-01-01', '')")
                            .param("key", UUID.randomUUID())
                            .update();
                    done.incrementAndGet();
                });
            } catch (Exception _) {
                // The database goes down with the server.
            }
        }

        private void work(Runnable deed) {
            while (!stop.get()) {
                try {
                    deed.run();
                } catch (RuntimeException | AssertionError _) {
                    return; // The server dies under it.
                }
            }
        }

        void until(int deeds) {
            KilledServer.until(() -> done.get() >= deeds);
        }

        void stop() {
            stop.set(true);
            people.forEach(one -> one.orTimeout(1, TimeUnit.MINUTES).join());
        }
    }
}
