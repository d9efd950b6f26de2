package org.cadre.internship.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadre.internship.InternshipSummary;
import org.cadre.program.Edition;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one internship, added up, as office's desk judges it.
 *
 * @param coaches names of who coaches the cohort today
 * @param coachGap the first day from today on on which nobody coaches the cohort, if there is one
 * @param pairing state of the pairing that stands
 * @param protege of the pairing that stands
 * @param agreements how many a protégé has signed, those that are over too
 * @param contactDays of those that stand in the log, each once
 * @param minutes that count
 * @param reports state of each month's report that was opened
 * @param submittedSince since when the report that waits longest lies with the coach
 * @param words in private that wait for office
 */
record OfficeFacts(
        InternshipSummary summary,
        Edition edition,
        @Nullable InternshipTerm term,
        String coaches,
        @Nullable LocalDate coachGap,
        @Nullable String pairing,
        String protege,
        @Nullable LocalDate askedOn,
        @Nullable LocalDate agreedOn,
        @Nullable LocalDate endedOn,
        boolean evaluates,
        int agreements,
        List<LocalDate> contactDays,
        @Nullable LocalDate nextContact,
        @Nullable LocalDate waitsSince,
        int minutes,
        Map<Integer, Fact.ReportState> reports,
        @Nullable LocalDate submittedSince,
        Set<Integer> excused,
        int missedRunning,
        @Nullable String project,
        boolean readerNeeded,
        int words,
        @Nullable LocalDate wordsSince,
        @Nullable LocalDate caseSince,
        @Nullable LocalDate heldSince) {
    OfficeFacts {
        contactDays = List.copyOf(contactDays);
        reports = Map.copyOf(reports);
        excused = Set.copyOf(excused);
    }

    int accepted() {
        return (int) reports.values().stream()
                .filter(state -> state == Fact.ReportState.ACCEPTED)
                .count();
    }

    int submitted() {
        return (int) reports.values().stream()
                .filter(state -> state == Fact.ReportState.SUBMITTED)
                .count();
    }

    boolean projectPassed() {
        return "passed".equals(project);
    }
}
