package org.cadre.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's first page: what is next, then a part for each thing they are in the program.
 *
 * @param steps the most urgent ones of all parts, earliest first
 * @param office null for everybody else, like each other part
 */
record HomeView(
        String name,
        List<NextStep> steps,
        @Nullable InternshipHome internship,
        @Nullable ParticipantHome participant,
        @Nullable CertificateHome certificate,
        @Nullable CoachHome coach,
        @Nullable TrainerHome trainer,
        @Nullable OfficeOverview office,
        @Nullable DistrictHome district) {

    /** Somebody who has not begun anything yet. */
    boolean isNew() {
        return internship == null
                && participant == null
                && certificate == null
                && coach == null
                && trainer == null
                && office == null
                && district == null;
    }

    boolean mayLog() {
        return internship != null && internship.mayLog();
    }

    /** Logging a contact is itself what is next: then its button at the thumb is the one. */
    boolean logIsNext() {
        return mayLog() && (steps.isEmpty() || steps.getFirst().href().equals("/internship/log/new"));
    }
}
