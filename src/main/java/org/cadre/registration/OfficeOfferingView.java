package org.cadre.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonId;

/** One offering as office sees it. */
record OfficeOfferingView(
        OfferingSummary offering,
        List<SessionSummary> sessions,
        List<String> trainers,
        List<RegistrationSummary> people,
        int nameless,
        Map<PersonId, String> needs,
        Map<RegistrationId, Credits.Credit> credits,
        LocalDate today) {

    long held() {
        return people.stream().filter(one -> one.seat() == Seat.HELD).count();
    }

    long confirmed() {
        return people.stream().filter(one -> one.seat() == Seat.CONFIRMED).count();
    }

    boolean isOpen() {
        return !offering.canceled() && !offering.closed();
    }

    boolean hasBegun() {
        return !offering.firstDay().isAfter(today);
    }
}
