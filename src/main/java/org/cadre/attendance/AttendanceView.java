package org.cadre.attendance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonId;
import org.cadre.platform.web.Form;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;

/**
 * An event's attendance, with the form for one of its sessions.
 *
 * @param held seats that wait for a payment: their people are not on the list
 * @param mayMark whether this session can be marked now, by this person
 * @param mayClose whether the event can be closed by hand
 * @param closesOn the day it closes by itself
 */
record AttendanceView(
        OfferingSummary offering,
        List<SessionSummary> sessions,
        SessionSummary session,
        List<RegistrationSummary> people,
        int held,
        Map<PersonId, String> needs,
        Map<RegistrationId, Map<SessionId, Integer>> cells,
        Form form,
        boolean mayMark,
        boolean mayClose,
        LocalDate closesOn,
        List<Correction> corrections,
        boolean office) {

    static String present(RegistrationSummary one) {
        return "present-" + one.id();
    }

    static String minutes(RegistrationSummary one) {
        return "minutes-" + one.id();
    }

    /** What stood there when the page was made. */
    static String was(RegistrationSummary one) {
        return "was-" + one.id();
    }

    int marked(RegistrationSummary one, SessionSummary session) {
        return cells.getOrDefault(one.id(), Map.of()).getOrDefault(session.id(), 0);
    }

    /** How many were there, wholly or in part. */
    long present(SessionSummary session) {
        return people.stream().filter(one -> marked(one, session) > 0).count();
    }

    boolean isChosen(SessionSummary one) {
        return one.id().equals(session.id());
    }

    String address(SessionSummary one) {
        return "/trainer/offerings/" + offering.id() + "?session=" + one.id();
    }
}
