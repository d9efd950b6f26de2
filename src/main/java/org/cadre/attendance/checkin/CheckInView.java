package org.cadre.attendance.checkin;

import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionSummary;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Seat;
import org.jspecify.annotations.Nullable;

/**
 * Who is here, for one session of an event.
 *
 * @param rows those whose names hold the words that were searched for
 * @param here how many of all are here
 * @param answer to the tap or the code before; null: none
 * @param conflicts scans that checked nobody in, newest first
 * @param mayCheckIn from the session's day on, until the event is closed
 * @param words the sentences the phone says by itself, as JSON
 * @param zoneName "Central"
 */
record CheckInView(
        OfferingSummary offering,
        List<SessionSummary> sessions,
        SessionSummary session,
        List<Row> rows,
        int here,
        int all,
        String search,
        AnswerWords.@Nullable Said answer,
        List<Conflict> conflicts,
        boolean mayCheckIn,
        boolean office,
        String words,
        String zoneName) {

    /** @param since "8:55 AM Central"; null: not here */
    record Row(RegistrationSummary person, @Nullable String since) {
        boolean isHeld() {
            return person.seat() == Seat.HELD;
        }
    }

    /** A scan that somebody has to look at. */
    record Conflict(AnswerWords.Said said, String session, String at) {}

    boolean isChosen(SessionSummary one) {
        return one.id().equals(session.id());
    }

    String page() {
        return "/checkin/" + offering.id();
    }

    String address(SessionSummary one) {
        return page() + "?session=" + one.id();
    }

    String arrivals() {
        return page() + "/sessions/" + session.id() + "/arrivals";
    }
}
