package org.cadre.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cadre.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Puts a whole new data folder in the place of an empty one, or of one that is moved aside. It is held from the first look
 * until it is done, so that no Cadre starts there meanwhile.
 */
public final class FolderSwitch implements AutoCloseable {
    /** The backups of a data folder: they do not make it one that holds data, and stay in the place they are in. */
    public static final String BACKUPS = "backups";

    private static final Pattern OF_NO_VALUE =
            Pattern.compile(Pattern.quote(FolderLock.FILE) + "|guests|log|postgres-[0-9.]+|" + BACKUPS);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration TO_STOP = Duration.ofMinutes(1);

    private final Path place;
    private final boolean empty;
    private final @Nullable FolderLock lock;

    private FolderSwitch(Path place, boolean empty, @Nullable FolderLock lock) {
        this.place = place;
        this.empty = empty;
        this.lock = lock;
    }

    /** Takes hold of a place for a data folder; refuses one that is in use and, unless it is to be replaced, one that holds data. */
    public static FolderSwitch at(Path asked, boolean replace) {
        Path place = asked.toAbsolutePath().normalize();
        try {
            return take(place, replace);
        } catch (IOException e) {
            throw DatabaseRefused.because(place, e);
        }
    }

    private static FolderSwitch take(Path place, boolean replace) throws IOException {
        if (Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
            return new FolderSwitch(place, true, null);
        }
        Path above = place.getParent();
        if (Files.isSymbolicLink(place)
                || above == null
                || !Files.getFileStore(place).equals(Files.getFileStore(above))) {
            throw new DatabaseRefused(Reason.NOT_TO_BE_MOVED, place);
        }
        var lock = FolderLock.tryTake(place).orElseThrow(() -> PostgresKeeper.inUse(place));
        boolean kept = false;
        try {
            Path database = Cluster.databaseIn(place);
            // Killed a moment ago, it may still be stopping.
            Waiting.until(TO_STOP, () -> Postmaster.processesOn(database).isEmpty());
            for (ProcessHandle still : Postmaster.processesOn(database)) {
                throw new DatabaseRefused(Reason.STILL_STOPPING, Long.toString(still.pid()), database);
            }
            boolean empty = isEmpty(place);
            if (!empty && !replace) {
                throw new DatabaseRefused(Reason.HOLDS_DATA, place);
            }
            kept = true;
            return new FolderSwitch(place, empty, lock);
        } finally {
            if (!kept) {
                lock.close();
            }
        }
    }

    private static boolean isEmpty(Path place) throws IOException {
        try (var held = Files.list(place)) {
            return held.allMatch(one ->
                    OF_NO_VALUE.matcher(String.valueOf(one.getFileName())).matches());
        }
    }

    public Path place() {
        return place;
    }

    /** A new folder beside the place, to be filled; what an earlier try left there is gone. */
    public Path draft() {
        Path draft = place.resolveSibling(place.getFileName() + ".restoring");
        try {
            Folders.delete(draft);
            ServerUser.find().makeFolders(draft);
            return draft;
        } catch (IOException e) {
            throw DatabaseRefused.because(draft, e);
        }
    }

    /** Moves the filled folder to its place, and says where the data that were there before are now. */
    public Optional<Path> put(Path draft, Instant at) {
        try {
            if (Files.notExists(place)) {
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
                return Optional.empty();
            }
            Path aside = place.resolveSibling(place.getFileName() + ".before-" + STAMP.format(at));
            if (empty && Files.exists(place.resolve(BACKUPS))) {
                Files.move(place.resolve(BACKUPS), draft.resolve(BACKUPS), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            if (empty) {
                Folders.delete(aside);
                return Optional.empty();
            }
            return Optional.of(aside);
        } catch (IOException e) {
            throw DatabaseRefused.because(place, e);
        }
    }

    /** Takes back what {@link #put} did. */
    public void takeBack(Optional<Path> aside) {
        try {
            Folders.delete(place);
            if (aside.isPresent()) {
                Files.move(aside.get(), place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw DatabaseRefused.because(place, e);
        }
    }

    /** Forgets a folder that was being filled. */
    public static void forget(Path draft) {
        try {
            Folders.delete(draft);
        } catch (IOException e) {
            throw DatabaseRefused.because(draft, e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw DatabaseRefused.because(place, e);
        }
    }
}
