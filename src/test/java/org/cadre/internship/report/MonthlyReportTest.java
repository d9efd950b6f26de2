package org.cadre.internship.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.report.MonthlyReport.Sending;
import org.cadre.program.Edition.PromptKind;
import org.cadre.program.Edition.ReportPrompt;
import org.cadre.program.Fact.ReportState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MonthlyReportTest {
    private static final LocalDate LAST = LocalDate.of(2035, 2, 7);
    private static final LocalDate DUE = LocalDate.of(2035, 2, 19);
    private static final List<ReportPrompt> PROMPTS = List.of(
            new ReportPrompt("working", "What is working", PromptKind.TEXT, true, false),
            new ReportPrompt("recommendation", "Recommendation", PromptKind.TEXT, false, false));

    @Nested
    class InTheMitsHands {
        @Test
        void canBeSentFromTheMonthsLastDayOn() {
            var answers = Map.of("working", "We meet on Mondays.");
            assertThat(report(ReportState.OPEN).sending(PROMPTS, answers, LAST, LAST.minusDays(1)))
                    .isEqualTo(new Sending.TooEarly(LAST));
            assertThat(report(ReportState.OPEN).sending(PROMPTS, answers, LAST, LAST))
                    .isEqualTo(new Sending.Ready());
        }

        @Test
        void asksForEveryRequiredAnswerAndNoOther() {
            assertThat(report(ReportState.RETURNED).sending(PROMPTS, Map.of("working", "  "), LAST, LAST))
                    .isEqualTo(new Sending.Unanswered(List.of(PROMPTS.getFirst())));
        }

        @Test
        void isOverdueFromTheDayAfterItsDueDay() {
            assertThat(report(ReportState.OPEN).isOverdue(DUE, DUE)).isFalse();
            assertThat(report(ReportState.OPEN).isOverdue(DUE, DUE.plusDays(1))).isTrue();
            assertThat(report(ReportState.RETURNED).isOverdue(DUE, DUE.plusDays(1)))
                    .isTrue();
        }
    }

    @Nested
    class WithTheCoach {
        @Test
        void isNotSentTwice() {
            assertThat(report(ReportState.SUBMITTED).sending(PROMPTS, Map.of(), LAST, LAST))
                    .isEqualTo(new Sending.AlreadySent());
        }

        @Test
        void isNeverOverdue() {
            assertThat(report(ReportState.SUBMITTED).isOverdue(DUE, DUE.plusDays(30)))
                    .isFalse();
        }
    }

    private static MonthlyReport report(ReportState state) {
        return new MonthlyReport(
                UUID.randomUUID(),
                new InternshipId(UUID.randomUUID()),
                1,
                state,
                Map.of(),
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null);
    }
}
