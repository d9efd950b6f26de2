package org.cadre.notification.message;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of office.
 *
 * @param completeOnly whether those are left out for whom a placeholder has no value
 * @param version counts its changes
 * @param heldBecause what the mail server said when sending paused by itself
 */
record Message(
        UUID id,
        Kind kind,
        String subject,
        String body,
        Audience audience,
        boolean completeOnly,
        State state,
        int version,
        @Nullable Instant sendAt,
        String madeBy,
        @Nullable String scheduledBy,
        @Nullable Instant endedAt,
        @Nullable String heldBecause) {

    /** Where it stands between being written and being told. */
    enum State {
        DRAFT,
        SCHEDULED,
        SENDING,
        PAUSED,
        STOPPED,
        SENT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isDraft() {
        return state == State.DRAFT;
    }

    /** What office typed of it. */
    Words words() {
        return new Words(kind, subject, body, audience, completeOnly);
    }

    /** A message as it is typed. */
    record Words(Kind kind, String subject, String body, Audience audience, boolean completeOnly) {}
}
