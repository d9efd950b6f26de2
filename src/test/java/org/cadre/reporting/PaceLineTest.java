package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.cadre.program.DateRange;
import org.cadre.program.InternshipTerm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PaceLineTest {
    private static final int TARGET = 72 * 60;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final InternshipTerm TERM = new InternshipTerm(FIRST, 9, List.of(), 0);

    private static PaceLine line(int... minutes) {
        int total = java.util.Arrays.stream(minutes).sum();
        return PaceLine.of(Months.of(TERM, TODAY, minutes), TERM, total, TARGET, TODAY);
    }

    @Test
    void addsUpTheHoursOfTheMonthsThatHaveBegun() {
        assertThat(line(480, 300, 90).rows())
                .extracting(PaceLine.Row::month, PaceLine.Row::minutes, PaceLine.Row::total)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 480, 480),
                        org.assertj.core.groups.Tuple.tuple(2, 300, 780),
                        org.assertj.core.groups.Tuple.tuple(3, 90, 870));
    }

    @Test
    void setsEachMonthAgainstThePaceOfItsEndAndTodayAgainstTodays() {
        var rows = line(480, 300, 90).rows();
        assertThat(rows.get(0).pace()).isEqualTo(TERM.pace(TARGET, LocalDate.of(2026, 10, 1)));
        assertThat(rows.get(2).pace()).isEqualTo(TERM.pace(TARGET, TODAY));
        assertThat(rows.get(2).behind()).isEqualTo(TERM.pace(TARGET, TODAY) - 870);
    }

    @Test
    void saysWhereTheLineStands() {
        assertThat(new Texts().say(line(480, 300, 90).says()))
                .isEqualTo("14.50 hours count so far, in month 3; 20.03 keep the pace");
    }

    @Nested
    class Drawn {
        @Test
        void beginsLeftBelowWithNothing() {
            assertThat(line(480).doneLine()).startsWith("M44.0 210.0 L");
        }

        @Test
        void reachesTheTargetAtTheRightTopWithThePace() {
            assertThat(line(480).paceLine()).endsWith("L584.0 16.0");
        }

        @Test
        void endsAtToday() {
            var line = line(480, 300, 90);
            assertThat(line.now()).isEqualTo(new PaceLine.Point(TODAY, 870));
            assertThat(line.doneLine()).endsWith("L" + line.x(TODAY) + " " + line.y(870));
        }

        @Test
        void growsWithHoursBeyondTheTarget() {
            var line = line(3000, 3000);
            assertThat(line.highest()).isEqualTo(6000);
            assertThat(line.y(6000)).isEqualTo("16.0");
        }

        @Test
        void setsTheNumberOfAMonthIntoItsMiddle() {
            assertThat(line().middle(0)).isEqualTo(line().x(LocalDate.of(2026, 9, 16)));
            assertThat(line().middle(8)).isEqualTo(line().x(LocalDate.of(2027, 5, 16)));
        }

        @Test
        void hasALineForEachQuarterOfTheTarget() {
            assertThat(line().gridLines()).containsExactly(0, 1080, 2160, 3240, 4320);
        }

        @Test
        void staysLevelWhileOnHold() {
            var hold = new DateRange(LocalDate.of(2026, 10, 10), LocalDate.of(2026, 10, 20));
            var term = new InternshipTerm(FIRST, 9, List.of(hold), 0);
            var line = PaceLine.of(Months.of(term, TODAY), term, 0, TARGET, TODAY);
            assertThat(line.end()).isEqualTo(LocalDate.of(2027, 6, 12));
        }
    }
}
