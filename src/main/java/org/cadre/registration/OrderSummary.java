package org.cadre.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An order as lists and pages show it.
 *
 * @param code what people say on the phone
 * @param offering null: part two alone
 * @param district the organization it was placed for; null: the buyer alone
 * @param totalCents as it was placed; what is owed is in the ledger
 * @param holdsUntil until when its seats are kept; null: they are safe
 * @param parkedBecause why nothing happens by itself until office has looked
 */
public record OrderSummary(
        OrderId id,
        String code,
        @Nullable OfferingId offering,
        PersonId buyer,
        String buyerName,
        String buyerEmail,
        @Nullable OrganizationId district,
        @Nullable String districtName,
        FeeCategory feeCategory,
        OrderState state,
        @Nullable ConfirmedBy confirmedBy,
        PaysBy paysBy,
        String currency,
        int totalCents,
        @Nullable UUID discountCode,
        @Nullable Instant holdsUntil,
        @Nullable LocalDate namesDue,
        @Nullable String waivedBecause,
        @Nullable String parkedBecause,
        int seats,
        int nameless,
        Instant placedAt) {

    public boolean isOpen() {
        return state == OrderState.PLACED;
    }

    public boolean isAlive() {
        return state == OrderState.PLACED || state == OrderState.CONFIRMED;
    }
}
