package org.cadre.registration;

import org.cadre.people.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for when they register.
 *
 * @param payer the district that pays; null: the person
 * @param shownCents the price they were shown, which alone is charged
 */
public record SeatRequest(
        FeeCategory feeCategory,
        @Nullable OrganizationId payer,
        PaysBy paysBy,
        boolean wantsCertification,
        int shownCents) {}
