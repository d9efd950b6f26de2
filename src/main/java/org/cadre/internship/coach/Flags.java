package org.cadre.internship.coach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;

/** Signals that somebody may need help: reasons to call, never a judgment. Breaks of the program's calendar pause them. */
public final class Flags {
    /** What a signal is about. */
    public enum Kind {
        AGREEMENT_UNANSWERED,
        NO_FIRST_CONTACT,
        NO_CONTACT_LATELY,
        CONFIRMATION_UNANSWERED,
        REPORT_OVERDUE,
        BEHIND_PACE
    }

    /** A signal, why it is given, and since when it holds. */
    public record Flag(Kind kind, Sentence reason, LocalDate since) {}

    /** A report that was not sent when it was due. */
    public record Overdue(int month, LocalDate due) {}

    /**
     * What the signals are read from.
     *
     * @param askedOn when the protégé was asked for an agreement that is still open
     * @param agreedOn when the protégé in force agreed
     * @param lastContact of those that stand in the log
     * @param nextContact a day that was set for the next one
     * @param waitsSince when the entry that waits longest for its confirmation was logged
     * @param counted minutes that count
     */
    public record Facts(
            @Nullable InternshipTerm term,
            @Nullable LocalDate askedOn,
            @Nullable LocalDate agreedOn,
            @Nullable LocalDate lastContact,
            @Nullable LocalDate nextContact,
            @Nullable LocalDate waitsSince,
            List<Overdue> overdue,
            int counted) {
        public Facts {
            overdue = List.copyOf(overdue);
        }
    }

    private Flags() {}

    /** The signals that these facts give today. */
    public static List<Flag> of(Facts facts, Edition edition, LocalDate today) {
        var flags = new ArrayList<Flag>();
        var risks = edition.risks();
        var asked = facts.askedOn();
        if (asked != null && days(asked, today, edition) >= risks.unansweredDays()) {
            flags.add(new Flag(Kind.AGREEMENT_UNANSWERED, Sentence.of("internship.flag.agreement", asked), asked));
        }
        var term = facts.term();
        if (term == null || term.isOnHold(today)) {
            return flags;
        }
        contacts(facts, term, edition, today, flags);
        var waits = facts.waitsSince();
        if (waits != null && days(waits, today, edition) >= risks.unansweredDays()) {
            flags.add(
                    new Flag(Kind.CONFIRMATION_UNANSWERED, Sentence.of("internship.flag.confirmation", waits), waits));
        }
        for (var report : facts.overdue()) {
            if (days(report.due(), today, edition) >= risks.reportOverdueDays()) {
                flags.add(new Flag(
                        Kind.REPORT_OVERDUE,
                        Sentence.of("internship.flag.report", report.month(), report.due()),
                        report.due()));
            }
        }
        pace(facts, term, edition, today, flags);
        return List.copyOf(flags);
    }

    private static void contacts(Facts facts, InternshipTerm term, Edition edition, LocalDate today, List<Flag> flags) {
        var agreed = facts.agreedOn();
        if (agreed == null || today.isAfter(term.lastDay())) {
            return;
        }
        var begins = agreed.isBefore(term.firstDay()) ? term.firstDay() : agreed;
        var last = facts.lastContact();
        if (last == null) {
            if (days(begins, today, edition) >= edition.risks().firstContactDays()) {
                flags.add(
                        new Flag(Kind.NO_FIRST_CONTACT, Sentence.of("internship.flag.first-contact", begins), begins));
            }
            return;
        }
        var next = facts.nextContact();
        boolean nextIsSet = next != null && !next.isBefore(today);
        if (!nextIsSet && days(last, today, edition) >= edition.risks().contactGapDays()) {
            flags.add(new Flag(Kind.NO_CONTACT_LATELY, Sentence.of("internship.flag.contact", last), last));
        }
    }

    /** Default: below 75 % of the monthly average times the months gone. */
    private static void pace(Facts facts, InternshipTerm term, Edition edition, LocalDate today, List<Flag> flags) {
        // A month that ends in a break is judged when the break is over.
        int gone = term.monthsGone(edition.calendar().lastOutsideBreak(today));
        int expected = (int) ((long) edition.contactTarget() * gone / term.months());
        if (gone > 0
                && facts.counted() * 100L < (long) expected * edition.hours().paceWarningPercent()) {
            flags.add(new Flag(
                    Kind.BEHIND_PACE,
                    Sentence.of("internship.flag.pace", new Hours(facts.counted()), new Hours(expected), gone),
                    term.monthLast(gone)));
        }
    }

    /** Days from the one to the other, without those of a break. */
    static int days(LocalDate from, LocalDate to, Edition edition) {
        int days = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (!edition.calendar().isBreak(day)) {
                days++;
            }
        }
        return days;
    }
}
