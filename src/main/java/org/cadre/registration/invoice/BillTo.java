package org.cadre.registration.invoice;

import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Who gets an invoice, and for how much.
 *
 * @param organization null: a person, or somebody outside
 * @param school whether it is a school system or a school, which pay later than others
 * @param email where the invoice goes: what was typed, else the organization's accounts payable, else the buyer's
 * @param taxNumber the organization's tax-exempt number
 */
record BillTo(
        UUID id,
        int place,
        @Nullable OrganizationId organization,
        boolean school,
        String name,
        String attention,
        String email,
        String address,
        @Nullable String taxNumber,
        int shareCents) {}
