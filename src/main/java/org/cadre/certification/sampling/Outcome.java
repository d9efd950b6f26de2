package org.cadre.certification.sampling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of auditing one internship. */
enum Outcome {
    IN_ORDER,
    FINDINGS,
    FOLLOW_UP;

    /** The word in the database and in forms. */
    String word() {
        return this == FOLLOW_UP ? "follow-up" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Outcome> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The key of its name. */
    String key() {
        return "certification.sampling.outcome." + word().replace(' ', '-');
    }

    String tone() {
        return switch (this) {
            case IN_ORDER -> "done";
            case FINDINGS -> "problem";
            case FOLLOW_UP -> "attention";
        };
    }

    String icon() {
        return switch (this) {
            case IN_ORDER -> "check-circle-fill";
            case FINDINGS -> "exclamation-circle-fill";
            case FOLLOW_UP -> "flag-fill";
        };
    }
}
