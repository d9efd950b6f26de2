package org.cadre.internship.cohort;

import java.time.LocalDate;
import org.cadre.internship.CohortId;
import org.cadre.program.Edition;
import org.cadre.program.InternshipTerm;

/** A cohort as its coach works with it. Its meetings are counted by months from its own start. */
public record CoachedCohort(CohortId id, String name, LocalDate starts, Edition edition, boolean coached) {
    /** The cohort's months; one extension longer than the program's, since nobody is sent away after month nine. */
    public InternshipTerm term() {
        return edition.term(
                starts, starts, java.util.List.of(), edition.internship().extensionMonths());
    }
}
