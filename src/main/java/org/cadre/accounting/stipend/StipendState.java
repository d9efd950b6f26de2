package org.cadre.accounting.stipend;

import java.util.Locale;

/** How far a stipend has come; it follows from its days, and is stored nowhere. */
public enum StipendState {
    /** The cohort or the offering goes on. */
    AGREED,
    /** It is over: office looks and approves. */
    DUE,
    APPROVED,
    PAID;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return "accounting.stipend.state." + word();
    }

    String tone() {
        return switch (this) {
            case AGREED -> "quiet";
            case DUE -> "attention";
            case APPROVED -> "primary";
            case PAID -> "done";
        };
    }

    String icon() {
        return switch (this) {
            case AGREED -> "hand-thumbs-up";
            case DUE -> "hourglass-split";
            case APPROVED -> "check2";
            case PAID -> "check-circle-fill";
        };
    }
}
