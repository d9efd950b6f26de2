package org.cadre.offering;

import java.util.List;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * Prices on one form.
 *
 * @param offering null: part two of the edition
 * @param warnings what is allowed but looks like a slip
 */
record PricesView(
        @Nullable OfferingSummary offering,
        String edition,
        String action,
        Form form,
        List<PriceRows.Row> rows,
        List<Option> covers,
        List<Option> categories,
        boolean flat,
        List<PriceRows.Warning> warnings) {

    boolean isChangeable() {
        return offering == null || (!offering.canceled() && !offering.closed());
    }
}
