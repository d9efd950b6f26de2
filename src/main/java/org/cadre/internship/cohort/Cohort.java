package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.util.List;
import org.cadre.internship.CohortId;
import org.cadre.people.PersonId;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * MITs who begin together under one coach and one edition.
 *
 * @param closedOn from then on it takes nobody in
 */
public record Cohort(
        CohortId id,
        String name,
        EditionId edition,
        String editionTitle,
        LocalDate starts,
        @Nullable LocalDate closedOn,
        List<Coach> coaches) {
    /**
     * Somebody who coaches it today.
     *
     * @param part "coach", "co-coach" or "substitute"
     * @param last the last day of it; null: until further notice
     * @param reason why office appointed somebody who is no certified mentor; empty for who is one
     */
    record Coach(
            PersonId person,
            String name,
            String part,
            LocalDate since,
            @Nullable LocalDate last,
            String reason) {}

    /** A cohort in a list. */
    public record Line(
            CohortId id,
            String name,
            String editionTitle,
            LocalDate starts,
            @Nullable LocalDate closedOn,
            String coaches,
            int people,
            int withoutProtege) {}
}
