package org.cadre.internship.pairing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.cadre.internship.InternshipId;
import org.cadre.internship.PairingId;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An MIT and a protégé, and the agreement both sign.
 *
 * @param protegeName as the MIT wrote it
 * @param agreementText what both signed, word for word
 * @param proposedAt when the MIT signed
 * @param acceptedAt when the protégé signed
 * @param endReason why it was declined or ended, in the words of who did
 */
public record Pairing(
        PairingId id,
        InternshipId internship,
        PersonId mit,
        String mitName,
        PersonId protege,
        String protegeName,
        ProtegeKind kind,
        String school,
        State state,
        String agreementVersion,
        String agreementText,
        Instant proposedAt,
        @Nullable Instant acceptedAt,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate endedOn,
        String endReason) {

    /** How it stands between the two. */
    public enum State {
        PROPOSED,
        ACTIVE,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        ENDED,
        SUSPENDED;

        /** The word in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it stands between the MIT and another protégé. */
    boolean isOpen() {
        return switch (state) {
            case PROPOSED, ACTIVE, SUSPENDED -> true;
            case DECLINED, EXPIRED, WITHDRAWN, ENDED -> false;
        };
    }

    /** Whether the protégé agreed and it goes on. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Whether it was in force on that day: contacts of the day belong to it. While office lets it rest none do. */
    public boolean wasInForceOn(LocalDate day) {
        return state != State.SUSPENDED
                && acceptedOn != null
                && !day.isBefore(acceptedOn)
                && (endedOn == null || !day.isAfter(endedOn));
    }
}
