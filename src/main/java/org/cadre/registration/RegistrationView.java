package org.cadre.registration;

import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonCard;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;

/** The form by which a person registers. */
record RegistrationView(
        Form form,
        OfferingSummary offering,
        String zoneName,
        List<SessionSummary> sessions,
        PersonCard person,
        Workplace workplace,
        List<Option> categories,
        List<Option> payers,
        List<Option> waysToPay) {

    /** The price on the page is the one that is charged: the one last shown. */
    int cents() {
        return form.number("shown").orElse(offering.priceCents());
    }

    boolean soldOut() {
        return form.problem("seat") != null;
    }
}
