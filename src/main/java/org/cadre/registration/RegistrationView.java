package org.cadre.registration;

import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.PriceWords;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonCard;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;

/**
 * The form by which a person registers.
 *
 * @param onePrice what everybody pays; empty: it depends on the choice
 * @param prices what each fee category pays, in words
 */
record RegistrationView(
        Form form,
        OfferingSummary offering,
        String zoneName,
        List<SessionSummary> sessions,
        PersonCard person,
        Workplace workplace,
        PriceBoard board,
        String onePrice,
        List<Option> categories,
        List<Option> covers,
        List<PriceWords.Said> prices,
        List<Option> payers,
        List<Option> waysToPay) {

    boolean soldOut() {
        return form.problem("seat") != null;
    }
}
