package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cadre.platform.database.Ids;
import org.cadre.program.DateRange;
import org.cadre.program.EditionFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunningInternshipTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 11);
    /** Three months are over. */
    private static final LocalDate TODAY = LocalDate.of(2027, 4, 12);

    private static RunningInternship with(int minutes, Set<Integer> sent) {
        return with(minutes, sent, List.of(), false, false);
    }

    private static RunningInternship with(
            int minutes, Set<Integer> sent, List<DateRange> holds, boolean onHold, boolean passed) {
        return new RunningInternship(
                Ids.next(),
                Ids.next(),
                "Rosa",
                "Winter cohort",
                EditionFile.national(),
                onHold,
                FIRST,
                holds,
                0,
                minutes,
                sent,
                sent.size(),
                passed);
    }

    @Nested
    class Pace {
        @Test
        void warnsBelowThreeQuartersOfTheMonthlyAverage() {
            assertThat(with(1079, Set.of()).behind(TODAY)).isPresent();
            assertThat(with(1080, Set.of()).behind(TODAY)).isEmpty();
        }

        @Test
        void warnsInTheFirstMonthOfNobody() {
            assertThat(with(0, Set.of()).behind(FIRST.plusDays(20))).isEmpty();
        }

        @Test
        void warnsOfWhoeverIsShortWhenTheMonthsAreOver() {
            assertThat(with(4200, Set.of()).behind(FIRST.plusMonths(10))).contains(120);
            assertThat(with(4320, Set.of()).behind(FIRST.plusMonths(10))).isEmpty();
        }

        @Test
        void restsWhileOnHold() {
            assertThat(with(0, Set.of(), List.of(), true, false).behind(TODAY)).isEmpty();
        }

        @Test
        void countsNoDaysOfAHold() {
            var hold = new DateRange(LocalDate.of(2027, 1, 15), LocalDate.of(2027, 4, 1));
            assertThat(with(0, Set.of(), List.of(hold), false, false).behind(TODAY))
                    .isEmpty();
        }
    }

    @Nested
    class Reports {
        @Test
        void areOverdueFromTheDayAfterTheirDueDay() {
            // Month 1 ends on Feb 10; ten days later is a Saturday, so the report is due on Mon, Feb 22.
            var internship = with(0, Set.of());
            assertThat(internship.overdueReports(LocalDate.of(2027, 2, 22))).isEmpty();
            assertThat(internship.overdueReports(LocalDate.of(2027, 2, 23)))
                    .singleElement()
                    .satisfies(report -> assertThat(report.due()).isEqualTo(LocalDate.of(2027, 2, 22)));
        }

        @Test
        void areNotOverdueOnceTheyHaveLeftTheMitsHands() {
            assertThat(with(0, Set.of(1)).overdueReports(TODAY))
                    .extracting(RunningInternship.OverdueReport::month)
                    .containsExactly(2);
        }

        @Test
        void areNotAskedForWhileOnHold() {
            assertThat(with(0, Set.of(), List.of(), true, false).overdueReports(TODAY))
                    .isEmpty();
        }
    }

    @Nested
    class Readiness {
        private static final LocalDate MONTH_NINE = FIRST.plusMonths(8);
        private static final Set<Integer> ALL = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

        @Test
        void isLookedIntoWhenTheSumsAreAllThere() {
            assertThat(with(4320, ALL, List.of(), false, true).mayBeReady(MONTH_NINE))
                    .isTrue();
        }

        @Test
        void isOutOfReachBeforeMonthNine() {
            assertThat(with(4320, ALL, List.of(), false, true).mayBeReady(MONTH_NINE.minusDays(1)))
                    .isFalse();
        }

        @Test
        void isOutOfReachWithoutHoursReportsOrProject() {
            assertThat(with(4315, ALL, List.of(), false, true).mayBeReady(MONTH_NINE))
                    .isFalse();
            assertThat(with(4320, Set.of(1), List.of(), false, true).mayBeReady(MONTH_NINE))
                    .isFalse();
            assertThat(with(4320, ALL, List.of(), false, false).mayBeReady(MONTH_NINE))
                    .isFalse();
        }
    }
}
