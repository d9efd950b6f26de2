package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditionRulesTest {
    private static final Edition EDITION = EditionFile.national();

    @Test
    void creditsPartOfAModuleWherePartialCreditIsTheRule() {
        assertThat(EDITION.attendance().credited(90, 150)).isEqualTo(90);
        assertThat(EDITION.attendance().credited(180, 150)).isEqualTo(150);
        var whole = new Edition.AttendanceRule(false, true, 3, 360, List.of());
        assertThat(whole.credited(90, 150)).isZero();
        assertThat(whole.credited(150, 150)).isEqualTo(150);
    }

    @Test
    void passesAProjectThatReachesThePassingScoreInEachCriterion() {
        var rubric = EDITION.rubric();
        assertThat(rubric.isPassedBy(
                        Map.of("focus", 2, "practice", 3, "standards", 4, "growth", 2, "recommendations", 2)))
                .isTrue();
        assertThat(rubric.isPassedBy(
                        Map.of("focus", 1, "practice", 4, "standards", 4, "growth", 4, "recommendations", 4)))
                .isFalse();
        assertThat(rubric.isPassedBy(Map.of("focus", 4))).isFalse();
    }

    @Test
    void countsWorkingDaysOverWeekendsAndHolidays() {
        // An event ends on Saturday, November 21, 2026; Thanksgiving is the 26th.
        assertThat(EDITION.calendar().plusWorkingDays(LocalDate.of(2026, 11, 21), 3))
                .isEqualTo("2026-11-25");
        assertThat(EDITION.calendar().plusWorkingDays(LocalDate.of(2026, 11, 25), 1))
                .isEqualTo("2026-11-30");
    }
}
