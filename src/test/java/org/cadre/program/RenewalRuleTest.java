package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalRuleTest {
    private static final RenewalRule RULE = EditionFile.national().renewal();
    private static final LocalDate EXPIRES = LocalDate.of(2030, 6, 30);

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void opensTwelveMonthsBeforeTheExpiry() {
        assertThat(RULE.windowOpens(EXPIRES)).isEqualTo("2029-06-30");
    }

    @Test
    void givesThirtyDaysOfGraceWhereATrainingWasOnOffer() {
        var offered = List.of(day("2030-02-01"));
        assertThat(RULE.graceEnds(EXPIRES, offered)).hasValue(day("2030-07-30"));
    }

    @Test
    void keepsGraceUntilThirtyDaysAfterTheNextTrainingWhereNoneWasOnOffer() {
        assertThat(RULE.graceEnds(EXPIRES, List.of(day("2029-09-01"), day("2030-10-01"))))
                .hasValue(day("2030-10-31"));
        assertThat(RULE.graceEnds(EXPIRES, List.of(day("2029-09-01")))).isEmpty();
        assertThat(RULE.graceEnds(EXPIRES, List.of())).isEmpty();
    }

    @Test
    void beginsTheNextPeriodAtTheExpiryOrOnTheDayOfALaterTraining() {
        assertThat(RULE.nextPeriodFrom(EXPIRES, day("2030-03-01"))).isEqualTo(EXPIRES);
        assertThat(RULE.nextPeriodFrom(EXPIRES, day("2030-07-12"))).isEqualTo("2030-07-12");
    }

    @Test
    void asksForAReflectionLaterThanAYear() {
        assertThat(RULE.asksForReflection(EXPIRES, day("2031-06-30"))).isFalse();
        assertThat(RULE.asksForReflection(EXPIRES, day("2031-07-01"))).isTrue();
    }
}
