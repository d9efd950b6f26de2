package org.cadre.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.coach.CoachAttention;
import org.jspecify.annotations.Nullable;

/**
 * The part of a first page about the cohorts one coaches.
 *
 * @param reports the ones that wait, oldest first, as far as shown
 * @param waiting how many reports wait in all
 * @param unconfirmed contacts of the cohorts without anybody's word but the MIT's
 * @param flagged who needs a look, as far as shown
 * @param flags how many people need a look in all
 */
record CoachHome(
        List<Cohort> cohorts,
        List<Report> reports,
        int waiting,
        int projects,
        int unconfirmed,
        int disputed,
        List<CoachAttention.Flagged> flagged,
        int flags,
        @Nullable Meeting next,
        List<NextStep> steps) {

    /** The cohorts with people in them; without any, all. */
    List<Cohort> boards() {
        var alive = cohorts.stream().filter(cohort -> cohort.people > 0).toList();
        return alive.isEmpty() ? cohorts : alive;
    }

    /**
     * @param running whose months have begun and stand not still
     * @param meets whether a meeting is still to come
     */
    record Cohort(UUID id, String name, int people, int running, boolean meets) {}

    record Report(UUID id, String name, int month, LocalDate submittedOn, boolean wantsHelp) {}
}
