package org.cadre.offering;

import java.util.List;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;

/** The form of an offering, new when there is none yet. */
record OfferingFormView(
        Form form,
        @Nullable OfferingSummary offering,
        List<Option> kinds,
        List<Option> states,
        List<Option> zones,
        List<Option> trainers) {

    String action() {
        return offering == null ? "/office/offerings" : "/office/offerings/" + offering.id() + "/edit";
    }
}
