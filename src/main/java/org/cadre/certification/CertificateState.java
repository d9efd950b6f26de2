package org.cadre.certification;

import java.util.Locale;
import org.cadre.certification.register.EventKind;

/** What is stored about a certificate; the rest of its condition follows from the day. */
public enum CertificateState {
    /** It has its number; its paper is being made. */
    RESERVED,
    ISSUED,
    SUSPENDED,
    REVOKED,
    /** By its renewal. */
    SUPERSEDED,
    /** Superseded by a correction: issued again for the same period with the right name. */
    CORRECTED;

    /** The word in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the register calls coming into this state. */
    EventKind event() {
        return switch (this) {
            case SUSPENDED -> EventKind.SUSPENDED;
            case REVOKED -> EventKind.REVOKED;
            case SUPERSEDED -> EventKind.SUPERSEDED;
            case CORRECTED -> EventKind.CORRECTED;
            case ISSUED -> EventKind.REINSTATED;
            case RESERVED -> throw new IllegalStateException("nothing is entered before it is issued");
        };
    }

    static CertificateState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
