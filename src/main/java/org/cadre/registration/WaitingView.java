package org.cadre.registration;

import java.util.List;
import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The queue of seats that wait for a payment.
 *
 * @param next the address of the next page; null: this is the last one
 * @param parked how many orders wait for a look at their card payment
 */
record WaitingView(
        List<Row> rows,
        String q,
        @Nullable UUID offering,
        List<Option> offerings,
        boolean further,
        @Nullable String next,
        int parked) {

    record Row(RegistrationSummary registration, @Nullable OfferingSummary offering) {}

    boolean filtered() {
        return !q.isEmpty() || offering != null || further;
    }

    boolean isChosen(Option option) {
        return offering != null && option.value().equals(offering.toString());
    }
}
