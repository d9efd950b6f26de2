package org.cadre.offering;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that lowers an order's price, by an amount or by a percentage: exactly one of the two is set.
 *
 * @param offering where it is good; null: everywhere
 * @param mostUses how many orders may use it; null: any number
 */
public record DiscountCode(
        UUID id,
        String code,
        @Nullable OfferingId offering,
        @Nullable Integer percent,
        @Nullable Integer cents,
        @Nullable Integer mostUses,
        int used,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validThrough,
        boolean withdrawn) {

    /** Whether it may be used for that offering on that day; whether a use is left is counted when it is used. */
    public boolean isGood(@Nullable OfferingId wanted, LocalDate day) {
        return !withdrawn
                && (offering == null || offering.equals(wanted))
                && (validFrom == null || !day.isBefore(validFrom))
                && (validThrough == null || !day.isAfter(validThrough));
    }

    public boolean isUsedUp() {
        return mostUses != null && used >= mostUses;
    }
}
