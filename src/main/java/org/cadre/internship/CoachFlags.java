package org.cadre.internship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition;
import org.cadre.program.InternshipTerm;

/**
 * What makes a coach look twice, by the edition's thresholds. A pure function of what is recorded and the day; days of
 * the program's breaks do not count. While an internship is on hold there is nothing to flag.
 */
final class CoachFlags {
    /**
     * What is recorded of one internship.
     *
     * @param excused months that may go without a contact
     * @param missedRunning how many of the cohort's newest meetings were missed one after the other
     */
    record Recorded(
            List<MonthlyLog.Entry> contacts, List<MonthlyReport> reports, Set<Integer> excused, int missedRunning) {}

    private CoachFlags() {}

    static List<CoachFlag> of(CoachedInternship internship, Recorded recorded, LocalDate today) {
        var term = internship.term();
        if (term == null || !internship.goesOn() || term.isOnHold(today)) {
            return List.of();
        }
        var flags = new ArrayList<CoachFlag>();
        overdueReports(internship, recorded, today, flags);
        silence(internship, recorded, term, today, flags);
        unanswered(internship.edition(), recorded, today, flags);
        emptyMonths(recorded, term, today, flags);
        pace(internship.edition(), recorded, term, today, flags);
        if (recorded.missedRunning >= internship.edition().risks().meetingsMissedRunning()) {
            flags.add(new CoachFlag("problem", Sentence.of("internship.coach.flag.meetings", recorded.missedRunning)));
        }
        return List.copyOf(flags);
    }

    private static void overdueReports(
            CoachedInternship internship, Recorded recorded, LocalDate today, List<CoachFlag> flags) {
        for (var report : recorded.reports) {
            var due = internship.reportDue(report.month());
            if (report.isOverdue(due, today)) {
                int days = internship.edition().risks().reportOverdueDays();
                flags.add(new CoachFlag(
                        today.isBefore(due.plusDays(days)) ? "attention" : "problem",
                        Sentence.of("internship.coach.flag.report", report.month(), due)));
            }
        }
    }

    private static void silence(
            CoachedInternship internship,
            Recorded recorded,
            InternshipTerm term,
            LocalDate today,
            List<CoachFlag> flags) {
        var edition = internship.edition();
        var last = recorded.contacts.stream()
                .filter(one -> one.state().counts())
                .map(MonthlyLog.Entry::day)
                .max(LocalDate::compareTo);
        if (last.isEmpty()) {
            if (days(edition, term.firstDay(), today) > edition.risks().firstContactDays()) {
                flags.add(new CoachFlag("problem", Sentence.of("internship.coach.flag.no-contact", term.firstDay())));
            }
            return;
        }
        boolean nextSet = recorded.contacts.stream()
                .map(MonthlyLog.Entry::nextDay)
                .anyMatch(next -> next != null && !next.isBefore(today));
        if (!nextSet && days(edition, last.get(), today) > edition.risks().contactGapDays()) {
            flags.add(new CoachFlag("attention", Sentence.of("internship.coach.flag.gap", last.get())));
        }
    }

    private static void unanswered(Edition edition, Recorded recorded, LocalDate today, List<CoachFlag> flags) {
        var waiting = recorded.contacts.stream()
                .filter(MonthlyLog.Entry::waitsForProtege)
                .map(MonthlyLog.Entry::day)
                .filter(day -> days(edition, day, today) > edition.risks().unansweredDays())
                .sorted()
                .toList();
        if (!waiting.isEmpty()) {
            flags.add(new CoachFlag(
                    "attention", Sentence.of("internship.coach.flag.unanswered", waiting.size(), waiting.getFirst())));
        }
    }

    private static void emptyMonths(Recorded recorded, InternshipTerm term, LocalDate today, List<CoachFlag> flags) {
        for (int month = 1; month <= term.monthsGone(today); month++) {
            var dates = term.month(month);
            boolean met = recorded.contacts.stream().anyMatch(one -> one.state().counts() && dates.contains(one.day()));
            if (!met && !recorded.excused.contains(month)) {
                flags.add(new CoachFlag(
                        "attention",
                        Sentence.of(
                                "internship.coach.flag.empty-month",
                                month,
                                term.monthFirst(month),
                                term.monthLast(month))));
            }
        }
    }

    private static void pace(
            Edition edition, Recorded recorded, InternshipTerm term, LocalDate today, List<CoachFlag> flags) {
        if (term.monthsGone(today) < 1) {
            return;
        }
        int counted = new MonthlyLog(recorded.contacts).minutes(edition.hours().level());
        int expected = term.pace(edition.contactTarget(), today);
        if (counted * 100L < (long) expected * edition.hours().paceWarningPercent()) {
            flags.add(new CoachFlag(
                    "attention", Sentence.of("internship.coach.flag.pace", new Hours(counted), new Hours(expected))));
        }
    }

    /** Days after the one and up to the other, without those of a break. */
    private static int days(Edition edition, LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.isBefore(from) ? from.plusDays(1) : to.plusDays(1))
                .filter(day -> !edition.calendar().isBreak(day))
                .count();
    }
}
