package org.cadre.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.PersonId;

/** What was decided about a certificate on a day that has passed; done again by the rules once the rows are there. */
sealed interface PastDeed {
    LocalDate day();

    PersonId person();

    record Award(LocalDate day, PersonId person, UUID internship) implements PastDeed {}

    record Renewal(LocalDate day, PersonId person) implements PastDeed {}

    record Suspension(LocalDate day, PersonId person) implements PastDeed {}

    record Revocation(LocalDate day, PersonId person) implements PastDeed {}
}
