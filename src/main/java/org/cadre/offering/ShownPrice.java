package org.cadre.offering;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of a fee category pays on a day, as cards and pages show it.
 *
 * @param through the last day of that price; null: it stays
 * @param flat once for an order, however many seats it has
 */
public record ShownPrice(
        FeeCategory category, int cents, @Nullable LocalDate through, boolean flat) {

    /** The key of who it is for. */
    public String text() {
        return "offering.price.category." + category.key();
    }
}
