package org.cadre.internship.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cadre.internship.coach.Flags;
import org.cadre.internship.office.OfficeReason.Kind;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/** Why office should look at an internship: the risk signals, and what only office can decide. */
final class OfficeReasons {
    /** So long before a day without a coach office is told. */
    private static final int GAP_SOON_DAYS = 30;

    private OfficeReasons() {}

    /** The most pressing first; of an internship that is over only what still waits for office. */
    static List<OfficeReason> of(OfficeFacts facts, LocalDate today) {
        var reasons = new ArrayList<OfficeReason>();
        if (facts.words() > 0) {
            reasons.add(reason(Kind.WORD, facts.wordsSince(), "internship.desk.why.word", facts.words()));
        }
        if (facts.caseSince() != null) {
            reasons.add(reason(Kind.CASE, facts.caseSince(), "internship.desk.why.case", facts.caseSince()));
        }
        if (facts.summary().isOpen()) {
            decisions(facts, today, reasons);
            signals(facts, today, reasons);
            reader(facts, reasons);
        } else if (facts.summary().state() == Fact.InternshipState.COMPLETE) {
            reader(facts, reasons);
        }
        reasons.sort(Comparator.comparing(OfficeReason::kind));
        return List.copyOf(reasons);
    }

    private static OfficeReason reason(Kind kind, @Nullable LocalDate since, String key, Object... arguments) {
        return new OfficeReason(kind, Sentence.of(key, arguments), since);
    }

    private static void reader(OfficeFacts facts, List<OfficeReason> reasons) {
        if (facts.readerNeeded()) {
            reasons.add(reason(Kind.READER, null, "internship.desk.why.reader"));
        }
    }

    private static void decisions(OfficeFacts facts, LocalDate today, List<OfficeReason> reasons) {
        var summary = facts.summary();
        if ("suspended".equals(facts.pairing())) {
            reasons.add(reason(Kind.SUSPENDED, facts.caseSince(), "internship.desk.why.suspended", facts.protege()));
        }
        if (summary.state() == Fact.InternshipState.ON_HOLD && facts.heldSince() != null) {
            reasons.add(reason(Kind.HELD, facts.heldSince(), "internship.desk.why.held", facts.heldSince()));
        }
        var last = summary.lastDay();
        if (last != null && today.isAfter(last) && summary.state() == Fact.InternshipState.ACTIVE) {
            reasons.add(reason(Kind.OVER, last, "internship.desk.why.over", last));
        }
        if (summary.cohort() != null && facts.coaches().isEmpty()) {
            reasons.add(reason(Kind.NO_COACH, null, "internship.desk.why.no-coach"));
        } else if (facts.coachGap() != null && isSoon(facts.coachGap(), today, last)) {
            reasons.add(reason(Kind.NO_COACH, null, "internship.desk.why.no-coach-from", facts.coachGap()));
        }
        if (facts.evaluates()) {
            reasons.add(reason(Kind.EVALUATES, facts.agreedOn(), "internship.desk.why.evaluates", facts.protege()));
        }
        if (facts.pairing() == null && summary.cohort() != null) {
            protege(facts, today, reasons);
        }
    }

    /** Soon enough to look for somebody, and while the months still go on. */
    private static boolean isSoon(LocalDate gap, LocalDate today, @Nullable LocalDate last) {
        return !gap.isAfter(today.plusDays(GAP_SOON_DAYS)) && (last == null || !gap.isAfter(last));
    }

    /** Nobody is mentored: since the last pairing ended, or since the agreement was due. */
    private static void protege(OfficeFacts facts, LocalDate today, List<OfficeReason> reasons) {
        var ended = facts.endedOn();
        if (facts.agreements() > 0 && ended != null) {
            reasons.add(reason(Kind.NO_PROTEGE, ended, "internship.desk.why.protege.ended", ended));
            return;
        }
        var starts = facts.summary().cohortStarts();
        var from = starts == null ? facts.summary().appliedOn() : starts;
        var due = from.plusDays(facts.edition().internship().agreementDueDays());
        if (today.isAfter(due)) {
            reasons.add(reason(Kind.NO_PROTEGE, due, "internship.desk.why.protege.due", due));
        }
    }

    private static void signals(OfficeFacts facts, LocalDate today, List<OfficeReason> reasons) {
        var term = facts.term();
        Flags.of(flagged(facts, term, today), facts.edition(), today)
                .forEach(flag -> reasons.add(new OfficeReason(kind(flag.kind()), flag.reason(), flag.since())));
        if (term == null || term.isOnHold(today)) {
            return;
        }
        if (facts.missedRunning() >= facts.edition().risks().meetingsMissedRunning()) {
            reasons.add(reason(Kind.MEETING, null, "internship.coach.flag.meetings", facts.missedRunning()));
        }
        for (int month = 1; month <= term.monthsGone(today); month++) {
            var dates = term.month(month);
            if (facts.contactDays().stream().noneMatch(dates::contains)
                    && !facts.excused().contains(month)) {
                reasons.add(reason(
                        Kind.EMPTY_MONTH,
                        term.monthLast(month),
                        "internship.coach.flag.empty-month",
                        month,
                        term.monthFirst(month),
                        term.monthLast(month)));
            }
        }
    }

    private static Kind kind(Flags.Kind kind) {
        return switch (kind) {
            case AGREEMENT_UNANSWERED -> Kind.AGREEMENT;
            case NO_FIRST_CONTACT, NO_CONTACT_LATELY -> Kind.CONTACT;
            case CONFIRMATION_UNANSWERED -> Kind.CONFIRMATION;
            case REPORT_OVERDUE -> Kind.REPORT;
            case BEHIND_PACE -> Kind.PACE;
        };
    }

    private static Flags.Facts flagged(OfficeFacts facts, @Nullable InternshipTerm term, LocalDate today) {
        return new Flags.Facts(
                term,
                "proposed".equals(facts.pairing()) ? facts.askedOn() : null,
                "active".equals(facts.pairing()) ? facts.agreedOn() : null,
                facts.contactDays().stream().max(Comparator.naturalOrder()).orElse(null),
                facts.nextContact(),
                facts.waitsSince(),
                term == null ? List.of() : overdue(facts, term, today),
                facts.minutes());
    }

    /** Reports of months that are over and that lie with the MIT after their due day. */
    static List<Flags.Overdue> overdue(OfficeFacts facts, InternshipTerm term, LocalDate today) {
        var overdue = new ArrayList<Flags.Overdue>();
        for (int month = 1; month <= term.months(); month++) {
            var state = facts.reports().get(month);
            var due = facts.edition().reportDue(term, month);
            if ((state == Fact.ReportState.OPEN || state == Fact.ReportState.RETURNED) && today.isAfter(due)) {
                overdue.add(new Flags.Overdue(month, due));
            }
        }
        return overdue;
    }
}
