package org.cadre.registration.refund;

import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.web.Form;

/** Office's page of all that is decided once about money. */
record FeesView(
        Form form, Form policyForm, Form fileForm, boolean hasTaxForm, List<Term> terms, List<OwnPolicy> exceptions) {

    /** One number of the terms, with the range it may have. */
    record Term(String name, int least, int most) {
        String label() {
            return "refund.terms." + name;
        }

        String hint() {
            return "refund.terms." + name + ".hint";
        }
    }

    /** An offering with a refund policy of its own. */
    record OwnPolicy(OfferingSummary offering, RefundPolicy policy) {}
}
