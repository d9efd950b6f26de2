package org.cadre.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cadre.offering.OfferingId;
import org.cadre.offering.SessionId;
import org.cadre.people.PersonId;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants put right after an event was closed.
 *
 * @param approver who was named to decide by a signed link; null: any other trainer of the event, or office
 * @param decidedBy who decided; null while nobody has, or the approver who was named
 */
public record Correction(
        CorrectionId id,
        RegistrationId registration,
        OfferingId offering,
        PersonId person,
        String name,
        String reason,
        State state,
        PersonId proposedBy,
        String proposer,
        Instant proposedAt,
        @Nullable Approver approver,
        @Nullable String decidedBy,
        @Nullable String decidedBecause,
        @Nullable Instant decidedAt,
        List<Line> lines) {

    public Correction {
        lines = List.copyOf(lines);
    }

    /** What has become of it. */
    public enum State {
        PROPOSED("hourglass-split", "attention"),
        APPROVED("check-circle", "done"),
        REFUSED("x-circle", "problem"),
        WITHDRAWN("arrow-return-left", "quiet");

        private final String icon;
        private final String tone;

        State(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** The key of its words. */
        public String text() {
            return "attendance.correction.state." + word();
        }

        public String icon() {
            return icon;
        }

        public String tone() {
            return tone;
        }
    }

    /** Somebody outside who was named to decide. */
    public record Approver(String name, String email) {}

    /** One session: the minutes that stand, and those that should. */
    public record Line(SessionId session, String title, int before, int after) {}

    public boolean isOpen() {
        return state == State.PROPOSED;
    }
}
