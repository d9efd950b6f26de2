package org.cadre.certification.register;

import java.util.Arrays;
import java.util.Locale;

/** What can happen to a certificate, in the words of the register. */
public enum EventKind {
    ISSUED,
    RENEWED,
    SUSPENDED,
    REINSTATED,
    REVOKED,
    SUPERSEDED,
    CORRECTED,
    RE_SIGNED,
    /** The details of an earlier entry were erased at their holder's wish. */
    ERASED;

    /** As it stands in the database and in proofs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static EventKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("the register knows no event " + word));
    }
}
