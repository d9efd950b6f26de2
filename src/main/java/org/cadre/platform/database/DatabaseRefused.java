package org.cadre.platform.database;

import java.util.Locale;
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

    public Reason reason() {
        return reason;
    }

    /** What stands in the way. */
    public enum Reason {
        IN_USE,
        HOLDS_A_DEMO,
        HOLDS_REAL_DATA,
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
