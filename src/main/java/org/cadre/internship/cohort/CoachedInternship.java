package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.people.PersonId;
import org.cadre.platform.web.NotFound;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/**
 * An internship in a cohort, with the rules that judge it and its months as they look today: what reports, meetings and
 * project are measured by. Whoever holds one was allowed to see it.
 *
 * @param term none before a protégé has agreed
 */
public record CoachedInternship(
        InternshipSummary summary,
        CohortId cohort,
        Edition edition,
        /** Names it. */
        @Nullable InternshipTerm term) {
    public InternshipId id() {
        return summary.id();
    }

    /** Whose it is. */
    public PersonId mit() {
        return summary.person();
    }

    /** The MIT's name, as shown. */
    public String name() {
        return summary.name();
    }

    /** Whether a protégé has agreed, so that there are months. */
    public boolean hasBegun() {
        return term != null;
    }

    /** Whether its records can still be added to. */
    public boolean goesOn() {
        return summary.state() == Fact.InternshipState.ACTIVE || summary.state() == Fact.InternshipState.ON_HOLD;
    }

    /** The months a report is asked for: those of the program, without an extension. */
    public int months() {
        return edition.internship().months();
    }

    /** The two dates that name month k; there is nothing before the internship has begun and after its last month. */
    public DateRange month(int k) {
        if (term == null || k < 1 || k > term.allMonths()) {
            throw new NotFound();
        }
        return term.month(k);
    }

    /** The month a day lies in; none outside of them. */
    public OptionalInt monthOf(LocalDate day) {
        return term == null ? OptionalInt.empty() : term.monthOf(day);
    }

    /** The last day of month k. */
    public LocalDate lastOf(int k) {
        LocalDate last = month(k).last();
        if (last == null) {
            throw new IllegalStateException("month " + k + " has no end");
        }
        return last;
    }

    /** When the report of month k is due. */
    public LocalDate reportDue(int k) {
        if (term == null) {
            throw new NotFound();
        }
        return edition.reportDue(term, k);
    }
}
