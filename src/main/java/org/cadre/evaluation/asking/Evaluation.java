package org.cadre.evaluation.asking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cadre.evaluation.Moment;
import org.jspecify.annotations.Nullable;

/**
 * One form, asked about one thing.
 *
 * @param title of the session, offering or cohort
 * @param event the offering of a session
 * @param code of the shared link; none where each is asked alone
 * @param invited who was asked by a link of their own
 * @param present who was there, where people are in one room
 * @param answered how many answers count
 * @param apart answers by the shared link beyond as many as were present
 */
public record Evaluation(
        UUID id,
        UUID form,
        UUID version,
        Moment moment,
        @Nullable UUID offering,
        @Nullable UUID cohort,
        int year,
        LocalDate day,
        Instant opensAt,
        LocalDate closesOn,
        @Nullable LocalDate closedOn,
        boolean anonymous,
        int threshold,
        @Nullable String code,
        boolean sample,
        String title,
        @Nullable String event,
        boolean canceled,
        int invited,
        int present,
        int answered,
        int apart) {

    /** What has become of it. */
    public enum State {
        COMING,
        OPEN,
        CLOSED
    }

    public State state(Instant now, LocalDate today) {
        if (closedOn != null || closesOn.isBefore(today) || canceled) {
            return State.CLOSED;
        }
        return now.isBefore(opensAt) ? State.COMING : State.OPEN;
    }

    /** How many could have answered, as far as it is known: attendance may be recorded after the answers have come. */
    public int couldAnswer() {
        return Math.max(answered, moment.inTheRoom() ? Math.max(present, invited) : invited);
    }
}
