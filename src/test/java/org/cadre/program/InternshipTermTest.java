package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InternshipTermTest {
    private static final ProgramCalendar NO_BREAKS = new ProgramCalendar(List.of());

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static InternshipTerm from(String first) {
        return new InternshipTerm(day(first), 9, List.of(), 0);
    }

    private static DateRange range(String first, String last) {
        return new DateRange(day(first), day(last));
    }

    @Test
    void namesMonthsByTheirTwoDates() {
        var term = from("2026-12-17");
        assertThat(term.month(1)).isEqualTo(range("2026-12-17", "2027-01-16"));
        assertThat(term.month(3)).isEqualTo(range("2027-02-17", "2027-03-16"));
        assertThat(term.lastDay()).isEqualTo("2027-09-16");
        assertThat(term.completionFrom()).isEqualTo("2027-08-17");
    }

    @Nested
    class FromThe31st {
        @Test
        void beginsShorterMonthsOnTheirLastDay() {
            var term = from("2026-08-31");
            assertThat(term.month(2)).isEqualTo(range("2026-09-30", "2026-10-30"));
            assertThat(term.month(3)).isEqualTo(range("2026-10-31", "2026-11-29"));
            assertThat(term.month(7)).isEqualTo(range("2027-02-28", "2027-03-30"));
            assertThat(term.month(8)).isEqualTo(range("2027-03-31", "2027-04-29"));
        }

        @Test
        void beginsOnThe29thOfFebruaryInALeapYear() {
            assertThat(from("2027-08-31").monthFirst(7)).isEqualTo("2028-02-29");
        }

        @Test
        void endsTheDayBeforeTheTenthMonthWouldBegin() {
            assertThat(from("2026-05-31").lastDay()).isEqualTo("2027-02-27");
            assertThat(from("2027-05-31").lastDay()).isEqualTo("2028-02-28");
        }
    }

    @Nested
    class OnADay {
        private final InternshipTerm term = from("2026-12-17");

        @Test
        void knowsTheMonthOfTheDay() {
            assertThat(term.monthOf(day("2026-12-16"))).isEmpty();
            assertThat(term.monthOf(day("2026-12-17"))).hasValue(1);
            assertThat(term.monthOf(day("2027-01-16"))).hasValue(1);
            assertThat(term.monthOf(day("2027-01-17"))).hasValue(2);
            assertThat(term.monthOf(day("2027-09-16"))).hasValue(9);
            assertThat(term.monthOf(day("2027-09-17"))).isEmpty();
        }

        @Test
        void keepsThePaceByDays() {
            assertThat(term.days()).isEqualTo(274);
            assertThat(term.pace(4320, day("2026-12-17"))).isZero();
            assertThat(term.pace(4320, day("2027-05-03"))).isEqualTo(2160);
            assertThat(term.pace(4320, day("2027-09-17"))).isEqualTo(4320);
            assertThat(term.pace(4320, day("2029-01-01"))).isEqualTo(4320);
        }

        @Test
        void countsTheMonthsGone() {
            assertThat(term.monthsGone(day("2027-01-16"))).isZero();
            assertThat(term.monthsGone(day("2027-01-17"))).isEqualTo(1);
            assertThat(term.monthsGone(day("2028-01-01"))).isEqualTo(9);
        }
    }

    @Nested
    class DueDates {
        @Test
        void areTenDaysAfterTheMonth() {
            assertThat(from("2026-12-17").reportDue(3, 10, NO_BREAKS)).isEqualTo("2027-03-26");
        }

        @Test
        void moveFromAWeekendToMonday() {
            // Month 1 ends on Wednesday, January 20; ten days later is a Saturday.
            assertThat(from("2026-12-21").reportDue(1, 10, NO_BREAKS)).isEqualTo("2027-02-01");
        }

        @Test
        void moveBehindABreakOfTheCalendar() {
            var calendar = new ProgramCalendar(
                    List.of(new ProgramCalendar.Break("Spring break", day("2027-03-22"), day("2027-03-26"))));
            assertThat(from("2026-12-17").reportDue(3, 10, calendar)).isEqualTo("2027-03-29");
        }

        @Test
        void moveBehindTheWinterBreakOfTheNationalProgram() {
            // Month 3 ends on December 15; ten days later the break has begun, and it ends on a Friday.
            assertThat(from("2026-09-16")
                            .reportDue(3, 10, EditionFile.national().calendar()))
                    .isEqualTo("2027-01-04");
        }
    }

    @Nested
    class WithAHold {
        private final InternshipTerm term = new InternshipTerm(
                day("2026-12-17"), 9, List.of(range("2027-03-01", "2027-03-31"), range("2027-03-20", "2027-04-09")), 0);

        @Test
        void makesTheMonthLastAsManyDaysLonger() {
            assertThat(term.holds()).containsExactly(range("2027-03-01", "2027-04-09"));
            assertThat(term.month(2)).isEqualTo(range("2027-01-17", "2027-02-16"));
            assertThat(term.month(3)).isEqualTo(range("2027-02-17", "2027-04-25"));
            assertThat(term.lastDay()).isEqualTo(day("2027-09-16").plusDays(40));
        }

        @Test
        void keepsThePaceStill() {
            int before = term.pace(4320, day("2027-03-01"));
            assertThat(term.pace(4320, day("2027-03-20"))).isEqualTo(before);
            assertThat(term.pace(4320, day("2027-04-10"))).isEqualTo(before);
            assertThat(term.pace(4320, day("2027-04-11"))).isGreaterThan(before);
        }

        @Test
        void reachesToTheDayAskedAboutWhileItGoesOn() {
            var open = List.of(new DateRange(day("2027-03-01"), null));
            var seen = InternshipTerm.asOf(day("2027-06-30"), day("2026-12-17"), 9, open, 0);
            assertThat(seen.monthOf(day("2027-06-30"))).hasValue(3);
            assertThatThrownBy(() -> new InternshipTerm(day("2026-12-17"), 9, open, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void isNotSeenBeforeItBegins() {
            var open = List.of(new DateRange(day("2027-03-01"), null));
            assertThat(InternshipTerm.asOf(day("2027-02-01"), day("2026-12-17"), 9, open, 0)
                            .lastDay())
                    .isEqualTo("2027-09-16");
        }
    }

    @Test
    void addsTheMonthsOfAnExtensionButNotToThePace() {
        var term = new InternshipTerm(day("2026-12-17"), 9, List.of(), 3);
        assertThat(term.lastDay()).isEqualTo("2027-12-16");
        assertThat(term.month(12)).isEqualTo(range("2027-11-17", "2027-12-16"));
        assertThat(term.months()).isEqualTo(9);
        assertThat(term.pace(4320, day("2027-09-17"))).isEqualTo(4320);
        assertThat(term.completionFrom()).isEqualTo("2027-08-17");
    }

    @Property(tries = 300)
    void leavesNoGapBetweenMonths(
            @ForAll @IntRange(min = 0, max = 1500) int offset,
            @ForAll @IntRange(min = 0, max = 3) int extension,
            @ForAll @IntRange(min = -20, max = 300) int holdAfter,
            @ForAll @IntRange(min = 0, max = 90) int holdDays) {
        var first = day("2026-01-01").plusDays(offset);
        var hold = new DateRange(
                first.plusDays(holdAfter), first.plusDays(holdAfter).plusDays(holdDays));
        var term = new InternshipTerm(first, 9, List.of(hold), extension);
        for (int k = 1; k < term.allMonths(); k++) {
            assertThat(term.monthLast(k).plusDays(1)).isEqualTo(term.monthFirst(k + 1));
            assertThat(term.monthOf(term.monthLast(k))).hasValue(k);
            assertThat(term.monthOf(term.monthFirst(k + 1))).hasValue(k + 1);
        }
        assertThat(term.monthLast(term.allMonths())).isEqualTo(term.lastDay());
        assertThat(term.daysGone(term.monthLast(9).plusDays(1))).isEqualTo(term.days());
    }
}
