package org.cadre.registration;

import org.cadre.offering.OfferingSummary;
import org.cadre.platform.web.Form;

/** One registration as office sees it, with the form that notes its payment. */
record PaymentView(RegistrationSummary registration, OfferingSummary offering, Form form) {

    boolean isHeld() {
        return registration.seat() == Seat.HELD;
    }

    boolean byPurchaseOrder() {
        return registration.paysBy() == PaysBy.PURCHASE_ORDER;
    }
}
