package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceWordsTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

    private final PriceWords words = new PriceWords(new Texts());

    private static Price price(FeeCategory category, int cents, @Nullable LocalDate through, int from) {
        return new Price(UUID.randomUUID(), Covers.OFFERING, category, cents, false, through, from);
    }

    private String said(FeeCategory category, LocalDate day, Price... prices) {
        return words.words(new PriceList(49_500, "USD", List.of(prices)), Covers.OFFERING, category, day);
    }

    @Test
    void saysTheUsualPriceWhereNoOtherIsSet() {
        assertThat(said(FeeCategory.MEMBER, TODAY)).isEqualTo("$495.00");
    }

    @Test
    void saysUntilWhenAnEarlyPriceHoldsAndWhatComesThen() {
        var early = price(FeeCategory.MEMBER, 39_500, LocalDate.of(2027, 1, 10), 1);
        var later = price(FeeCategory.MEMBER, 45_000, null, 1);
        assertThat(said(FeeCategory.MEMBER, TODAY, early, later)).isEqualTo("$395.00 until Jan 10, then $450.00");
        assertThat(said(FeeCategory.MEMBER, TODAY.plusDays(7), early, later)).isEqualTo("$450.00");
    }

    @Test
    void saysWhatGroupsPay() {
        assertThat(said(
                        FeeCategory.DISTRICT,
                        TODAY,
                        price(FeeCategory.DISTRICT, 42_000, null, 1),
                        price(FeeCategory.DISTRICT, 36_000, null, 10)))
                .isEqualTo("$420.00; from 10 seats $360.00 each");
    }

    @Test
    void saysAPriceOfTheWholeGroupAsSuch() {
        var flat = new Price(UUID.randomUUID(), Covers.OFFERING, FeeCategory.IN_HOUSE, 900_000, true, null, 1);
        assertThat(words.words(
                        new PriceList(2_000_000, "USD", List.of(flat)), Covers.OFFERING, FeeCategory.IN_HOUSE, TODAY))
                .isEqualTo("$9,000.00 for the whole group");
    }
}
