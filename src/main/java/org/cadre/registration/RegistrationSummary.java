package org.cadre.registration;

import java.time.Instant;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/** A registration as lists show it. */
public record RegistrationSummary(
        RegistrationId id,
        OrderId order,
        String orderCode,
        OfferingId offering,
        PersonId person,
        String name,
        String email,
        @Nullable String school,
        @Nullable String district,
        @Nullable OrganizationId payer,
        @Nullable String payerName,
        FeeCategory feeCategory,
        int priceCents,
        String currency,
        Seat seat,
        PaysBy paysBy,
        @Nullable String reference,
        boolean wantsCertification,
        Instant registeredAt) {}
