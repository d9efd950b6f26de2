package org.cadre.platform.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/** A backup or a restore cannot be had; the message is the one sentence for the person at the keyboard. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String kept;

    BackupRefused(Reason reason, Object... arguments) {
        this(reason, null, arguments);
    }

    private BackupRefused(Reason reason, @Nullable Throwable cause, Object... arguments) {
        super(new Texts().say(reason.key(), arguments), cause);
        this.reason = reason;
        this.kept = new Texts().unsaid(reason.key(), arguments);
    }

    /** What went wrong with files there, as a refusal. */
    static BackupRefused because(Path where, IOException trouble) {
        String message = String.valueOf(trouble.getMessage());
        if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
            return new BackupRefused(Reason.DISK_FULL, trouble, where.toString(), Long.toString(free(where)));
        }
        if (trouble instanceof NoSuchFileException
                || trouble instanceof AccessDeniedException
                || trouble instanceof FileAlreadyExistsException // a file stands where a folder is to be made
                || message.contains("Not a directory")) {
            return new BackupRefused(Reason.NOT_REACHABLE, trouble, where.toString());
        }
        return new BackupRefused(Reason.BROKEN_OFF, trouble, where.toString(), trouble.toString());
    }

    private static long free(Path where) {
        for (Path here = where.toAbsolutePath(); here != null; here = here.getParent()) {
            try {
                return Files.getFileStore(here).getUsableSpace() / 1_000_000;
            } catch (IOException _) {
                // Not there; the folder above it may be.
            }
        }
        return 0;
    }

    public Reason reason() {
        return reason;
    }

    /** The sentence as it is written down, for whoever reads it later. */
    String kept() {
        return kept;
    }

    /** What stands in the way. */
    public enum Reason {
        NOT_THERE,
        NOT_A_BACKUP,
        NEWER_FORMAT,
        DAMAGED,
        NEEDS_PASSPHRASE,
        WRONG_PASSPHRASE,
        SHORT_PASSPHRASE,
        NEWER_CADRE,
        ANOTHER_FILE,
        BEING_WRITTEN,
        DISK_FULL,
        NOT_REACHABLE,
        BROKEN_OFF,
        NOTHING_YET,
        DOES_NOT_FIT,
        DATABASE_NOT_EMPTY,
        DATABASE_WITHOUT_SCHEMA,
        OTHER_KEYS;

        String key() {
            return "backup.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
