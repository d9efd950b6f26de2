package org.cadre.platform.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.cadre.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;

/** The embedded database cannot be had; the message is the one sentence for the person at the keyboard. */
public final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    DatabaseRefused(Reason reason, Object... arguments) {
        this(reason, null, arguments);
    }

    DatabaseRefused(Reason reason, @Nullable Throwable cause, Object... arguments) {
        super(Words.say(reason.key(), arguments), cause);
        this.reason = reason;
    }

    /** What went wrong with files in the folder, as a refusal. */
    static DatabaseRefused because(Path folder, IOException trouble) {
        String message = String.valueOf(trouble.getMessage());
        if (tellsOfFullDisk(message)) {
            return diskFull(folder, trouble);
        }
        if (trouble instanceof AccessDeniedException
                || trouble instanceof NotDirectoryException
                || trouble instanceof FileAlreadyExistsException // a file stands where a folder is to be made
                || message.contains("Read-only file system")
                || message.contains("Not a directory")
                || message.contains("Operation not permitted")
                || Files.isRegularFile(folder)) {
            return new DatabaseRefused(Reason.NOT_WRITABLE, trouble, folder);
        }
        return new DatabaseRefused(Reason.DID_NOT_START, trouble, trouble.toString(), folder.resolve(Cluster.LOG));
    }

    static boolean tellsOfFullDisk(String message) {
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }

    static DatabaseRefused diskFull(Path folder, @Nullable Throwable cause) {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace() / 1_000_000;
        } catch (IOException _) {
            free = 0;
        }
        return new DatabaseRefused(Reason.DISK_FULL, cause, folder, Long.toString(free));
    }

    public Reason reason() {
        return reason;
    }

    /** What stands in the way. */
    public enum Reason {
        IN_USE,
        HOLDS_A_DEMO,
        HOLDS_REAL_DATA,
        NOT_A_DEMO,
        HOLDS_DATA,
        NOT_TO_BE_MOVED,
        NOT_WRITABLE,
        NOT_REACHABLE,
        WRONG_VERSION,
        DISK_FULL,
        FOREIGN_SERVER,
        STILL_STOPPING,
        NO_PASSWORDS,
        NO_BINARIES,
        DID_NOT_START;

        String key() {
            return "database.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
