package org.cadre.registration;

import java.util.List;
import org.cadre.offering.OfferingSummary;
import org.jspecify.annotations.Nullable;

/**
 * Office's list of offerings, coming or past.
 *
 * @param next the address of the next page; null: this is the last one
 */
record OfficeOfferingsView(
        List<Row> rows, boolean past, @Nullable String next, List<Wanted> wanted) {
    /** @param state where dates are waited for; null: wherever they are held */
    record Wanted(@Nullable String state, int people) {}

    record Row(OfferingSummary offering, Registrations.Counts counts) {}
}
