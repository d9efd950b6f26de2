package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.offering.Covers.BUNDLE;
import static org.cadre.offering.Covers.INTERNSHIP;
import static org.cadre.offering.Covers.OFFERING;
import static org.cadre.offering.FeeCategory.DISTRICT;
import static org.cadre.offering.FeeCategory.IN_HOUSE;
import static org.cadre.offering.FeeCategory.MEMBER;
import static org.cadre.offering.FeeCategory.NON_MEMBER;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PriceListTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 10);
    private static final int USUAL = 45_000;

    private static Price price(
            Covers covers, FeeCategory category, int cents, boolean flat, @Nullable LocalDate through, int from) {
        return new Price(new UUID(0, cents), covers, category, cents, flat, through, from);
    }

    private static PriceList list(Price... prices) {
        return new PriceList(USUAL, "USD", List.of(prices));
    }

    private static DiscountCode code(@Nullable Integer percent, @Nullable Integer cents) {
        return new DiscountCode(new UUID(0, 1), "SPRING", null, percent, cents, 5, 0, DAY, DAY.plusDays(5), false);
    }

    @Nested
    class ASeat {
        @Test
        void hasTheUsualPriceWhereNoOtherIsSet() {
            var list = list(price(OFFERING, MEMBER, 39_500, false, null, 1));
            assertThat(list.total(OFFERING, NON_MEMBER, 1, DAY, null).cents()).isEqualTo(USUAL);
            assertThat(list.total(OFFERING, MEMBER, 1, DAY, null).cents()).isEqualTo(39_500);
        }

        @Test
        void hasItsEarlyPriceThroughItsLastDay() {
            var list = list(
                    price(OFFERING, MEMBER, 39_500, false, null, 1), price(OFFERING, MEMBER, 35_000, false, DAY, 1));
            assertThat(list.total(OFFERING, MEMBER, 1, DAY, null).cents()).isEqualTo(35_000);
            assertThat(list.total(OFFERING, MEMBER, 1, DAY.plusDays(1), null).cents())
                    .isEqualTo(39_500);
        }

        @Test
        void hasItsGroupPriceFromSoManySeats() {
            var list = list(price(OFFERING, DISTRICT, 30_000, false, null, 10));
            assertThat(list.total(OFFERING, DISTRICT, 9, DAY, null).cents()).isEqualTo(9 * USUAL);
            assertThat(list.total(OFFERING, DISTRICT, 10, DAY, null).cents()).isEqualTo(300_000);
        }
    }

    @Test
    void aFlatFeeIsForTheOrderHoweverManySeatsItHas() {
        var list = list(price(OFFERING, IN_HOUSE, 900_000, true, null, 1));
        assertThat(list.total(OFFERING, IN_HOUSE, 40, DAY, null).lines())
                .containsExactly(new OrderTotal.Line(OFFERING, 1, 900_000, 0));
    }

    @Nested
    class PartTwo {
        private final Price partTwo = price(INTERNSHIP, MEMBER, 60_000, false, null, 1);

        @Test
        void costsNothingWhereNoPriceIsSet() {
            assertThat(list().total(INTERNSHIP, MEMBER, 1, DAY, null).cents()).isZero();
        }

        @Test
        void inABundleCostsTheBundlesPrice() {
            var list = list(partTwo, price(BUNDLE, MEMBER, 95_000, false, null, 1));
            assertThat(list.total(BUNDLE, MEMBER, 2, DAY, null).cents()).isEqualTo(190_000);
        }

        @Test
        void inABundleWithoutAPriceCostsBothPrices() {
            assertThat(list(partTwo).total(BUNDLE, MEMBER, 2, DAY, null).lines())
                    .containsExactly(
                            new OrderTotal.Line(OFFERING, 2, USUAL, 0), new OrderTotal.Line(INTERNSHIP, 2, 60_000, 0));
        }
    }

    @Nested
    class ACode {
        @Test
        void takesAPercentageOffWithHalfACentForTheBuyer() {
            assertThat(list(price(OFFERING, MEMBER, 33_333, false, null, 1))
                            .total(OFFERING, MEMBER, 1, DAY, code(50, null))
                            .cents())
                    .isEqualTo(16_666);
        }

        @Test
        void takesAnAmountOffTheOrderOnceAndNeverMoreThanItCosts() {
            assertThat(list().total(OFFERING, MEMBER, 3, DAY, code(null, 5_000)).cents())
                    .isEqualTo(3 * USUAL - 5_000);
            assertThat(list().total(OFFERING, MEMBER, 1, DAY, code(null, 99_999_999))
                            .cents())
                    .isZero();
        }

        @Test
        void isGoodInItsDaysAndWhereItIsFor() {
            var code = code(10, null);
            assertThat(code.isGood(null, DAY.minusDays(1))).isFalse();
            assertThat(code.isGood(null, DAY)).isTrue();
            assertThat(code.isGood(null, DAY.plusDays(5))).isTrue();
            assertThat(code.isGood(null, DAY.plusDays(6))).isFalse();
            var elsewhere = new DiscountCode(
                    code.id(), "X", new OfferingId(new UUID(0, 9)), 10, null, null, 0, null, null, false);
            assertThat(elsewhere.isGood(new OfferingId(new UUID(0, 8)), DAY)).isFalse();
        }
    }

    @Property(tries = 300)
    void isNeverNegativeAndNeverDearerForACode(
            @ForAll @IntRange(min = 1, max = 100) int seats,
            @ForAll @IntRange(max = 100_000) int cents,
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll FeeCategory category,
            @ForAll Covers covers) {
        var list = list(
                price(INTERNSHIP, category, 60_000, false, null, 1), price(covers, category, cents, false, null, 1));
        var reduced = list.total(covers, category, seats, DAY, code(percent, null));
        assertThat(reduced.lines()).allMatch(line -> line.cents() >= 0 && line.discountCents() >= 0);
        assertThat(reduced.cents())
                .isLessThanOrEqualTo(
                        list.total(covers, category, seats, DAY, null).cents());
    }
}
