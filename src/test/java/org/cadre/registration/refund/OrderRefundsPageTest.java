package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.LedgerEntry;
import org.cadre.registration.refund.CardRefunds.ProviderState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class OrderRefundsPageTest {
    private static final int PRICE = PartOne.PRICE;
    private static final String INTENT = "pi_refund_test_page";

    @Autowired
    ApplicationContext beans;

    @Autowired
    CardProvider provider;

    private Money money;
    private OfferingId offering;
    private OrganizationId district;
    private PersonId dora;
    private Visitor opal;

    @BeforeEach
    void begin() {
        money = new Money(beans);
        provider.forget();
        offering = money.partOne.institute(money.partOne.inDays(20), 60);
        district = money.partOne.district("Bluebonnet ISD");
        dora = money.partOne.staffOf(district, "Dora Pine", Role.DISTRICT);
        opal = money.partOne.signedIn(money.partOne.person("Opal Whitfield", Role.OFFICE));
    }

    private OrderId returned() {
        var order = money.order(dora, district, offering, 2);
        money.pay(order, 2 * PRICE);
        money.giveBack(money.seats(order).getFirst());
        return order;
    }

    private Visitor.Page page(OrderId order) {
        return opal.get("/office/orders/" + order + "/refunds");
    }

    @Test
    void standsInTheQueueUntilItIsRecorded() {
        var order = returned();
        var queue = opal.get("/office/refunds").says("One refund waits for you").says("$495.00");
        queue.says("A seat given back 20 days before the event: 100% of $495.00");

        opal.button(page(order), "Record $495.00 as sent")
                .with("method", "transfer")
                .with("reference", "T-77")
                .send()
                .says("$495.00 is recorded as sent.")
                .says("Done");

        opal.get("/office/refunds").says("Nothing waits to be given back");
        assertThat(money.balance(order).refunded()).isEqualTo(PRICE);
    }

    @Test
    void saysWhyInTheLanguageOfWhoReadsAndLeavesWhatSomebodyTyped() {
        var order = returned();
        var luz = money.partOne.person("Luz Ortega", Role.OFFICE);
        beans.getBean(JdbcClient.class)
                .sql("update person set language = 'es' where id = :luz")
                .param("luz", luz.value())
                .update();
        var texts = beans.getBean(Texts.class);
        var price = new org.cadre.platform.text.Money(PRICE, "USD");
        var spanish = money.partOne.signedIn(luz);
        spanish.get("/office/refunds")
                .says(Language.SPANISH.during(() -> texts.say("refund.because.returned", 20, 100, price)));
        opal.get("/office/refunds").says(texts.inEnglish("refund.because.returned", 20, 100, price));

        money.once(() ->
                money.refunds.ask(order, 100, LedgerEntry.Method.CHECK, null, "The room was too small", Actor.SYSTEM));
        spanish.get("/office/refunds").says("The room was too small");
    }

    @Test
    void saysWhatIsMissingBesideTheField() {
        var order = returned();
        var again = opal.button(page(order), "Record $495.00 as sent")
                .with("day", money.partOne.inDays(2))
                .send()
                .hasStatus(422);
        assertThat(again.wrong("reference")).contains("number of the check");
        assertThat(again.wrong("day")).contains("to today");
        assertThat(money.balance(order).refunded()).isZero();
    }

    @Test
    void isSetAsideWithAReason() {
        var order = returned();
        opal.button(page(order), "Set refund aside")
                .with("why", "Dora wants to use it for another event")
                .send()
                .says("The refund is set aside")
                .says("Dora wants to use it for another event");
        assertThat(money.refunds.of(order).getFirst().state()).isEqualTo(RefundState.FAILED);
    }

    @Nested
    class ByHand {
        @Test
        void isAskedForWithAReason() {
            var order = money.order(dora, district, offering, 1);
            money.pay(order, PRICE);
            opal.button(page(order), "Ask for refund")
                    .with("amount", "$100.50")
                    .with("way", "check")
                    .with("because", "The room was too small")
                    .send()
                    .says("$100.50 waits to be sent")
                    .says("The room was too small");

            assertThat(money.inFlight(order)).isEqualTo(10_050);
        }

        @Test
        void isRefusedBeyondWhatWasPaidAndKeepsWhatWasTyped() {
            var order = money.order(dora, district, offering, 1);
            money.pay(order, PRICE);
            var again = opal.button(page(order), "Ask for refund")
                    .with("amount", "600")
                    .with("way", "check")
                    .with("because", "The room was too small")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("amount")).contains("At most $495.00");
            assertThat(again.document().select("#because").text()).isEqualTo("The room was too small");
            assertThat(money.refunds.of(order)).isEmpty();

            var empty = opal.button(page(order), "Ask for refund").send().hasStatus(422);
            assertThat(empty.wrong("amount")).contains("such as 450.00");
            assertThat(empty.wrong("way")).isNotEmpty();
            assertThat(empty.wrong("because")).isNotEmpty();
        }

        @Test
        void goesBackToTheCardThatPaid() {
            var order = money.order(dora, null, offering, 1);
            money.payByCard(order, PRICE, INTENT);
            opal.button(page(order), "Ask for refund")
                    .with("amount", "45")
                    .with("way", "card:" + INTENT)
                    .with("because", "Late train")
                    .send()
                    .says("$45.00 goes back to the card now.");
            money.work(SendingCardRefunds.JOB);
            assertThat(money.balance(order).refunded()).isEqualTo(4_500);
        }
    }

    @Test
    void isSentAgainWhenTheProviderCouldNotBeReached() {
        var order = money.order(dora, null, offering, 1);
        money.payByCard(order, PRICE, INTENT);
        money.giveBack(money.seats(order).getFirst());
        var refund = money.refunds.of(order).getFirst();
        money.jdbc.sql("delete from scheduled_tasks").update();
        money.job(SendingCardRefunds.JOB).givenUp().hear(refund.id().toString(), "connection refused");

        var page = page(order).says("connection refused");
        opal.button(page, "Send again").send().says("It is sent again.");
        provider.answers(ProviderState.PENDING);
        money.work(SendingCardRefunds.JOB);
        page(order).says("On its way");
    }

    @Nested
    class TheLedger {
        @Test
        void showsEveryEntryWithWhatIsOwedAfterIt() {
            var order = returned();
            var page = money.partOne
                    .signedIn(dora)
                    .get("/orders/" + order + "/ledger")
                    .says("$495.00 paid too much");
            assertThat(page.document().select("tbody tr").eachText())
                    .satisfiesExactly(
                            charge -> assertThat(charge).contains("Charge").endsWith("$990.00 $990.00"),
                            payment -> assertThat(payment)
                                    .contains("Check")
                                    .contains("1001")
                                    .endsWith("-$990.00 $0.00"),
                            credit -> assertThat(credit)
                                    .contains("A seat given back 20 days before")
                                    .endsWith("-$495.00 -$495.00"));
        }

        @Test
        void ofAPersonHasTheOrdersTheyPlaced() {
            var order = returned();
            var code = money.orders.find(order).orElseThrow().code();
            money.partOne.signedIn(dora).get("/ledger").says("Order " + code).says("$495.00 paid too much");
            money.partOne
                    .signedIn(money.partOne.person("Marcus Lee"))
                    .get("/ledger")
                    .hasStatus(200)
                    .doesNotSay(code);
        }

        @Test
        void isTheBuyersTheCoordinatorsAndOffices() {
            var order = money.order(money.partOne.person("Nate Okafor"), district, offering, 1);
            String place = "/orders/" + order + "/ledger";
            money.partOne.signedIn(dora).get(place).hasStatus(200).says("Nothing has been charged");
            opal.get(place).hasStatus(200);
            money.partOne
                    .signedIn(money.partOne.person("Marcus Lee"))
                    .get(place)
                    .hasStatus(404);
        }
    }
}
