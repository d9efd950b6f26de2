package org.cadre.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the embedded PostgreSQL: unpacks it, creates its database, starts it on a free port of the loopback interface
 * and stops it. The data folder outlives the process; when this JVM is killed PostgreSQL shuts down by itself.
 */
public final class PostgresKeeper {
    static final String HOST = "127.0.0.1";
    static final String ADMIN = "postgres";
    static final String CLUSTER_NAME = "cluster_name=cadre";

    private static final String DATABASE_FOLDER = "database";
    private static final String LOG = "log/postgres.log";
    private static final long LOG_KEPT = 10_000_000;
    private static final Duration TO_RECOVER = Duration.ofMinutes(10);
    private static final Duration TO_STOP = Duration.ofMinutes(1);
    private static final Duration TO_ATTACH = Duration.ofMinutes(1);
    private static final int STARTS = 20;

    private final PostgresBinaries binaries;
    private final Map<String, String> settings;
    private final Progress progress;

    public PostgresKeeper(Progress progress) {
        this(PostgresBinaries.bundled(), Map.of(), progress);
    }

    /** With other programs, or with settings of postgresql.conf that differ from Cadre's. */
    public PostgresKeeper(PostgresBinaries binaries, Map<String, String> settings, Progress progress) {
        this.binaries = binaries;
        this.settings = Map.copyOf(settings);
        this.progress = progress;
    }

    /** Starts it for a server, which alone uses the folder until it closes what is returned. */
    public static Running start(Path dataDirectory, Purpose purpose, Progress progress) {
        return new PostgresKeeper(progress).keep(dataDirectory, purpose);
    }

    /** For a command: uses the PostgreSQL that runs on the folder and leaves it running, or starts and stops its own. */
    public static Running attachOrStart(Path dataDirectory, Progress progress) {
        return new PostgresKeeper(progress).attachOrKeep(dataDirectory);
    }

    /**
     * Forgets a demo: its database and the named folders and files beside it. Refuses a folder in use and one that is
     * not a demo's.
     */
    public static void eraseDemo(Path dataDirectory, String... alsoErased) {
        new PostgresKeeper(Progress.silent()).erase(dataDirectory, List.of(alsoErased));
    }

    public Running keep(Path dataDirectory, Purpose purpose) {
        return inFolder(dataDirectory, (folder, user) -> {
            FolderLock lock = FolderLock.tryTake(folder).orElseThrow(() -> inUse(folder));
            return unlessRefused(lock, () -> {
                var kept = Purpose.of(folder);
                if (kept.isPresent() && kept.get() != purpose) {
                    throw new DatabaseRefused(kept.get().whyNotAnother(), folder);
                }
                purpose.mark(folder);
                return start(folder, user, lock, () -> {});
            });
        });
    }

    public Running attachOrKeep(Path dataDirectory) {
        return inFolder(dataDirectory, (folder, user) -> {
            var found = new Running[1];
            boolean inTime = Waiting.until(TO_ATTACH, () -> {
                found[0] = tryAttachOrStart(folder, user);
                return found[0] != null;
            });
            if (!inTime) {
                throw inUse(folder);
            }
            return found[0];
        });
    }

    private @Nullable Running tryAttachOrStart(Path folder, ServerUser user) {
        try {
            var lock = FolderLock.tryTake(folder);
            if (lock.isPresent()) {
                var guests = new Guests(folder);
                return unlessRefused(
                        lock.get(), () -> start(folder, user, lock.get(), () -> guests.awaitNone(progress)));
            }
            // Who holds the lock may still be starting it, or just be stopping it.
            return attach(folder).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Running> attach(Path folder) throws IOException {
        var postmaster = Postmaster.on(databaseIn(folder)).filter(Postmaster::ready);
        if (postmaster.isEmpty()) {
            return Optional.empty();
        }
        var passwords = Passwords.read(folder);
        var guest = new Guests(folder).enter();
        return Optional.of(new Running(postmaster.get(), passwords, guest::leave));
    }

    private void erase(Path dataDirectory, List<String> alsoErased) {
        if (Files.notExists(dataDirectory)) {
            return;
        }
        inFolder(dataDirectory, (folder, _) -> {
            try (var _ = FolderLock.tryTake(folder).orElseThrow(() -> inUse(folder))) {
                boolean demo = Purpose.of(folder).equals(Optional.of(Purpose.DEMO));
                if (!demo && Files.exists(folder.resolve(DATABASE_FOLDER))) {
                    throw new DatabaseRefused(Reason.HOLDS_REAL_DATA, folder);
                }
                if (demo) {
                    takeOver(databaseIn(folder));
                    for (String name : alsoErased) {
                        Folders.delete(folder.resolve(name));
                    }
                    Folders.delete(folder.resolve(DATABASE_FOLDER));
                    Folders.delete(folder.resolve(Passwords.FILE));
                    Folders.delete(folder.resolve(Purpose.MARKER));
                }
                return folder;
            }
        });
    }

    private static DatabaseRefused inUse(Path folder) {
        Optional<String> holder;
        try {
            holder = FolderLock.holder(folder);
        } catch (IOException _) {
            holder = Optional.empty();
        }
        return new DatabaseRefused(
                Reason.IN_USE,
                holder.map(pid -> Words.say("database.refused.in-use.process", pid))
                        .orElse(""),
                folder);
    }

    /** Makes the folder and turns what goes wrong with files there into a refusal. */
    private static <T> T inFolder(Path dataDirectory, InFolder<T> work) {
        Path folder = dataDirectory.toAbsolutePath().normalize();
        try {
            if (!System.getProperty("os.name").equals("Linux")) {
                throw new DatabaseRefused(Reason.NO_BINARIES, System.getProperty("os.name"));
            }
            var anyone = ServerUser.find();
            anyone.makeFolders(folder);
            Path real = folder.toRealPath();
            var user = anyone.orOwnerOf(databaseIn(real));
            if (!user.reaches(real)) {
                throw new DatabaseRefused(Reason.NOT_REACHABLE, user.name(), folder);
            }
            return work.in(real, user);
        } catch (IOException e) {
            throw refusal(folder, e);
        } catch (UncheckedIOException e) {
            throw refusal(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private static DatabaseRefused refusal(Path folder, IOException trouble) {
        String message = String.valueOf(trouble.getMessage());
        if (tellsOfFullDisk(message)) {
            return diskFull(folder, trouble);
        }
        if (trouble instanceof AccessDeniedException
                || trouble instanceof NotDirectoryException
                || message.contains("Read-only file system")
                || message.contains("Not a directory")
                || message.contains("Operation not permitted")
                || Files.isRegularFile(folder)) {
            return new DatabaseRefused(Reason.NOT_WRITABLE, trouble, folder);
        }
        return new DatabaseRefused(Reason.DID_NOT_START, trouble, trouble.toString(), folder.resolve(LOG));
    }

    private static boolean tellsOfFullDisk(String message) {
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }

    private static DatabaseRefused diskFull(Path folder, @Nullable Throwable cause) {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace() / 1_000_000;
        } catch (IOException _) {
            free = 0;
        }
        return new DatabaseRefused(Reason.DISK_FULL, cause, folder, Long.toString(free));
    }

    /** As processes there see it: it may be a link to another disk. */
    private static Path databaseIn(Path folder) throws IOException {
        Path database = folder.resolve(DATABASE_FOLDER);
        return Files.exists(database) ? database.toRealPath() : database;
    }

    private static Running unlessRefused(FolderLock lock, Start start) throws IOException {
        boolean started = false;
        try {
            Running running = start.start();
            started = true;
            return running;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private Running start(Path folder, ServerUser user, FolderLock lock, Running.Ending beforeStopping)
            throws IOException {
        Path database = databaseIn(folder);
        takeOver(database);
        Path bin = binaries.bin(folder, progress);
        if (Files.exists(database)) {
            requireSameVersion(database, bin, user);
        }
        var passwords = Files.exists(database) ? Passwords.read(folder) : Passwords.readOrMake(folder);
        if (Files.notExists(database)) {
            progress.step(Words.say("database.step.create"));
            create(folder, database, bin, user, passwords);
        }
        progress.step(Words.say("database.step.start"));
        Started started = launch(folder, database, bin, user);
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

    private static void requireSameVersion(Path database, Path bin, ServerUser user) throws IOException {
        String written = Files.readString(database.resolve("PG_VERSION")).strip();
        String runs = output(user.run("KILL", List.of(bin.resolve("postgres").toString(), "--version")), bin)
                .replaceFirst("(?s).*PostgreSQL\\) (\\d+).*", "$1");
        if (!written.equals(runs)) {
            throw new DatabaseRefused(Reason.WRONG_VERSION, database, written, runs);
        }
    }

    /** Created aside and moved into place when whole, so that an interrupted start leaves no half a database. */
    private void create(Path folder, Path database, Path bin, ServerUser user, Passwords passwords) throws IOException {
        Path draft = folder.resolve(DATABASE_FOLDER + ".making");
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
            throw tellsOfFullDisk(said)
                    ? diskFull(where, null)
                    : new DatabaseRefused(Reason.DID_NOT_START, ServerLog.reason(said), where);
        }
        return said;
    }

    private Started launch(Path folder, Path database, Path bin, ServerUser user) throws IOException {
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
            if (tellsOfFullDisk(said)) {
                throw diskFull(folder, null);
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

    private interface InFolder<T> {
        T in(Path folder, ServerUser user) throws IOException;
    }

    private interface Start {
        Running start() throws IOException;
    }
}
