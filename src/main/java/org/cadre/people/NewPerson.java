package org.cadre.people;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A person as they are first written down. */
public record NewPerson(
        String legalName,
        String displayName,
        String email,
        @Nullable String phone,
        ZoneId zone,
        @Nullable String memberNumber,
        @Nullable LocalDate memberUntil,
        @Nullable String state,
        @Nullable CareerStage careerStage,
        @Nullable Integer yearsAsPrincipal,
        @Nullable String needs,
        @Nullable OrganizationId district,
        @Nullable OrganizationId school,
        boolean sample) {

    /** Somebody of whom only name and address are known, such as a protégé. */
    public static NewPerson named(String name, String email, ZoneId zone) {
        return new NewPerson(name, name, email, null, zone, null, null, null, null, null, null, null, null, false);
    }

    /** Of a made-up cast, and marked so. */
    public NewPerson asSample() {
        return new NewPerson(
                legalName,
                displayName,
                email,
                phone,
                zone,
                memberNumber,
                memberUntil,
                state,
                careerStage,
                yearsAsPrincipal,
                needs,
                district,
                school,
                true);
    }

    /** Who works there. */
    public NewPerson at(@Nullable OrganizationId itsDistrict, @Nullable OrganizationId itsSchool) {
        return new NewPerson(
                legalName,
                displayName,
                email,
                phone,
                zone,
                memberNumber,
                memberUntil,
                state,
                careerStage,
                yearsAsPrincipal,
                needs,
                itsDistrict,
                itsSchool,
                sample);
    }

    /** With that much of a career. */
    public NewPerson as(CareerStage stage, @Nullable Integer years) {
        return new NewPerson(
                legalName,
                displayName,
                email,
                phone,
                zone,
                memberNumber,
                memberUntil,
                state,
                stage,
                years,
                needs,
                district,
                school,
                sample);
    }
}
