package org.cadre.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.InternshipTerm;
import org.cadre.program.Requirement;

/**
 * An internship that goes on, as far as office watches over it: dates and sums, no word of what was said.
 *
 * @param minutes what counts, by the edition's rules
 * @param sent the months whose report has left the MIT's hands
 * @param accepted how many reports were accepted
 */
public record RunningInternship(
        UUID id,
        UUID person,
        String name,
        String cohortName,
        Edition edition,
        boolean onHold,
        LocalDate firstDay,
        List<DateRange> holds,
        int extensionMonths,
        int minutes,
        Set<Integer> sent,
        int accepted,
        boolean projectPassed) {

    /** A report in the MIT's hands after its due day. */
    record OverdueReport(RunningInternship internship, int month, DateRange days, LocalDate due) {}

    private InternshipTerm term(LocalDate today) {
        return edition.term(today, firstDay, holds, extensionMonths);
    }

    /** Minutes behind the pace, where that is so much that the edition warns. */
    public Optional<Integer> behind(LocalDate today) {
        int target = edition.contactTarget();
        if (onHold || minutes >= target) {
            return Optional.empty();
        }
        var term = term(today);
        boolean warned = 100L * minutes * term.months()
                < (long) edition.hours().paceWarningPercent() * target * term.monthsGone(today);
        return warned || today.isAfter(term.lastDay())
                ? Optional.of(Math.max(0, term.pace(target, today) - minutes))
                : Optional.empty();
    }

    /** Oldest first. */
    List<OverdueReport> overdueReports(LocalDate today) {
        var overdue = new ArrayList<OverdueReport>();
        if (onHold) {
            return overdue;
        }
        var term = term(today);
        for (int month = 1; month <= term.months() && term.monthLast(month).isBefore(today); month++) {
            var due = edition.reportDue(term, month);
            if (!sent.contains(month) && due.isBefore(today)) {
                overdue.add(new OverdueReport(this, month, term.month(month), due));
            }
        }
        return overdue;
    }

    /**
     * Whether it is worth judging all evidence for an award: what the sums can tell is met. Whoever is ready may be;
     * whoever may not be is not ready.
     */
    boolean mayBeReady(LocalDate today) {
        return !today.isBefore(edition.completionFrom(term(today))) && mayBeMet(edition.certification());
    }

    private boolean mayBeMet(Requirement requirement) {
        return switch (requirement) {
            case Requirement.AllOf all -> all.parts().stream().allMatch(this::mayBeMet);
            case Requirement.AnyOf any -> any.parts().stream().anyMatch(this::mayBeMet);
            case Requirement.AtLeast some ->
                some.parts().stream().filter(this::mayBeMet).count() >= some.count();
            case Requirement.ContactMinutes contact ->
                contact.level() != edition.hours().level() || minutes >= contact.minutes();
            case Requirement.MonthlyReportsAccepted reports -> accepted >= reports.count();
            case Requirement.ProjectPassed _ -> projectPassed;
            case Requirement.ModulesAttended _,
                    Requirement.PdMinutes _,
                    Requirement.PairingInForce _,
                    Requirement.ContactCadence _,
                    Requirement.MeetingsAttended _,
                    Requirement.RecertificationAttended _ -> true;
        };
    }
}
