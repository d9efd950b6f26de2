package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.Balance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class CanceledEventsTest {
    private static final int PRICE = PartOne.PRICE;
    private static final int ORDERS = 200;

    @Autowired
    ApplicationContext beans;

    @Autowired
    FailingListener failing;

    private Money money;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        money = new Money(beans);
        offering = money.partOne.institute(money.partOne.inDays(5), 500);
        // Late as it is, the event does not take place: the policy of those who change their minds says nothing here.
        money.steps(new RefundStep(30, 100));
    }

    /** Paid, part-paid, on a purchase order, and waiting, one after the other. */
    private List<OrderId> orders(int count) {
        var orders = new ArrayList<OrderId>();
        for (int i = 0; i < count; i++) {
            var order = money.order(money.partOne.person("Buyer Number" + i), null, offering, 2);
            switch (i % 4) {
                case 0 -> money.pay(order, 2 * PRICE);
                case 1 -> {
                    money.confirm(order, ConfirmedBy.PURCHASE_ORDER);
                    money.pay(order, 30_000);
                }
                case 2 -> money.confirm(order, ConfirmedBy.PURCHASE_ORDER);
                default -> {}
            }
            orders.add(order);
        }
        return orders;
    }

    private static Balance expected(int number) {
        return switch (number % 4) {
            case 0 -> new Balance(2 * PRICE, 2 * PRICE, 0, 2 * PRICE);
            case 1 -> new Balance(2 * PRICE, 30_000, 0, 2 * PRICE);
            case 2 -> new Balance(2 * PRICE, 0, 0, 2 * PRICE);
            default -> Balance.NONE;
        };
    }

    @Test
    void creditsRefundsAndTellsAllTwoHundredThoughOneFailsInTheMiddle() {
        var orders = orders(ORDERS);
        money.cancel(offering);
        assertThat(money.asked(CanceledEvents.JOB)).hasSize(ORDERS);

        // Halfway one order cannot be credited.
        var unlucky = orders.get(ORDERS / 2);
        failing.failsFor(unlucky);
        assertThatThrownBy(() -> money.work(CanceledEvents.JOB)).isInstanceOf(RuntimeException.class);
        int done = ORDERS - money.asked(CanceledEvents.JOB).size();
        assertThat(done).isBetween(1, ORDERS - 1);
        assertThat(money.balance(unlucky).credited()).isZero();

        failing.failsFor(null);
        money.work(CanceledEvents.JOB);
        for (int i = 0; i < ORDERS; i++) {
            var order = orders.get(i);
            assertThat(money.balance(order)).as("order " + i).isEqualTo(expected(i));
            assertThat(money.inFlight(order))
                    .as("order " + i)
                    .isEqualTo(expected(i).paid());
            assertThat(told(order)).as("order " + i).isOne();
        }
    }

    /** The server is killed after the work and before the scheduler has noted it: all of it is done again, to no effect. */
    @Test
    void doesNothingTwiceWhenItIsResumedAfterAKill() {
        var orders = orders(12);
        money.cancel(offering);
        var asked = money.asked(CanceledEvents.JOB);
        asked.subList(0, 7).forEach(money.job(CanceledEvents.JOB).work()::accept);
        money.work(CanceledEvents.JOB);

        for (int i = 0; i < orders.size(); i++) {
            assertThat(money.balance(orders.get(i))).isEqualTo(expected(i));
            assertThat(money.inFlight(orders.get(i))).isEqualTo(expected(i).paid());
            assertThat(told(orders.get(i))).isOne();
        }
    }

    @Test
    void leavesASeatThatWasGivenBackBeforeAsItWasDecidedThen() {
        var order = money.order(money.partOne.person("Dora Pine"), null, offering, 2);
        money.pay(order, 2 * PRICE);
        money.giveBack(money.seats(order).getFirst());
        money.cancel(offering);
        money.work(CanceledEvents.JOB);

        assertThat(money.balance(order).credited()).isEqualTo(PRICE);
        assertThat(money.inFlight(order)).isEqualTo(PRICE);
    }

    @Test
    void endsTheWaiting() {
        PersonId walter = money.partOne.person("Walter Weiss");
        money.jdbc
                .sql("""
                        insert into waitlist_entry (id, offering, person, seats, state, joined_at)
                        values (:id, :offering, :person, 1, 'waiting', '2026-01-01')
                        """)
                .param("id", Ids.next())
                .param("offering", offering.value())
                .param("person", walter.value())
                .update();
        money.cancel(offering);

        assertThat(money.jdbc
                        .sql("select state from waitlist_entry where person = :person")
                        .param("person", walter.value())
                        .query(String.class)
                        .single())
                .isEqualTo("lapsed");
        assertThat(money.partOne.mails(walter, "Leadership Immersion Institute does not take place"))
                .isOne();
    }

    private int told(OrderId order) {
        UUID buyer = money.orders.find(order).orElseThrow().buyer().value();
        return money.jdbc
                .sql(
                        "select count(*) from mail where about = :buyer and subject like '%does not take place: your order'")
                .param("buyer", buyer)
                .query(Integer.class)
                .single();
    }
}
