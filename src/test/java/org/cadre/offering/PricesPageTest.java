package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.program.Editions;
import org.cadre.program.OfferingKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class PricesPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    Prices prices;

    @Autowired
    Editions editions;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;
    private Visitor office;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        offering = partOne.institute(partOne.inDays(60), 20);
    }

    private String place() {
        return "/office/offerings/" + offering + "/prices";
    }

    private Visitor.Filling filled() {
        return office.button(office.get(place()).hasStatus(200), "Save prices")
                .with("price-1", "395")
                .with("category-1", "member")
                .with("covers-1", "offering");
    }

    private int cents(Covers covers, FeeCategory category, int seats) {
        return prices.of(offerings.find(offering).orElseThrow())
                .total(covers, category, seats, partOne.today(), null)
                .cents();
    }

    @Nested
    class AnOffering {
        @Test
        void hasAPriceForEachFeeCategory() {
            filled().with("price-2", "$450.00")
                    .with("category-2", "district")
                    .with("covers-2", "offering")
                    .send()
                    .hasStatus(200)
                    .says("The prices are saved");

            assertThat(cents(Covers.OFFERING, FeeCategory.MEMBER, 1)).isEqualTo(39_500);
            assertThat(cents(Covers.OFFERING, FeeCategory.DISTRICT, 1)).isEqualTo(45_000);
            assertThat(cents(Covers.OFFERING, FeeCategory.NON_MEMBER, 1)).isEqualTo(PartOne.PRICE);
        }

        @Test
        void hasEarlyGroupAndBundlePrices() {
            filled().with("through-1", partOne.inDays(10))
                    .with("price-2", "300")
                    .with("category-2", "district")
                    .with("covers-2", "offering")
                    .with("from-2", "10")
                    .with("price-3", "900")
                    .with("category-3", "member")
                    .with("covers-3", "bundle")
                    .send()
                    .hasStatus(200);

            assertThat(cents(Covers.OFFERING, FeeCategory.DISTRICT, 9)).isEqualTo(9 * PartOne.PRICE);
            assertThat(cents(Covers.OFFERING, FeeCategory.DISTRICT, 10)).isEqualTo(10 * 30_000);
            assertThat(cents(Covers.BUNDLE, FeeCategory.MEMBER, 1)).isEqualTo(90_000);
            var list = prices.of(offerings.find(offering).orElseThrow());
            assertThat(list.total(Covers.OFFERING, FeeCategory.MEMBER, 1, partOne.inDays(11), null)
                            .cents())
                    .isEqualTo(PartOne.PRICE);
            stranger.get("/schedule/" + offering)
                    .says("from 10 seats $300.00 each")
                    .says("Member $900.00 with part two");
        }

        @Test
        void losesAPriceWhoseDollarsAreEmptied() {
            filled().send().hasStatus(200);
            office.button(office.get(place()), "Save prices")
                    .with("price-1", "")
                    .send()
                    .says("no price of its own");
            assertThat(cents(Covers.OFFERING, FeeCategory.MEMBER, 1)).isEqualTo(PartOne.PRICE);
        }

        @Test
        void refusesTwoPricesForTheSamePeopleUnderTheSameConditions() {
            var page = filled().with("price-2", "410")
                    .with("category-2", "member")
                    .with("covers-2", "offering")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("price-2")).contains("Price 1 is for the same people");
            assertThat(page.document().select("#price-2").attr("value")).isEqualTo("410");
            assertThat(prices.ownOf(offering)).isEmpty();
        }

        @Test
        void saysWhatIsWrongWithAPriceAndKeepsWhatWasTyped() {
            var page = filled().with("price-1", "a lot")
                    .with("category-1", "nobody")
                    .with("through-1", partOne.inDays(61))
                    .with("from-1", "0")
                    .send()
                    .hasStatus(422);
            for (var field : new String[] {"price-1", "category-1", "through-1", "from-1"}) {
                assertThat(page.wrong(field)).as(field).isNotEmpty();
            }
            assertThat(page.document().select("#price-1").attr("value")).isEqualTo("a lot");
        }

        @Test
        void warnsOfAnEarlyPriceAboveTheLaterOne() {
            filled().with("through-1", partOne.inDays(10))
                    .with("price-2", "350")
                    .with("category-2", "member")
                    .with("covers-2", "offering")
                    .send()
                    .hasStatus(200)
                    .says("The early price for Member, $395.00 until")
                    .says("is higher than $350.00");
        }

        @Test
        void isFlatInHouseOnly() {
            assertThat(office.get(place()).document().select("[name^=flat]")).isEmpty();
            offering = partOne.event(OfferingKind.IN_HOUSE, "In-house", partOne.inDays(30), 30, 0);
            office.button(office.get(place()), "Save prices")
                    .with("price-1", "6000")
                    .with("covers-1", "offering")
                    .with("flat-1", "yes")
                    .send()
                    .hasStatus(200);
            assertThat(cents(Covers.OFFERING, FeeCategory.IN_HOUSE, 25)).isEqualTo(600_000);
            stranger.get("/schedule/" + offering).says("$6,000.00 for the whole group");
        }

        @Test
        void keepsItsPricesOnceItIsCanceled() {
            var form = filled();
            offerings.cancel(offering, Actor.SYSTEM);
            form.send().hasStatus(404);
            office.get(place()).says("its prices stay as they are");
        }
    }

    @Nested
    class PartTwo {
        @Test
        void isPricedOnceForTheEdition() {
            var page = office.get("/office/editions/part-two-prices").hasStatus(200);
            office.button(page, "Save prices")
                    .with("price-1", "600")
                    .with("category-1", "member")
                    .send()
                    .hasStatus(200)
                    .says("The prices are saved");
            var list = prices.ofPartTwo(editions.idOf(Editions.NATIONAL));
            assertThat(list.total(Covers.INTERNSHIP, FeeCategory.MEMBER, 1, partOne.today(), null)
                            .cents())
                    .isEqualTo(60_000);
            assertThat(list.total(Covers.INTERNSHIP, FeeCategory.DISTRICT, 1, partOne.today(), null)
                            .lines())
                    .isEmpty();
        }
    }

    @Nested
    class TheSchedule {
        @Test
        void saysFromWhichPriceWhenCategoriesDiffer() {
            filled().with("through-1", partOne.inDays(10)).send();
            stranger.get("/schedule")
                    .says("From $395.00")
                    .says("Member $395.00, until")
                    .says("Non-member $495.00");
        }

        @Test
        void saysOnePriceWhenAllPayTheSame() {
            stranger.get("/schedule").says("$495.00").doesNotSay("From $");
        }
    }
}
