package org.cadre.internship.coach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cadre.internship.coach.Flags.Facts;
import org.cadre.internship.coach.Flags.Flag;
import org.cadre.internship.coach.Flags.Kind;
import org.cadre.internship.coach.Flags.Overdue;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagsTest {
    /** No break of the calendar falls into the months after it. */
    private static final LocalDate FIRST = LocalDate.of(2027, 2, 20);

    private static final Edition EDITION = EditionFile.national();
    private static final InternshipTerm TERM = new InternshipTerm(FIRST, 9, List.of(), 0);

    private static List<Kind> kinds(Facts facts, LocalDate today) {
        return Flags.of(facts, EDITION, today).stream().map(Flag::kind).toList();
    }

    private static Facts contacts(@Nullable LocalDate last, @Nullable LocalDate next) {
        return new Facts(TERM, null, FIRST.minusDays(5), last, next, null, List.of(), 4320);
    }

    @Test
    void speakOfAFirstContactThatIsMissingAfterThreeWeeks() {
        assertThat(kinds(contacts(null, null), FIRST.plusDays(20))).isEmpty();
        assertThat(kinds(contacts(null, null), FIRST.plusDays(21))).containsExactly(Kind.NO_FIRST_CONTACT);
    }

    @Test
    void speakOfAGapOfThirtyDaysUnlessANextDayIsSet() {
        var last = FIRST.plusDays(10);
        assertThat(kinds(contacts(last, null), last.plusDays(29))).isEmpty();
        assertThat(kinds(contacts(last, null), last.plusDays(30))).containsExactly(Kind.NO_CONTACT_LATELY);
        assertThat(kinds(contacts(last, last.plusDays(40)), last.plusDays(30))).isEmpty();
        assertThat(kinds(contacts(last, last.plusDays(5)), last.plusDays(30))).containsExactly(Kind.NO_CONTACT_LATELY);
    }

    @Test
    void speakOfAnAgreementAndAConfirmationUnansweredForTwoWeeks() {
        var asked = new Facts(null, FIRST, null, null, null, null, List.of(), 0);
        assertThat(kinds(asked, FIRST.plusDays(13))).isEmpty();
        assertThat(kinds(asked, FIRST.plusDays(14))).containsExactly(Kind.AGREEMENT_UNANSWERED);
        var waiting = new Facts(TERM, null, FIRST, FIRST, null, FIRST, List.of(), 4320);
        assertThat(kinds(waiting, FIRST.plusDays(14))).containsExactly(Kind.CONFIRMATION_UNANSWERED);
    }

    @Test
    void speakOfAReportOverdueForAWeek() {
        var facts = new Facts(TERM, null, null, null, null, null, List.of(new Overdue(1, FIRST.plusDays(40))), 4320);
        assertThat(kinds(facts, FIRST.plusDays(46))).isEmpty();
        assertThat(kinds(facts, FIRST.plusDays(47))).containsExactly(Kind.REPORT_OVERDUE);
    }

    @Test
    void speakOfAPaceBelowThreeQuartersOfTheAverage() {
        var day = FIRST.plusMonths(2);
        assertThat(kinds(new Facts(TERM, null, null, null, null, null, List.of(), 720), day))
                .isEmpty();
        assertThat(kinds(new Facts(TERM, null, null, null, null, null, List.of(), 719), day))
                .containsExactly(Kind.BEHIND_PACE);
    }

    @Test
    void restDuringAHold() {
        var held = new InternshipTerm(FIRST, 9, List.of(new DateRange(FIRST.plusDays(5), FIRST.plusDays(60))), 0);
        assertThat(kinds(new Facts(held, null, FIRST, null, null, null, List.of(), 0), FIRST.plusDays(50)))
                .isEmpty();
    }

    @Test
    void doNotCountTheDaysOfABreak() {
        var december = LocalDate.of(2026, 12, 20);
        assertThat(Flags.days(december, december.plusDays(14), EDITION)).isEqualTo(5);
    }
}
