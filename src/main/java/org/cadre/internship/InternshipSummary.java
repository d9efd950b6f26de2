package org.cadre.internship;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cadre.people.PersonId;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/**
 * What others need to know of an internship.
 *
 * @param name the MIT's name, as shown
 * @param cohort none before office has placed them
 * @param edition the cohort's edition, which judges
 * @param firstDay of the nine months; none before a protégé has agreed
 * @param lastDay of the nine months, holds and extensions included
 * @param endedOn when it was completed, withdrawn or lapsed
 */
public record InternshipSummary(
        InternshipId id,
        PersonId person,
        String name,
        @Nullable CohortId cohort,
        @Nullable String cohortName,
        @Nullable LocalDate cohortStarts,
        @Nullable EditionId edition,
        Fact.InternshipState state,
        LocalDate appliedOn,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<DateRange> holds,
        int extensionMonths,
        @Nullable LocalDate endedOn) {
    public InternshipSummary {
        holds = List.copyOf(holds);
    }

    /** The months as they look on that day; none before a protégé has agreed. */
    public Optional<InternshipTerm> term(Edition rules, LocalDate day) {
        return Optional.ofNullable(firstDay).map(first -> rules.term(day, first, holds, extensionMonths));
    }

    /** Whether it goes on: neither complete nor withdrawn nor lapsed. */
    public boolean isOpen() {
        return switch (state) {
            case APPLIED, ACTIVE, ON_HOLD -> true;
            case COMPLETE, WITHDRAWN, LAPSED -> false;
        };
    }
}
