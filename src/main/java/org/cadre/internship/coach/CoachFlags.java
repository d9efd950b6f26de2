package org.cadre.internship.coach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.report.MonthlyLog;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.platform.text.Sentence;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/**
 * What makes a coach look twice: the signals of {@link Flags}, a report from its first overdue day, an empty month and
 * missed meetings. While an internship is on hold there is nothing to flag.
 */
final class CoachFlags {
    /**
     * What is recorded of one internship.
     *
     * @param excused months that may go without a contact
     * @param askedOn when the protégé was asked for an agreement that is still open
     * @param agreedOn when the protégé in force agreed
     * @param waitsSince when the entry that waits longest for its confirmation was logged
     * @param unreachable what keeps the protégé from being reached: "bounced" or "not them"
     * @param missedRunning how many of the cohort's newest meetings were missed one after the other
     * @param lastMeeting when the cohort met last
     */
    record Recorded(
            List<MonthlyLog.Entry> contacts,
            List<MonthlyReport> reports,
            Set<Integer> excused,
            @Nullable LocalDate askedOn,
            @Nullable LocalDate agreedOn,
            @Nullable LocalDate waitsSince,
            @Nullable String unreachable,
            @Nullable LocalDate unreachableSince,
            int missedRunning,
            @Nullable LocalDate lastMeeting) {}

    private CoachFlags() {}

    static List<CoachFlag> of(CoachedInternship internship, Recorded recorded, LocalDate today) {
        var term = internship.term();
        var flags = new ArrayList<CoachFlag>();
        if (term == null && internship.summary().isOpen()) {
            unreachable(recorded, flags);
            Flags.of(
                            new Flags.Facts(null, recorded.askedOn, null, null, null, null, List.of(), 0),
                            internship.edition(),
                            today)
                    .forEach(flag -> flags.add(new CoachFlag("attention", flag.reason(), flag.since())));
            return List.copyOf(flags);
        }
        if (term == null || !internship.goesOn() || term.isOnHold(today)) {
            return List.of();
        }
        unreachable(recorded, flags);
        Flags.of(facts(internship, recorded, term, today), internship.edition(), today)
                .forEach(flag -> flags.add(new CoachFlag(
                        flag.kind() == Flags.Kind.REPORT_OVERDUE || flag.kind() == Flags.Kind.NO_FIRST_CONTACT
                                ? "problem"
                                : "attention",
                        flag.reason(),
                        flag.since())));
        freshlyOverdue(internship, recorded, today).forEach(flags::add);
        emptyMonths(recorded, term, today).forEach(flags::add);
        if (recorded.missedRunning >= internship.edition().risks().meetingsMissedRunning()) {
            flags.add(new CoachFlag(
                    "problem",
                    Sentence.of("internship.coach.flag.meetings", recorded.missedRunning),
                    recorded.lastMeeting == null ? today : recorded.lastMeeting));
        }
        return List.copyOf(flags);
    }

    /** Nothing can be confirmed until the address is right: the MIT was told, and the coach may ask. */
    private static void unreachable(Recorded recorded, List<CoachFlag> flags) {
        if (recorded.unreachable != null && recorded.unreachableSince != null) {
            flags.add(new CoachFlag(
                    "problem",
                    Sentence.of(
                            recorded.unreachable.equals("not them")
                                    ? "internship.coach.flag.not-them"
                                    : "internship.coach.flag.bounced",
                            recorded.unreachableSince),
                    recorded.unreachableSince));
        }
    }

    private static Flags.Facts facts(
            CoachedInternship internship, Recorded recorded, InternshipTerm term, LocalDate today) {
        var standing =
                recorded.contacts.stream().filter(one -> one.state().counts()).toList();
        return new Flags.Facts(
                term,
                recorded.askedOn,
                recorded.agreedOn == null ? term.firstDay() : recorded.agreedOn,
                standing.stream()
                        .map(MonthlyLog.Entry::day)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                standing.stream()
                        .map(MonthlyLog.Entry::nextDay)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                recorded.waitsSince,
                recorded.reports.stream()
                        .filter(report -> report.isOverdue(internship.reportDue(report.month()), today))
                        .map(report -> new Flags.Overdue(report.month(), internship.reportDue(report.month())))
                        .toList(),
                new MonthlyLog(recorded.contacts).counted(internship.edition().hours()));
    }

    /** A report is a signal for office a week after its due day; its coach sees it on the day after. */
    private static List<CoachFlag> freshlyOverdue(CoachedInternship internship, Recorded recorded, LocalDate today) {
        int days = internship.edition().risks().reportOverdueDays();
        return recorded.reports.stream()
                .filter(report -> report.isOverdue(internship.reportDue(report.month()), today))
                .filter(report -> Flags.days(internship.reportDue(report.month()), today, internship.edition()) < days)
                .map(report -> new CoachFlag(
                        "attention",
                        Sentence.of(
                                "internship.coach.flag.report", report.month(), internship.reportDue(report.month())),
                        internship.reportDue(report.month())))
                .toList();
    }

    private static List<CoachFlag> emptyMonths(Recorded recorded, InternshipTerm term, LocalDate today) {
        var flags = new ArrayList<CoachFlag>();
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
                                term.monthLast(month)),
                        term.monthLast(month)));
            }
        }
        return flags;
    }
}
