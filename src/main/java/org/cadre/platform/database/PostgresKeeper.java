package org.cadre.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the embedded PostgreSQL: unpacks it, creates its database, starts it on a free port of the loopback interface
 * and stops it. The data folder outlives the process; when this JVM is killed PostgreSQL shuts down by itself.
 */
public final class PostgresKeeper {
    private static final Duration TO_ATTACH = Duration.ofMinutes(1);

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

    /** Refuses a folder that no demo has used, for work that must never reach real data. */
    public static void requireDemo(Path dataDirectory) {
        try {
            if (!Purpose.of(dataDirectory).equals(Optional.of(Purpose.DEMO))) {
                throw new DatabaseRefused(Reason.NOT_A_DEMO, dataDirectory);
            }
        } catch (IOException e) {
            throw DatabaseRefused.because(dataDirectory, e);
        }
    }

    /** Whether the folder is a demo's. */
    public static boolean isDemo(Path dataDirectory) {
        try {
            return Purpose.of(dataDirectory).equals(Optional.of(Purpose.DEMO));
        } catch (IOException e) {
            throw DatabaseRefused.because(dataDirectory, e);
        }
    }

    /** Whether the folder holds a database. */
    public static boolean isIn(Path dataDirectory) {
        try {
            return Files.exists(Cluster.databaseIn(dataDirectory));
        } catch (IOException e) {
            throw DatabaseRefused.because(dataDirectory, e);
        }
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
                return cluster(folder, user).start(lock, () -> {});
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

    private Cluster cluster(Path folder, ServerUser user) {
        return new Cluster(folder, user, binaries, settings, progress);
    }

    private @Nullable Running tryAttachOrStart(Path folder, ServerUser user) {
        try {
            var lock = FolderLock.tryTake(folder);
            if (lock.isPresent()) {
                var guests = new Guests(folder);
                return unlessRefused(
                        lock.get(), () -> cluster(folder, user).start(lock.get(), () -> guests.awaitNone(progress)));
            }
            // Who holds the lock may still be starting it, or just be stopping it.
            return attach(folder).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Running> attach(Path folder) throws IOException {
        var postmaster = Postmaster.on(Cluster.databaseIn(folder)).filter(Postmaster::ready);
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
        inFolder(dataDirectory, (folder, user) -> {
            try (var _ = FolderLock.tryTake(folder).orElseThrow(() -> inUse(folder))) {
                boolean demo = Purpose.of(folder).equals(Optional.of(Purpose.DEMO));
                if (!demo && Files.exists(Cluster.databaseIn(folder))) {
                    throw new DatabaseRefused(Reason.HOLDS_REAL_DATA, folder);
                }
                if (demo) {
                    cluster(folder, user).erase();
                    for (String name : alsoErased) {
                        Folders.delete(folder.resolve(name));
                    }
                    Folders.delete(folder.resolve(Passwords.FILE));
                    Folders.delete(folder.resolve(Purpose.MARKER));
                }
                return folder;
            }
        });
    }

    static DatabaseRefused inUse(Path folder) {
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
            var user = anyone.orOwnerOf(Cluster.databaseIn(real));
            if (!user.reaches(real)) {
                throw new DatabaseRefused(Reason.NOT_REACHABLE, user.name(), folder);
            }
            return work.in(real, user);
        } catch (IOException e) {
            throw DatabaseRefused.because(folder, e);
        } catch (UncheckedIOException e) {
            throw DatabaseRefused.because(folder, Objects.requireNonNull(e.getCause()));
        }
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

    private interface InFolder<T> {
        T in(Path folder, ServerUser user) throws IOException;
    }

    private interface Start {
        Running start() throws IOException;
    }
}
