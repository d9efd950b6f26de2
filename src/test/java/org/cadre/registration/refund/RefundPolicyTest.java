package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RefundPolicyTest {
    private static final LocalDate EVENT = LocalDate.of(2027, 6, 12);

    private static int percent(RefundPolicy policy, int daysBefore) {
        return policy.percent(EVENT.minusDays(daysBefore), EVENT);
    }

    @Nested
    class WithoutSteps {
        private final RefundPolicy policy = new RefundPolicy(List.of());

        @Test
        void givesAllBackUntilTheEventBegins() {
            assertThat(percent(policy, 1)).isEqualTo(100);
            assertThat(percent(policy, 0)).isZero();
            assertThat(percent(policy, -1)).isZero();
        }
    }

    @Nested
    class WithSteps {
        private final RefundPolicy policy = new RefundPolicy(List.of(new RefundStep(7, 50), new RefundStep(30, 100)));

        @Test
        void givesBackByTheDaysThatAreLeft() {
            assertThat(percent(policy, 60)).isEqualTo(100);
            assertThat(percent(policy, 30)).isEqualTo(100);
            assertThat(percent(policy, 29)).isEqualTo(50);
            assertThat(percent(policy, 7)).isEqualTo(50);
            assertThat(percent(policy, 6)).isZero();
            assertThat(percent(policy, 0)).isZero();
        }
    }

    @Test
    void roundsToTheNearestCent() {
        assertThat(RefundPolicy.share(333, 50)).isEqualTo(167);
        assertThat(RefundPolicy.share(101, 33)).isEqualTo(33);
        assertThat(RefundPolicy.share(49_500, 100)).isEqualTo(49_500);
    }

    @Property
    void neverGivesBackMoreThanThePrice(
            @ForAll @IntRange(max = 100_000_000) int cents, @ForAll @IntRange(max = 100) int percent) {
        assertThat(RefundPolicy.share(cents, percent)).isBetween(0, cents);
    }
}
