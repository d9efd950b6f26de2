package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Texts;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.ledger.Balance;
import org.cadre.registration.ledger.LedgerEntry;
import org.cadre.registration.refund.CardRefunds.ProviderState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class RefundsTest {
    private static final int PRICE = PartOne.PRICE;
    private static final String INTENT = "pi_refund_test_1";

    @Autowired
    ApplicationContext beans;

    @Autowired
    CardProvider provider;

    private Money money;
    private PersonId dora;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        money = new Money(beans);
        provider.forget();
        dora = money.partOne.person("Dora Pine");
        offering = money.partOne.institute(money.partOne.inDays(20), 60);
    }

    private OrderId paid(int seats) {
        var order = money.order(dora, null, offering, seats);
        money.pay(order, PRICE * seats);
        return order;
    }

    private OrderId paidByCard(int seats) {
        var order = money.order(dora, null, offering, seats);
        money.payByCard(order, PRICE * seats, INTENT);
        return order;
    }

    private Asking ask(OrderId order, int cents) {
        return money.once(
                () -> money.refunds.ask(order, cents, LedgerEntry.Method.CHECK, null, "Goodwill", Actor.SYSTEM));
    }

    private Refund only(OrderId order) {
        return money.refunds.of(order).getFirst();
    }

    @Nested
    class ASeatGivenBack {
        @Test
        void isCreditedAndAskedBack() {
            var order = paid(3);
            money.giveBack(money.seats(order).getFirst());

            assertThat(money.balance(order)).isEqualTo(new Balance(3 * PRICE, 3 * PRICE, 0, PRICE));
            assertThat(money.refunds.of(order)).singleElement().satisfies(refund -> {
                assertThat(refund.cents()).isEqualTo(PRICE);
                assertThat(refund.method()).isEqualTo(LedgerEntry.Method.CHECK);
                assertThat(refund.state()).isEqualTo(RefundState.ASKED);
                assertThat(new Texts().reading(refund.because()))
                        .isEqualTo("A seat given back 20 days before the event: 100% of $495.00");
            });
        }

        @Test
        void isCreditedByThePolicyOfTheDay() {
            money.steps(new RefundStep(30, 100), new RefundStep(7, 50));
            var order = paid(2);
            money.giveBack(money.seats(order).getFirst());

            assertThat(money.balance(order).credited()).isEqualTo(PRICE / 2);
            assertThat(only(order).cents()).isEqualTo(PRICE / 2);
        }

        @Test
        void followsItsOfferingsOwnPolicy() {
            money.steps(new RefundStep(30, 100));
            beans.getBean(RefundPolicies.class)
                    .replace(offering, new RefundPolicy(List.of(new RefundStep(1, 80))), Actor.SYSTEM);
            var order = paid(2);
            money.giveBack(money.seats(order).getFirst());

            assertThat(money.balance(order).credited()).isEqualTo(RefundPolicy.share(PRICE, 80));
        }

        @Test
        void thatCameTooLateGivesNothingBack() {
            money.steps(new RefundStep(30, 100));
            var order = paid(2);
            money.giveBack(money.seats(order).getFirst());

            assertThat(money.balance(order).credited()).isZero();
            assertThat(money.refunds.of(order)).isEmpty();
        }

        @Test
        void ofSomethingNotPaidYetOnlyLowersTheDebt() {
            var order = money.order(dora, null, offering, 3);
            money.confirm(order, ConfirmedBy.PURCHASE_ORDER);
            money.giveBack(money.seats(order).getFirst());

            assertThat(money.balance(order).owed()).isEqualTo(2 * PRICE);
            assertThat(money.refunds.of(order)).isEmpty();
        }

        @Test
        void ofAPartPaidOrderGivesBackWhatWasPaidTooMuch() {
            var order = money.order(dora, null, offering, 3);
            money.confirm(order, ConfirmedBy.PURCHASE_ORDER);
            money.pay(order, 2 * PRICE + 10_000);
            money.giveBack(money.seats(order).getFirst());

            assertThat(only(order).cents()).isEqualTo(10_000);
        }

        @Test
        void ofAWaivedOrderGivesNothingBack() {
            var order = money.order(dora, null, offering, 2);
            money.confirm(order, ConfirmedBy.WAIVER);
            money.giveBack(money.seats(order).getFirst());

            assertThat(money.balance(order)).isEqualTo(new Balance(2 * PRICE, 0, 0, 2 * PRICE));
            assertThat(money.refunds.of(order)).isEmpty();
        }

        @Test
        void togetherWithOthersIsOneRefundAndOneMail() {
            var order = paid(5);
            var seats = money.seats(order);
            money.giveBack(seats.get(1), seats.get(2), seats.get(3));

            assertThat(money.balance(order).credited()).isEqualTo(3 * PRICE);
            assertThat(only(order).cents()).isEqualTo(3 * PRICE);
            assertThat(money.refunds.of(order)).hasSize(1);
            assertThat(money.partOne.mails(dora, "3 seats")).isOne();
        }

        @Test
        void twiceCreditsOnce() {
            var order = paid(2);
            var seat = money.seats(order).getFirst();
            assertThat(money.giveBack(seat)).isTrue();
            assertThat(money.giveBack(seat)).isFalse();

            assertThat(money.balance(order).credited()).isEqualTo(PRICE);
            assertThat(money.refunds.of(order)).hasSize(1);
        }

        @Test
        void bringsWhatWasSaidBefore() {
            money.steps(new RefundStep(30, 100), new RefundStep(7, 50));
            var order = paid(3);
            var seats = money.seats(order).subList(0, 2);
            var told = money.refunds.preview(order, seats);
            money.giveBack(seats.toArray(RegistrationId[]::new));

            assertThat(told.percent()).isEqualTo(50);
            assertThat(told.daysLeft()).isEqualTo(20);
            assertThat(told.priceCents()).isEqualTo(2 * PRICE);
            assertThat(money.balance(order).credited()).isEqualTo(told.creditCents());
            assertThat(only(order).cents()).isEqualTo(told.refundCents());
            assertThat(told.owedCents()).isZero();
        }

        /** With a name or without one: what was paid too much goes back at once. */
        @ParameterizedTest
        @ValueSource(ints = {0, 2})
        void whileItsPartPaidOrderWaitsGivesBackWhatWasPaidTooMuch(int which) {
            var order = money.order(dora, null, offering, 3);
            money.pay(order, 2 * PRICE + 10_000);
            money.giveBack(money.seats(order).get(which));
            assertThat(only(order).cents()).isEqualTo(10_000);
        }

        @Test
        void whileItsOrderWaitsMakesTheOrderCheaper() {
            var order = money.order(dora, null, offering, 3);
            money.giveBack(money.seats(order).getFirst());
            assertThat(money.orders.find(order).orElseThrow().totalCents()).isEqualTo(2 * PRICE);
            assertThat(money.balance(order))
                    .as("nothing is charged before it is settled")
                    .isEqualTo(Balance.NONE);
            money.pay(order, 2 * PRICE);

            assertThat(money.orders.find(order).orElseThrow().state()).isEqualTo(OrderState.CONFIRMED);
            assertThat(money.refunds.of(order)).isEmpty();
        }
    }

    @Nested
    class AnOrderThatEnds {
        @Test
        void givesItsPartPaymentBack() {
            var order = money.order(dora, null, offering, 2);
            money.pay(order, 30_000);
            money.once(() -> money.orders.end(order, OrderState.EXPIRED, Actor.SYSTEM));

            assertThat(money.balance(order)).isEqualTo(new Balance(2 * PRICE, 30_000, 0, 2 * PRICE));
            assertThat(only(order).cents()).isEqualTo(30_000);
        }

        @Test
        void withoutMoneyLeavesNothing() {
            var order = money.order(dora, null, offering, 2);
            money.once(() -> money.orders.end(order, OrderState.EXPIRED, Actor.SYSTEM));

            assertThat(money.balance(order)).isEqualTo(Balance.NONE);
            assertThat(money.refunds.of(order)).isEmpty();
        }

        @Test
        void givesLateMoneyBackOnce() {
            var order = money.order(dora, null, offering, 1);
            money.once(() -> money.orders.end(order, OrderState.EXPIRED, Actor.SYSTEM));
            money.payByCard(order, PRICE, INTENT);
            int first = money.once(() -> money.refunds.refundOverpaid(order, "It came too late", Actor.SYSTEM));
            int second = money.once(() -> money.refunds.refundOverpaid(order, "It came too late", Actor.SYSTEM));

            assertThat(first).isEqualTo(PRICE);
            assertThat(second).isZero();
        }
    }

    @Nested
    class ByHand {
        @Test
        void isNeverMoreThanWasPaid() {
            var order = paid(1);
            assertThat(ask(order, PRICE + 1)).isEqualTo(new Asking.TooMuch(PRICE));
            assertThat(ask(order, 30_000)).isInstanceOf(Asking.Asked.class);
            assertThat(ask(order, PRICE)).isEqualTo(new Asking.TooMuch(PRICE - 30_000));
        }

        @Test
        void isCreditedSoThatNobodyIsAskedForItAgain() {
            var order = paid(1);
            ask(order, 10_000);
            record(only(order).id());

            assertThat(money.balance(order)).isEqualTo(new Balance(PRICE, PRICE, 10_000, 10_000));
            assertThat(money.balance(order).owed()).isZero();
        }

        @Test
        void isRecordedOnce() {
            var order = paid(1);
            ask(order, 10_000);
            assertThat(record(only(order).id())).isEqualTo(new Recording.Recorded());
            assertThat(record(only(order).id())).isEqualTo(new Recording.NotWaiting());
            assertThat(money.balance(order).refunded()).isEqualTo(10_000);
        }

        @Test
        void canBeSetAside() {
            var order = paid(1);
            ask(order, 10_000);
            money.once(() -> money.refunds.setAside(only(order).id(), "Asked twice", Actor.SYSTEM));

            assertThat(only(order).state()).isEqualTo(RefundState.FAILED);
            assertThat(record(only(order).id())).isEqualTo(new Recording.NotWaiting());
            assertThat(money.refunds.left(order)).isEqualTo(PRICE);
        }

        private Recording record(UUID refund) {
            return money.once(() -> money.refunds.record(
                    refund, LedgerEntry.Method.TRANSFER, "T-77", money.partOne.today(), Actor.SYSTEM));
        }
    }

    @Nested
    class ByCard {
        @Test
        void goesThroughTheProviderThatTookIt() {
            var order = paidByCard(2);
            money.giveBack(money.seats(order).getFirst());
            assertThat(only(order).intent()).isEqualTo(INTENT);
            money.work(SendingCardRefunds.JOB);

            assertThat(only(order).state()).isEqualTo(RefundState.DONE);
            assertThat(money.balance(order)).isEqualTo(new Balance(2 * PRICE, 2 * PRICE, PRICE, PRICE));
            assertThat(money.partOne.mails(dora, "Your refund of $495.00")).isOne();
        }

        @Test
        void isSentOnceWhenTheAnswerIsLost() {
            var order = paidByCard(2);
            money.giveBack(money.seats(order).getFirst());
            provider.losesItsAnswers();
            assertThatThrownBy(() -> money.work(SendingCardRefunds.JOB)).hasMessageContaining("no answer");
            assertThat(only(order).state()).isEqualTo(RefundState.ASKED);
            provider.answers(ProviderState.SUCCEEDED);
            money.work(SendingCardRefunds.JOB);

            assertThat(provider.refunds()).isOne();
            assertThat(money.balance(order).refunded()).isEqualTo(PRICE);
        }

        @Test
        void thatTheProviderRefusesIsSaidToOffice() {
            var order = paidByCard(2);
            money.giveBack(money.seats(order).getFirst());
            provider.refuses("The card is closed");
            money.work(SendingCardRefunds.JOB);

            assertThat(only(order).state()).isEqualTo(RefundState.FAILED);
            assertThat(only(order).said()).isEqualTo("The card is closed");
            assertThat(money.balance(order).owed()).isEqualTo(-PRICE);
        }

        @Test
        void thatCannotBeSentStaysAskedFor() {
            var order = paidByCard(2);
            money.giveBack(money.seats(order).getFirst());
            money.job(SendingCardRefunds.JOB).givenUp().hear(only(order).id().toString(), "connection refused");

            assertThat(only(order).state()).isEqualTo(RefundState.ASKED);
            assertThat(only(order).waitsForOffice()).isTrue();
            assertThat(money.refunds.left(order)).isEqualTo(PRICE);
        }

        @Test
        void takesTheNewestPaymentsFirstAndTheRestAnotherWay() {
            var order = money.order(dora, null, offering, 2);
            money.payByCard(order, 40_000, INTENT);
            money.pay(order, 2 * PRICE - 60_000);
            money.payByCard(order, 20_000, INTENT + "b");
            var seats = money.seats(order);
            money.giveBack(seats.getFirst(), seats.getLast());

            assertThat(money.refunds.of(order))
                    .extracting(Refund::intent, Refund::cents)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(INTENT + "b", 20_000),
                            org.assertj.core.groups.Tuple.tuple(INTENT, 40_000),
                            org.assertj.core.groups.Tuple.tuple(null, 2 * PRICE - 60_000));
        }
    }

    @Nested
    class AtTheProvidersDashboard {
        private boolean says(String provider, int cents, ProviderState state) {
            return money.once(() -> money.refunds.noteFromProvider(INTENT, provider, cents, state));
        }

        @Test
        void reachesTheLedgerOnce() {
            var order = paidByCard(1);
            assertThat(says("re_dash", 10_000, ProviderState.SUCCEEDED)).isTrue();
            assertThat(says("re_dash", 10_000, ProviderState.SUCCEEDED)).isTrue();

            assertThat(money.balance(order).refunded()).isEqualTo(10_000);
            assertThat(new Texts().reading(only(order).because())).contains("own page");
        }

        @Test
        void takesTheRoomOfWhatStillWaitsForOffice() {
            var order = paidByCard(1);
            int paid = money.balance(order).paid();
            int byHand = paid - 1_000;
            money.once(
                    () -> money.refunds.ask(order, byHand, LedgerEntry.Method.CHECK, null, "Goodwill", Actor.SYSTEM));

            says("re_dash", 4_000, ProviderState.SUCCEEDED);

            assertThat(money.balance(order).refunded()).isEqualTo(4_000);
            assertThat(money.inFlight(order)).isEqualTo(byHand - 3_000);
            assertThat(money.refunds.of(order))
                    .extracting(Refund::state, Refund::cents)
                    .containsExactly(
                            tuple(RefundState.FAILED, byHand),
                            tuple(RefundState.DONE, 4_000),
                            tuple(RefundState.ASKED, byHand - 3_000));
        }

        @Test
        void endsTheSameInAnyOrder() {
            var states = List.of(ProviderState.PENDING, ProviderState.SUCCEEDED, ProviderState.FAILED);
            int number = 0;
            var order = paidByCard(1);
            for (var first : states) {
                for (var second : states) {
                    for (var third : states) {
                        String id = "re_" + number++;
                        says(id, 100 + number, first);
                        says(id, 100 + number, second);
                        says(id, 100 + number, third);
                        var highest = List.of(first, second, third).stream()
                                .max(java.util.Comparator.naturalOrder())
                                .orElseThrow();
                        var refund = money.refunds.of(order).getLast();
                        assertThat(refund.state())
                                .isEqualTo(
                                        switch (highest) {
                                            case PENDING -> RefundState.SENT;
                                            case SUCCEEDED -> RefundState.DONE;
                                            case FAILED -> RefundState.FAILED;
                                        });
                    }
                }
            }
            int done = money.refunds.of(order).stream()
                    .filter(one -> one.state() == RefundState.DONE)
                    .mapToInt(Refund::cents)
                    .sum();
            assertThat(money.balance(order).kept()).isEqualTo(PRICE - done);
        }

        @Test
        void isTheOneThatWasSentFromHereWhenItsMessageIsFaster() {
            var order = paidByCard(2);
            money.giveBack(money.seats(order).getFirst());
            says("re_" + only(order).id(), PRICE, ProviderState.SUCCEEDED);
            money.work(SendingCardRefunds.JOB);

            assertThat(money.refunds.of(order)).hasSize(1);
            assertThat(money.balance(order).refunded()).isEqualTo(PRICE);
        }

        @Test
        void ofAnUnknownPaymentIsNotNoted() {
            assertThat(says("re_x", 100, ProviderState.SUCCEEDED)).isFalse();
        }
    }
}
