package org.cadre.registration;

import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.people.OrganizationId;
import org.cadre.people.OrganizationKind;
import org.cadre.people.PersonCard;
import org.jspecify.annotations.Nullable;

/**
 * Where a person works: known already, or asked for with the registration.
 *
 * @param askedDistrict the field that asks for the district; null: it is known
 * @param askedSchool the field that asks for the school; null: it is known
 */
record Workplace(
        @Nullable OrganizationId district,
        @Nullable OrganizationId school,
        @Nullable Choice askedDistrict,
        @Nullable Choice askedSchool) {

    static Workplace of(PersonCard person) {
        boolean known = person.district() != null || person.school() != null;
        return new Workplace(
                person.district(),
                person.school(),
                known ? null : Choice.open("district", OrganizationKind.DISTRICT),
                known ? null : Choice.open("school", OrganizationKind.SCHOOL));
    }

    boolean isAsked() {
        return askedDistrict != null;
    }
}
