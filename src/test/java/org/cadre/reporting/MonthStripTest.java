package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cadre.platform.text.Texts;
import org.cadre.program.Fact.ReportState;
import org.cadre.program.InternshipTerm;
import org.cadre.program.MonthStanding;
import org.cadre.reporting.MonthStrip.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MonthStripTest {
    private static final Texts TEXTS = new Texts();
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final InternshipTerm TERM = new InternshipTerm(FIRST, 9, List.of(), 0);
    /** In month 3. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);

    private static MonthStrip.Month month(int number, int minutes, boolean excused, ReportState report, boolean met) {
        return one(Months.month(TERM, number, TODAY, minutes, excused, report, met), Map.of());
    }

    private static MonthStrip.Month one(MonthStanding month, Map<Integer, LocalDate> meetings) {
        return MonthStrip.of(List.of(month), 9, 480, meetings, TODAY).months().getFirst();
    }

    private static String said(MonthStrip.Month month, String about) {
        return TEXTS.say(month.mark(about).says());
    }

    @Test
    void showsEveryMonthAndWhichIsNow() {
        var strip = MonthStrip.of(Months.of(TERM, TODAY, 480), 9, 480, Map.of(), TODAY);
        assertThat(strip.months()).hasSize(9);
        assertThat(strip.months().stream().filter(MonthStrip.Month::current))
                .extracting(MonthStrip.Month::number)
                .containsExactly(3);
    }

    @Test
    void asksForNoReportAndMeetingInAnExtension() {
        var longer = new InternshipTerm(FIRST, 9, List.of(), 1);
        var strip = MonthStrip.of(Months.of(longer, TODAY), 9, 480, Map.of(), TODAY);
        assertThat(strip.months().getLast().marks())
                .extracting(MonthStrip.Mark::about)
                .containsExactly("month");
        var inIt = MonthStrip.of(Months.of(longer, longer.lastDay()), 9, 480, Map.of(), longer.lastDay());
        assertThat(inIt.months().getLast().marks())
                .extracting(MonthStrip.Mark::about)
                .containsExactly("hours", "contact");
    }

    @Nested
    class AMonthThatIsOver {
        @Test
        void isMetWhenAllIsThere() {
            assertThat(month(1, 480, false, ReportState.ACCEPTED, true).marks())
                    .extracting(MonthStrip.Mark::state)
                    .containsOnly(State.MET);
        }

        @Test
        void isShortOfHoursBelowTheAverage() {
            var month = month(1, 450, false, ReportState.ACCEPTED, true);
            assertThat(month.mark("hours").state()).isEqualTo(State.SHORT);
            assertThat(said(month, "hours")).isEqualTo("7.50 of 8");
        }

        @Test
        void lacksAContactUnlessItIsExcused() {
            assertThat(month(1, 0, false, ReportState.ACCEPTED, true)
                            .mark("contact")
                            .state())
                    .isEqualTo(State.OVERDUE);
            var excused = month(1, 0, true, ReportState.ACCEPTED, true);
            assertThat(excused.mark("contact").state()).isEqualTo(State.MET);
            assertThat(said(excused, "contact")).isEqualTo("Excused");
        }

        @Test
        void isOverdueWithItsReportAfterTheDueDay() {
            assertThat(month(1, 480, false, ReportState.OPEN, true)
                            .mark("report")
                            .state())
                    .isEqualTo(State.OVERDUE);
        }

        @Test
        void isWithTheCoachOnceTheReportIsSent() {
            assertThat(month(1, 480, false, ReportState.SUBMITTED, true)
                            .mark("report")
                            .state())
                    .isEqualTo(State.WITH_COACH);
        }

        @Test
        void hasMissedItsMeeting() {
            assertThat(month(1, 480, false, ReportState.ACCEPTED, false)
                            .mark("meeting")
                            .state())
                    .isEqualTo(State.SHORT);
        }
    }

    @Nested
    class TheMonthNow {
        @Test
        void waitsForAContactAndForHours() {
            var month = month(3, 0, false, ReportState.OPEN, false);
            assertThat(month.mark("contact").state()).isEqualTo(State.DUE);
            assertThat(month.mark("hours").state()).isEqualTo(State.DUE);
            assertThat(month.mark("report").state()).isEqualTo(State.LATER);
        }

        @Test
        void waitsForAMeetingThatHasADay() {
            var month =
                    one(Months.month(TERM, 3, TODAY, 60, false, ReportState.OPEN, false), Map.of(3, TODAY.plusDays(3)));
            assertThat(month.mark("meeting").state()).isEqualTo(State.DUE);
            assertThat(said(month, "meeting")).isEqualTo("Nov 19");
        }

        @Test
        void wantsAReturnedReportBack() {
            var month = month(3, 60, false, ReportState.RETURNED, false);
            assertThat(month.mark("report").state()).isEqualTo(State.DUE);
            assertThat(said(month, "report")).isEqualTo("Returned");
        }
    }

    @Test
    void expectsNothingOfMonthsToCome() {
        assertThat(month(5, 0, false, ReportState.OPEN, false).marks())
                .extracting(MonthStrip.Mark::state)
                .containsOnly(State.LATER);
    }

    @Test
    void givesEachStateAnIconAndATone() {
        for (var state : State.values()) {
            assertThat(state.icon()).isNotBlank();
            assertThat(state.tone()).isIn("done", "primary", "attention", "problem", "quiet");
        }
    }
}
