package org.cadre.certification.sampling;

import java.time.LocalDate;
import org.cadre.internship.CohortId;
import org.jspecify.annotations.Nullable;

/** Of which internships to draw: of one cohort or all, under way between two days, completed ones only. */
record Scope(
        @Nullable CohortId cohort,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean completedOnly) {}
