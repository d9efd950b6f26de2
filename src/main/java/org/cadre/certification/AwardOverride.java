package org.cadre.certification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Office's request to award although not everything is met, and what the second person answered.
 *
 * @param missing what was missing when it was asked for
 * @param approver the second person's name
 * @param words what the approver said
 */
record AwardOverride(
        UUID id,
        InternshipId internship,
        PersonId askedBy,
        String askedByName,
        Instant askedAt,
        String reason,
        List<Missing> missing,
        String approver,
        String approverEmail,
        As as,
        Instant expiresAt,
        State state,
        @Nullable String words,
        @Nullable Instant settledAt) {

    /** Something that was not met, in the words of that day. */
    record Missing(String key, String title, String why) {}

    /** All of them, as they are kept. */
    record AllMissing(List<Missing> all) {
        AllMissing {
            all = List.copyOf(all);
        }
    }

    /** As what somebody approves. */
    enum As {
        BOARD,
        FINANCE,
        COACH,
        OTHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static As of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What became of the request. */
    enum State {
        OPEN("attention", "hourglass-split"),
        AGREED("done", "check-circle-fill"),
        DECLINED("problem", "x-circle-fill"),
        EXPIRED("quiet", "calendar-x"),
        WITHDRAWN("quiet", "arrow-counterclockwise"),
        /** Awarded meanwhile, or something else came to be missing. */
        OVERTAKEN("quiet", "arrow-right-circle");

        private final String tone;
        private final String icon;

        State(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        String tone() {
            return tone;
        }

        String icon() {
            return icon;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The key of its word. */
        String text() {
            return "certification.override.state." + word();
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    AwardOverride {
        missing = List.copyOf(missing);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
