package org.cadre.registration.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class CardPageTest {
    @Autowired
    ApplicationContext beans;

    private CardTable table;
    private OfferingId offering;
    private PersonId nate;
    private Visitor visitor;

    @BeforeEach
    void begin() {
        table = new CardTable(beans);
        offering = table.partOne.institute(table.partOne.inDays(30), 2);
        nate = table.partOne.staffOf(table.partOne.district("Bluebonnet ISD"), "Nate Okafor");
        visitor = table.partOne.signedIn(nate);
    }

    private String card(OrderId order) {
        return "/orders/" + order + "/card";
    }

    @Test
    void isReachedFromTheRegistrationForm() {
        var form = visitor.get("/schedule/" + offering + "/registration").says("Card");
        var page = visitor.button(form, "Register")
                .with("payer", "me")
                .with("paysBy", "card")
                .send()
                .hasStatus(200)
                .says("Pay $495.00 by card now")
                .says("The seats are kept until");
        assertThat(table.partOne.mails(nate, "Your seat in"))
                .as("no mail about a check")
                .isZero();
        visitor.get("/registrations").says("It is yours when the card payment has come");
        visitor.button(page, "Pay by card").send().says("A stand-in for the payment page (sample)");
    }

    /** The cast of the demo has paid by card before the stand-in was started: it knows of that all the same. */
    @Test
    void canGiveBackWhatTheDemosCastHasPaid() {
        beans.getBean(Demo.class).bringIn();
        String intent = table.jdbc
                .sql("select intent from card_attempt order by intent limit 1")
                .query(String.class)
                .single();
        var refunds = beans.getBean(StripeRefunds.class);
        assertThat(refunds.refund(UUID.randomUUID(), intent, 1_000).isDone()).isTrue();
        table.work();
        assertThat(table.jdbc
                        .sql("select sum(cents) from ledger_entry where kind = 'refund'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_000);
    }

    @Nested
    class OfAnOrder {
        private OrderId order;

        @BeforeEach
        void place() {
            order = table.order(nate, offering);
        }

        @Test
        void leadsThereAndBackAndDecidesNothing() {
            var there = visitor.button(visitor.get(card(order)), "Pay").send();
            var back = visitor.button(there, "Pay").send();
            assertThat(back.address().getPath()).isEqualTo(card(order) + "/return");
            back.says("We are waiting for word from the bank").says("Look again");
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
            visitor.get(card(order) + "/return").says("We are waiting for word from the bank");
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);

            table.work();

            visitor.get(card(order) + "/return").says("Paid, thank you").doesNotSay("To pay");
        }

        @Test
        void comesBackUnpaidWithoutAnyPayment() {
            visitor.get(card(order) + "/return").says("Not paid yet").says("Try again to pay $495.00");
        }

        @Test
        void saysWhatTheBankSaidOfADeclinedCard() {
            var there = visitor.button(visitor.get(card(order)), "Pay").send();
            var declined = visitor.button(there, "Decline").send().hasStatus(422);
            declined.says("Your card was declined. Nothing was charged.");
            var back = declined.document().select("a:contains(Go back)").attr("href");
            visitor.get(back)
                    .says("Nothing was charged. Your seat is still kept")
                    .says("Try again to pay $495.00");
        }

        @Test
        void saysThatTheProviderDoesNotAnswer() {
            table.server.away(true);
            visitor.button(visitor.get(card(order)), "Pay")
                    .send()
                    .hasStatus(503)
                    .says("The payment page did not open")
                    .says("Try again to pay $495.00");
        }

        @Test
        void saysWhatHappensToMoneyThatIsLate() {
            table.expire(order);
            visitor.get(card(order)).says("This order has ended").says("order again");
        }

        @Test
        void isNobodyElses() {
            table.partOne.person("Uma Patel");
            var other = Visitor.as("uma.patel");
            other.get(card(order)).hasStatus(404);
            other.get(card(order) + "/return").hasStatus(404);
            other.postToken(card(order)).hasStatus(404);
        }
    }
}
