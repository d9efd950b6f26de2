package org.cadre.registration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param district the organization that pays; null: the buyer
 * @param covers the offering alone, or with part two
 * @param seats one for each seat: whose it is, or null when the name is still to come
 * @param code a discount code as it was typed; null: none
 * @param shownCents the total they were shown, which alone is charged
 */
public record OrderRequest(
        OfferingId offering,
        PersonId buyer,
        @Nullable OrganizationId district,
        FeeCategory feeCategory,
        Covers covers,
        PaysBy paysBy,
        List<@Nullable PersonId> seats,
        boolean wantsCertification,
        @Nullable String code,
        int shownCents) {
    public OrderRequest {
        seats = Collections.unmodifiableList(new ArrayList<>(seats));
    }

    /** One seat for the buyer. */
    public static OrderRequest own(
            OfferingId offering,
            PersonId buyer,
            @Nullable OrganizationId district,
            FeeCategory feeCategory,
            PaysBy paysBy,
            boolean wantsCertification,
            int shownCents) {
        return new OrderRequest(
                offering,
                buyer,
                district,
                feeCategory,
                Covers.OFFERING,
                paysBy,
                List.of(buyer),
                wantsCertification,
                null,
                shownCents);
    }
}
