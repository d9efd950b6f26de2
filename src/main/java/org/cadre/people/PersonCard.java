package org.cadre.people;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the program may know of a person at a glance. Accessibility and diet needs are private and not on it: see
 * {@link People#needs}.
 *
 * @param hasAccount whether they can sign in
 */
public record PersonCard(
        PersonId id,
        String legalName,
        String displayName,
        String email,
        @Nullable String personalEmail,
        @Nullable String phone,
        ZoneId zone,
        @Nullable String memberNumber,
        @Nullable LocalDate memberUntil,
        @Nullable String state,
        @Nullable CareerStage careerStage,
        @Nullable Integer yearsAsPrincipal,
        @Nullable OrganizationId district,
        @Nullable String districtName,
        @Nullable OrganizationId school,
        @Nullable String schoolName,
        boolean sample,
        boolean hasAccount) {}
