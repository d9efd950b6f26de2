package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The edges of a renewal, whatever the day a certificate expires on; leap days are among them. */
class RenewalDaysTest {
    private static final Edition NATIONAL = EditionFile.national();
    private static final RenewalRule RULE = NATIONAL.renewal();

    @Provide
    Arbitrary<LocalDate> expiries() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, 365 * 60)
                        .map(days -> LocalDate.of(2020, 1, 1).plusDays(days)),
                Arbitraries.of(2024, 2028, 2032, 2048).map(year -> LocalDate.of(year, 2, 29)),
                Arbitraries.integers().between(2024, 2050).map(year -> LocalDate.of(year, 2, 28)));
    }

    private static List<LocalDate> onOffer(LocalDate expires) {
        return List.of(expires.minusMonths(1));
    }

    @Property
    void aTrainingOnTheDayOfExpiryOrTheDayBeforeLosesNoDay(@ForAll("expiries") LocalDate expires) {
        assertThat(RULE.nextPeriodFrom(expires, expires.minusDays(1))).isEqualTo(expires);
        assertThat(RULE.nextPeriodFrom(expires, expires)).isEqualTo(expires);
    }

    @Property
    void aTrainingTheDayAfterBeginsThePeriodThatDay(@ForAll("expiries") LocalDate expires) {
        assertThat(RULE.nextPeriodFrom(expires, expires.plusDays(1))).isEqualTo(expires.plusDays(1));
        assertThat(RULE.graceEnds(expires, onOffer(expires)).orElseThrow()).isAfterOrEqualTo(expires.plusDays(1));
    }

    @Property
    void theLastDayOfGraceIsTheThirtiethAndNoOther(@ForAll("expiries") LocalDate expires) {
        assertThat(RULE.graceEnds(expires, onOffer(expires))).hasValue(expires.plusDays(30));
    }

    @Property
    void aYearExactlyAsksForNoReflectionAndADayMoreDoes(@ForAll("expiries") LocalDate expires) {
        assertThat(RULE.asksForReflection(expires, expires.plusYears(1))).isFalse();
        assertThat(RULE.asksForReflection(expires, expires.plusYears(1).plusDays(1)))
                .isTrue();
    }

    @Property
    void graceLastsThirtyDaysAfterTheFirstTrainingWhereNoneWasOnOffer(
            @ForAll("expiries") LocalDate expires, @ForAll @IntRange(min = 1, max = 900) int later) {
        var trainings =
                List.of(expires.minusMonths(6).minusDays(1), expires.plusDays(later), expires.plusDays(later + 200L));
        assertThat(RULE.graceEnds(expires, trainings)).hasValue(expires.plusDays(later + 30L));
    }

    @Property
    void aTrainingInTheSixMonthsBeforeMakesGraceUsual(
            @ForAll("expiries") LocalDate expires, @ForAll @IntRange(max = 180) int before) {
        assertThat(RULE.graceEnds(expires, List.of(expires.minusDays(before), expires.plusDays(100))))
                .hasValue(expires.plusDays(30));
        assertThat(RULE.graceEnds(expires, List.of(expires.minusMonths(6)))).hasValue(expires.plusDays(30));
    }

    @Property
    void thePeriodsOfAChainRenewedInTimeMeetWithoutAGap(@ForAll("expiries") LocalDate first) {
        var expires = first;
        for (int period = 0; period < 5; period++) {
            var from = RULE.nextPeriodFrom(expires, RULE.windowOpens(expires));
            assertThat(from).isEqualTo(expires);
            expires = NATIONAL.expires(from);
            assertThat(expires).isAfterOrEqualTo(from.plusYears(3));
            assertThat(expires).isBeforeOrEqualTo(from.plusYears(3));
        }
    }
}
