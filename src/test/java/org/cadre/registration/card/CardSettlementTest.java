package org.cadre.registration.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.demo.card.StandInMessages.Way;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.OrderState;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.RegistrationInvariants;
import org.cadre.registration.Registrations;
import org.cadre.registration.card.CardAttempt.State;
import org.cadre.registration.card.CardPayments.Start;
import org.cadre.registration.ledger.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class CardSettlementTest {
    @Autowired
    ApplicationContext beans;

    private CardTable table;
    private OfferingId offering;
    private PersonId nate;
    private OrderId order;
    private String page;

    @BeforeEach
    void begin() {
        table = new CardTable(beans);
        offering = table.partOne.institute(table.partOne.inDays(30), 1);
        nate = table.partOne.person("Nate Okafor");
        order = table.order(nate, offering);
        page = table.page(order);
    }

    @Nested
    class OfMoneyThatComesLate {
        @Test
        void takesTheSeatsAgainIfThereAreAny() {
            table.expire(order);
            table.bank.pay(page);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
            assertThat(table.balance(order).owed()).isZero();
            assertThat(table.used(offering)).isOne();
            assertThat(beans.getBean(Registrations.class).seatsAddUp(offering)).isTrue();
            assertThat(table.refunds(order)).isEmpty();
        }

        @Test
        void givesItBackOnceIfThereAreNone() {
            table.expire(order);
            assertThat(table.partOne.reserve(table.partOne.person("Uma Patel"), offering))
                    .isInstanceOf(Placing.Placed.class);
            table.messages.go(Way.TWICE);
            table.bank.pay(page);
            table.work();
            table.payments.look(table.attempts.of(order).getFirst());
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
            assertThat(table.refunds(order)).containsExactly("done " + PartOne.PRICE);
            assertThat(table.balance(order).kept()).isZero();
            assertThat(table.bank.of("refund", table.intent(page))).hasSize(1);
            assertThat(table.partOne.mails(nate, "$495.00 goes back to your card"))
                    .isOne();
        }

        /** The code that made it cheaper is somebody else's by now: at that price it is sold no more. */
        @Test
        void givesItBackWhenItsCodeWasUsedUpMeanwhile() {
            table.jdbc.sql("""
                    insert into discount_code (id, code, cents, most_uses, made_at)
                    values (gen_random_uuid(), 'LAST', 9500, 1, '2026-01-01')
                    """).update();
            var wide = table.partOne.institute(table.partOne.inDays(40), 5);
            var cheaper = withCode(nate, wide);
            var paying = table.page(cheaper);
            table.expire(cheaper);
            withCode(table.partOne.person("Uma Patel"), wide);
            table.bank.pay(paying);
            table.work();
            assertThat(table.state(cheaper)).isEqualTo(OrderState.EXPIRED);
            assertThat(table.refunds(cheaper)).containsExactly("done 40000");
            assertThat(table.used(wide)).isOne();
            assertThat(table.jdbc
                            .sql("select used from discount_code")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        private OrderId withCode(PersonId buyer, OfferingId offering) {
            var request = new OrderRequest(
                    offering,
                    buyer,
                    null,
                    FeeCategory.NON_MEMBER,
                    Covers.OFFERING,
                    PaysBy.CARD,
                    List.of(buyer),
                    false,
                    "last",
                    40_000);
            return ((Placing.Placed) Objects.requireNonNull(
                            table.transaction.execute(_ -> table.orders.place(request, Actor.of(buyer.value())))))
                    .order();
        }

        /** It was charged and credited when it ended, and a charge stands once: it does not live again for nothing. */
        @Test
        void givesItBackWhenTheOrderWasPaidInPartAndSettledAsItEnded() {
            table.transaction.executeWithoutResult(_ -> table.orders.notePayment(
                    order,
                    10_000,
                    LedgerEntry.Method.CHECK,
                    "1001",
                    table.partOne.today(),
                    "check:1001",
                    Actor.SYSTEM));
            table.expire(order);
            assertThat(table.refunds(order)).containsExactly("asked 10000");
            table.bank.pay(page);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
            assertThat(table.used(offering)).isZero();
            assertThat(table.refunds(order)).containsExactly("asked 10000", "done " + PartOne.PRICE);
            assertThat(table.balance(order).owed()).isEqualTo(-10_000);
            assertThat(RegistrationInvariants.ALL)
                    .allSatisfy(invariant -> assertThat(table.jdbc
                                    .sql(invariant.sql())
                                    .query(String.class)
                                    .list())
                            .as(invariant.key())
                            .isEmpty());
        }

        @Test
        void givesItBackWhenItsBuyerSitsThereByAnotherOrder() {
            table.expire(order);
            table.partOne.reserve(nate, offering);
            table.bank.pay(page);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
            assertThat(table.refunds(order)).containsExactly("done " + PartOne.PRICE);
        }

        @Test
        void letsThoseGoFirstWhoWait() {
            table.expire(order);
            var uma = table.partOne.person("Uma Patel");
            table.jdbc
                    .sql("""
                    insert into waitlist_entry (id, offering, person, seats, state, joined_at)
                    values (gen_random_uuid(), :offering, :person, 1, 'waiting', '2026-01-01')
                    """)
                    .param("offering", offering.value())
                    .param("person", uma.value())
                    .update();
            table.bank.pay(page);
            table.work();
            assertThat(table.refunds(order)).containsExactly("done " + PartOne.PRICE);
        }

        /** The control: late money and a buyer who both look first, and sit down then, sit on one seat. */
        @Test
        void wouldSellASeatTwiceToWhoLookedFirst() throws Exception {
            table.expire(order);
            var looked = new CyclicBarrier(2);
            Callable<Boolean> careless = () -> Boolean.TRUE.equals(table.transaction.execute(_ -> {
                boolean free = taken() < 1;
                Race.await(looked);
                return free
                        && table.jdbc
                                        .sql("""
                                        insert into registration (id, orders, offering, price_cents, seat, registered_at)
                                        values (gen_random_uuid(), :order, :offering, 0, 'held', '2027-01-01')
                                        """)
                                        .param("order", order.value())
                                        .param("offering", offering.value())
                                        .update()
                                == 1;
            }));
            assertThat(Race.of(List.of(careless, careless))).containsOnly(true);
            assertThat(taken()).isEqualTo(2);
            assertThat(beans.getBean(Registrations.class).seatsAddUp(offering)).isFalse();
        }

        private int taken() {
            return table.jdbc
                    .sql(
                            "select count(*) from registration where offering = :offering and seat in ('held', 'confirmed')")
                    .param("offering", offering.value())
                    .query(Integer.class)
                    .single();
        }

        /** Late money and new buyers want the last seat at once: one has it, and whoever has not has the money. */
        @Test
        void neverSellsASeatTwice() throws Exception {
            table.expire(order);
            table.messages.go(Way.KEPT);
            table.bank.pay(page);
            var message = table.messages.takeKept().getFirst();
            table.messages.send(message);
            var buyers = new ArrayList<Callable<Boolean>>();
            buyers.add(() -> {
                table.work();
                return table.state(order) == OrderState.CONFIRMED;
            });
            for (int i = 0; i < 7; i++) {
                var buyer = table.partOne.person("Buyer Number" + i);
                buyers.add(() -> table.partOne.reserve(buyer, offering) instanceof Placing.Placed);
            }
            var start = new CyclicBarrier(buyers.size());
            int seated = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var one : buyers.stream()
                        .map(buyer -> threads.submit(() -> {
                            start.await();
                            return buyer.call();
                        }))
                        .toList()) {
                    seated += one.get() ? 1 : 0;
                }
            }
            assertThat(seated).isOne();
            assertThat(table.used(offering)).isOne();
            assertThat(beans.getBean(Registrations.class).seatsAddUp(offering)).isTrue();
            table.work();
            assertThat(table.balance(order).kept())
                    .isEqualTo(table.state(order) == OrderState.CONFIRMED ? PartOne.PRICE : 0);
        }
    }

    @Nested
    class OfMoneyThatDiffers {
        @Test
        void parksTheOrderAndNeverConfirmsIt() {
            table.bank.pay(page, 100L, null);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
            assertThat(table.parked(order)).isEqualTo("The card payment was $1.00 instead of $495.00.");
            assertThat(table.balance(order).paid()).isEqualTo(100);
        }

        @Test
        void parksEvenWhenItIsMore() {
            table.bank.pay(page, 60_000L, null);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
            assertThat(table.refunds(order)).isEmpty();
        }

        @Test
        void parksMoneyInAnotherCurrencyOutsideTheLedger() {
            table.bank.pay(page, null, "EUR");
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
            assertThat(table.parked(order)).contains("€495.00 instead of $495.00");
            assertThat(table.balance(order).paid()).isZero();
        }

        @Test
        void isSeenByOfficeWhoLetsItGoOn() {
            table.partOne.person("Ada Office", Role.OFFICE);
            table.bank.pay(page, 60_000L, null);
            table.work();
            var office = Visitor.as("ada.office");
            var parked = office.get("/office/parked").says("instead of $495.00").says("Nate Okafor");
            office.button(parked, "I have looked").send().says("goes on");
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
            office.get("/office/parked").says("No card payment needs a look");
        }

        @Test
        void keepsAParkedOrderFromBeingPaidAgain() {
            table.bank.pay(page, 100L, null);
            table.work();
            assertThat(table.payments.start(order, Actor.SYSTEM)).isEqualTo(new Start.Parked());
        }
    }

    @Nested
    class OfMoneyThatComesTwice {
        @Test
        void givesTheSecondBack() {
            table.jdbc
                    .sql("update card_attempt set state = 'failed', ended_at = begun_at")
                    .update();
            String second = table.page(order);
            table.bank.pay(second);
            table.bank.pay(page);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
            assertThat(table.refunds(order)).containsExactly("done " + PartOne.PRICE);
            assertThat(table.balance(order).owed()).isZero();
            assertThat(table.bank.of("refund", table.intent(second))).hasSize(1);
            assertThat(table.partOne.mails(nate, "$495.00 goes back to your card"))
                    .isOne();
        }
    }

    @Nested
    class OfMoneyThatTakesDays {
        @Test
        void waitsForTheBank() {
            table.bank.payLater(page);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
            assertThat(table.payments.start(order, Actor.SYSTEM)).isEqualTo(new Start.Waiting());
            table.bank.decideLater(page, true);
            table.work();
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        }

        @Test
        void keepsTheBanksWordsWhenItSaysNo() {
            table.bank.payLater(page);
            table.bank.decideLater(page, false);
            table.work();
            assertThat(table.attempts.of(order)).singleElement().satisfies(one -> {
                assertThat(one.state()).isEqualTo(State.FAILED);
                assertThat(one.said()).isEqualTo("The account has been closed.");
            });
            table.partOne
                    .signedIn(nate)
                    .get("/orders/" + order + "/card/return")
                    .says("The bank says: The account has been closed.");
            assertThat(table.page(order)).isNotEqualTo(page);
        }
    }

    @Nested
    class OfMoneyThatGoesBack {
        @BeforeEach
        void paid() {
            table.bank.pay(page);
            table.work();
        }

        @Test
        void notesWhatWasRefundedInTheDashboard() {
            table.messages.go(Way.TWICE);
            table.bank.refundInDashboard(table.intent(page), 20_000);
            table.bank.refundInDashboard(table.intent(page), 5_000);
            table.work();
            assertThat(table.refunds(order)).containsExactlyInAnyOrder("done 20000", "done 5000");
            assertThat(table.balance(order).refunded()).isEqualTo(25_000);
        }

        @Test
        void takesARefundThatFailedBackAndTellsOffice() {
            String refund = table.bank.refundInDashboard(table.intent(page), 20_000);
            table.work();
            table.bank.failRefund(refund);
            table.work();
            assertThat(table.refunds(order)).containsExactly("failed 20000");
            assertThat(table.balance(order).kept()).isEqualTo(PartOne.PRICE);
            assertThat(table.parked(order)).contains("A refund by card could not be made");
        }

        @Test
        void parksADisputedOrder() {
            table.bank.dispute(table.intent(page));
            table.work();
            assertThat(table.parked(order)).contains("disputes the payment of $495.00");
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
        }
    }
}
