package org.cadre.internship.missing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** How pressing a report is that was not sent. */
class ReportRemindersTest {
    private static final LocalDate DUE = LocalDate.of(2027, 3, 10);

    @Test
    void comeThreeDaysBeforeTheDueDayOnTheDayAfterAndAWeekAfter() {
        assertThat(MissingOfMits.reportStage(DUE, DUE.minusDays(4))).isEqualTo(Missing.Stage.LATER);
        assertThat(MissingOfMits.reportStage(DUE, DUE.minusDays(3))).isEqualTo(Missing.Stage.SOON);
        assertThat(MissingOfMits.reportStage(DUE, DUE)).isEqualTo(Missing.Stage.SOON);
        assertThat(MissingOfMits.reportStage(DUE, DUE.plusDays(1))).isEqualTo(Missing.Stage.DUE);
        assertThat(MissingOfMits.reportStage(DUE, DUE.plusDays(6))).isEqualTo(Missing.Stage.DUE);
        assertThat(MissingOfMits.reportStage(DUE, DUE.plusDays(7))).isEqualTo(Missing.Stage.LONG);
    }
}
