package org.cadre.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.DatabaseRefused.Reason;

/** The database in a data folder that is ours alone for now: created, started, stopped, erased. */
record Cluster(
        Path folder, ServerUser user, PostgresBinaries binaries, Map<String, String> settings, Progress progress) {
    static final String HOST = "127.0.0.1";
    static final String ADMIN = "postgres";
    static final String CLUSTER_NAME = "cluster_name=cadre";
    static final String LOG = "log/postgres.log";

    private static final String FOLDER = "database";
    private static final String DRAFT = "database.making";
    private static final long LOG_KEPT = 10_000_000;
    private static final Duration TO_RECOVER = Duration.ofMinutes(10);
    private static final Duration TO_STOP = Duration.ofMinutes(1);
    private static final int STARTS = 20;

    /** As processes there see it: it may be a link to another disk. */
    static Path databaseIn(Path folder) throws IOException {
        Path database = folder.resolve(FOLDER);
        return Files.exists(database) ? database.toRealPath() : database;
    }

    Running start(FolderLock lock, Running.Ending beforeStopping) throws IOException {
        Path database = databaseIn(folder);
        takeOver(database);
        Path bin = binaries.bin(folder, progress);
        if (Files.exists(database)) {
            requireSameVersion(database, bin);
        }
        var passwords = Files.exists(database) ? Passwords.read(folder) : Passwords.readOrMake(folder);
        if (Files.notExists(database)) {
            progress.step(Words.say("database.step.create"));
            create(database, bin, passwords);
        }
        progress.step(Words.say("database.step.start"));
        Started started = launch(database, bin);
        boolean ready = false;
        try {
            new Roles(started.postmaster().port(), passwords).settle();
            ready = true;
        } catch (SQLException e) {
            throw new DatabaseRefused(Reason.DID_NOT_START, e, String.valueOf(e.getMessage()), folder.resolve(LOG));
        } finally {
            if (!ready) {
                stop(started);
            }
        }
        return new Running(started.postmaster(), passwords, () -> {
            try (lock) {
                beforeStopping.end();
                stop(started);
            }
        });
    }

    /**
     * Clears the way when PostgreSQL outlived the Cadre that kept it (which is gone: its lock is ours). Killed together
     * with it, it is about to stop by itself; asking it again does no harm.
     */
    private void takeOver(Path database) throws IOException {
        var left = Postmaster.on(database);
        if (left.isPresent() && !left.get().isCadres()) {
            throw new DatabaseRefused(
                    Reason.FOREIGN_SERVER, Long.toString(left.get().process().pid()), database);
        }
        if (!Postmaster.processesOn(database).isEmpty()) {
            progress.step(Words.say("database.step.takeover"));
            if (left.isPresent()) {
                left.get().stop();
            }
            Waiting.until(TO_STOP, () -> Postmaster.processesOn(database).isEmpty());
            for (ProcessHandle still : Postmaster.processesOn(database)) {
                throw new DatabaseRefused(Reason.STILL_STOPPING, Long.toString(still.pid()), database);
            }
        }
        // Nobody is there any more; its number in these notes may meanwhile be another process's.
        Files.deleteIfExists(database.resolve(Postmaster.NOTES));
    }

    /** Out of the way at once, so that an interrupted erasure leaves no half a database. */
    void erase() throws IOException {
        Path database = folder.resolve(FOLDER);
        takeOver(databaseIn(folder));
        if (Files.exists(database)) {
            Folders.delete(folder.resolve(DRAFT));
            Files.move(database, folder.resolve(DRAFT), StandardCopyOption.ATOMIC_MOVE);
        }
        Folders.delete(folder.resolve(DRAFT));
    }

    private void requireSameVersion(Path database, Path bin) throws IOException {
        String written = Files.readString(database.resolve("PG_VERSION")).strip();
        String runs = output(user.run("KILL", List.of(bin.resolve("postgres").toString(), "--version")), bin)
                .replaceFirst("(?s).*PostgreSQL\\) (\\d+).*", "$1");
        if (!written.equals(runs)) {
            throw new DatabaseRefused(Reason.WRONG_VERSION, database, written, runs);
        }
    }

    /** Created aside and moved into place when whole, so that an interrupted start leaves no half a database. */
    private void create(Path database, Path bin, Passwords passwords) throws IOException {
        Path draft = folder.resolve(DRAFT);
        Path secret = folder.resolve(".first-password");
        try {
            Folders.delete(draft);
            Files.createDirectory(
                    draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            user.own(draft);
            Passwords.writeSecret(secret, passwords.postgres() + "\n");
            user.own(secret);
            var command = new ArrayList<>(List.of(
                    bin.resolve("initdb").toString(),
                    "--pgdata=" + draft,
                    "--username=" + ADMIN,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums"));
            if ("off".equals(settings.get("fsync"))) {
                command.add("--no-sync");
            }
            output(user.run("KILL", command), draft);
            Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(secret);
            Folders.delete(draft);
        }
    }

    private static String output(ProcessBuilder builder, Path where) throws IOException {
        Process process =
                builder.directory(where.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (Waiting.toEnd(process) != 0) {
            throw DatabaseRefused.tellsOfFullDisk(said)
                    ? DatabaseRefused.diskFull(where, null)
                    : new DatabaseRefused(Reason.DID_NOT_START, ServerLog.reason(said), where);
        }
        return said;
    }

    private Started launch(Path database, Path bin) throws IOException {
        var log = new ServerLog(folder.resolve(LOG));
        for (int tries = 1; ; tries++) {
            log.begin(LOG_KEPT);
            var process = startProcess(user.run("INT", command(bin, database, freePort()))
                    .directory(database.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile())));
            var ready = awaitReady(process, database);
            if (ready.isPresent()) {
                return new Started(process, ready.get());
            }
            String said = log.saidSinceBegin();
            if (DatabaseRefused.tellsOfFullDisk(said)) {
                throw DatabaseRefused.diskFull(folder, null);
            }
            boolean passing = said.contains("could not bind") || said.contains("is still in use");
            if (!passing || tries == STARTS) {
                throw new DatabaseRefused(Reason.DID_NOT_START, ServerLog.reason(said), log.file());
            }
        }
    }

    private List<String> command(Path bin, Path database, int port) {
        var all = new LinkedHashMap<String, String>();
        all.put("listen_addresses", HOST);
        all.put("unix_socket_directories", "");
        all.put("shared_buffers", "128MB");
        all.put("max_connections", "100");
        all.put("log_line_prefix", "%m [%p] ");
        all.put("log_timezone", "UTC");
        all.put("timezone", "UTC");
        all.putAll(settings);
        var command = new ArrayList<>(
                List.of(bin.resolve("postgres").toString(), "-D", database.toString(), "-p", Integer.toString(port)));
        command.addAll(List.of("-c", CLUSTER_NAME));
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        }
    }

    /** Started from a thread that lives as long as the process: its end, not the JVM's, is what the process is told of. */
    private static Process startProcess(ProcessBuilder builder) throws IOException {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres-keeper").start(() -> {
            try {
                Process process = builder.start();
                started.complete(process);
                Waiting.toEnd(process);
            } catch (IOException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static Optional<Postmaster> awaitReady(Process process, Path database) throws IOException {
        var found = new Postmaster[1];
        Waiting.until(TO_RECOVER, () -> {
            try {
                found[0] = Postmaster.on(database)
                        .filter(one -> one.ready() && one.process().pid() == process.pid())
                        .orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return found[0] != null || !process.isAlive();
        });
        return Optional.ofNullable(found[0]);
    }

    private static void stop(Started started) throws IOException {
        if (started.process().isAlive()) {
            started.postmaster().stop();
        }
        if (!Waiting.until(TO_STOP, () -> !started.process().isAlive())) {
            Postmaster.signal("QUIT", started.process().pid());
            Waiting.toEnd(started.process());
        }
    }

    private record Started(Process process, Postmaster postmaster) {}
}
