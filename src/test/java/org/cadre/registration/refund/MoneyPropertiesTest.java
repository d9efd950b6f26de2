package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cadre.CadreTest;
import org.cadre.offering.OfferingId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.database.Invariant;
import org.cadre.program.OfferingKind;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.RegistrationInvariants;
import org.cadre.registration.ledger.LedgerEntry;
import org.cadre.registration.refund.CardRefunds.ProviderState;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/** Whatever happens to an order, in whatever order, its money adds up. On the running server and real PostgreSQL. */
@Tag("database")
@Tag("every-postgresql")
class MoneyPropertiesTest {
    private static final int PRICE = 30_001;

    /** What the audit checks of the sums of every order. */
    private static final List<Invariant> ADDING_UP = RegistrationInvariants.ALL.stream()
            .filter(one -> Stream.of("total-is-its-parts", "charged-as-ordered", "credits-within", "refunds-", "shared")
                    .anyMatch(one.key()::contains))
            .toList();

    /** The same server as all tests with a database have. */
    @CadreTest
    static class Server {}

    private static @Nullable ApplicationContext beans;

    @BeforeContainer
    static void start() {
        beans = new TestContextManager(Server.class).getTestContext().getApplicationContext();
    }

    /** Something that happens to an order. */
    sealed interface Deed {
        record Pays(int cents) implements Deed {}

        record PaysByCard(int cents) implements Deed {}

        record PurchaseOrderAccepted() implements Deed {}

        record Waived() implements Deed {}

        record SeatsGivenBack(int howMany) implements Deed {}

        record RefundByHand(int cents) implements Deed {}

        record RefundRecorded() implements Deed {}

        record RefundSetAside() implements Deed {}

        record CardRefundsSent(ProviderState answer) implements Deed {}

        record RefundedAtDashboard(int cents) implements Deed {}

        record TakenAlong(int seats, int priceThere) implements Deed {}

        record Ended() implements Deed {}

        record EventCanceled() implements Deed {}
    }

    @Provide
    Arbitrary<Deed> deed() {
        var cents = Arbitraries.integers().between(1, 4 * PRICE);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, cents.map(Deed.Pays::new)),
                net.jqwik.api.Tuple.of(4, cents.map(Deed.PaysByCard::new)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(new Deed.PurchaseOrderAccepted())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Deed.Waived())),
                net.jqwik.api.Tuple.of(5, Arbitraries.integers().between(1, 3).map(Deed.SeatsGivenBack::new)),
                net.jqwik.api.Tuple.of(3, cents.map(Deed.RefundByHand::new)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(new Deed.RefundRecorded())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Deed.RefundSetAside())),
                net.jqwik.api.Tuple.of(3, Arbitraries.of(ProviderState.class).map(Deed.CardRefundsSent::new)),
                net.jqwik.api.Tuple.of(1, cents.map(Deed.RefundedAtDashboard::new)),
                net.jqwik.api.Tuple.of(
                        3,
                        Combinators.combine(
                                        Arbitraries.integers().between(1, 4),
                                        Arbitraries.integers().between(0, 2 * PRICE))
                                .as(Deed.TakenAlong::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Deed.Ended())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Deed.EventCanceled())));
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return deed().list().ofMinSize(1).ofMaxSize(12);
    }

    @Property(tries = 120, shrinking = ShrinkingMode.BOUNDED)
    void addsUpWhateverHappens(
            @ForAll("deeds") List<Deed> deeds,
            @ForAll @IntRange(min = 1, max = 4) int seats,
            @ForAll @IntRange(min = 1, max = 40) int daysBefore) {
        var money = new Money(Objects.requireNonNull(beans));
        money.steps(new RefundStep(30, 100), new RefundStep(7, 50), new RefundStep(3, 33));
        var offering = money.partOne.event(OfferingKind.LII, "Institute", money.partOne.inDays(daysBefore), 20, PRICE);
        var order = money.order(money.partOne.person("Buyer " + Ids.next()), null, offering, seats);
        var story = new Story(money, offering, order);
        for (var deed : deeds) {
            story.happens(deed);
            story.check(deeds);
        }
    }

    /** Found by chance once: seats that ended before anything was charged were charged by a payment that came later. */
    @Example
    void chargesNothingForSeatsThatEndedBeforeThePayment() {
        addsUpWhateverHappens(
                List.of(
                        new Deed.TakenAlong(2, 0),
                        new Deed.EventCanceled(),
                        new Deed.SeatsGivenBack(1),
                        new Deed.Pays(1),
                        new Deed.SeatsGivenBack(1)),
                4,
                21);
    }

    /** Found by chance once: an order that went on elsewhere was credited nothing for its seats in a canceled event. */
    @Example
    void creditsTheSeatsOfACanceledEventInAnOrderThatGoesOn() {
        var money = new Money(Objects.requireNonNull(beans));
        money.steps(new RefundStep(30, 100));
        var offering = money.partOne.event(OfferingKind.LII, "Institute", money.partOne.inDays(8), 20, PRICE);
        var order = money.order(money.partOne.person("Buyer " + Ids.next()), null, offering, 3);
        var story = new Story(money, offering, order);
        story.happens(new Deed.Pays(1));
        story.happens(new Deed.TakenAlong(1, PRICE));
        story.happens(new Deed.EventCanceled());
        assertThat(money.balance(order).owed()).isEqualTo(PRICE - 1);
    }

    /** Found by chance once: a seat given back before its order was confirmed was credited beyond what was charged. */
    @Example
    void creditsASeatGivenBackNoMoreThanIsStillCharged() {
        addsUpWhateverHappens(
                List.of(
                        new Deed.PaysByCard(4 * PRICE - 1),
                        new Deed.RefundByHand(2_013),
                        new Deed.TakenAlong(4, 9),
                        new Deed.SeatsGivenBack(1)),
                4,
                21);
    }

    /** What has become of one order so far. */
    private static final class Story {
        private final Money money;
        private final OfferingId offering;
        private final OrderId order;
        private int paid;

        Story(Money money, OfferingId offering, OrderId order) {
            this.money = money;
            this.offering = offering;
            this.order = order;
        }

        private void happens(Deed deed) {
            switch (deed) {
                case Deed.Pays(var cents) -> {
                    money.pay(order, cents);
                    paid += cents;
                }
                case Deed.PaysByCard(var cents) -> {
                    money.payByCard(order, cents, "pi_refund_test_" + UUID.randomUUID());
                    paid += cents;
                }
                case Deed.PurchaseOrderAccepted() -> money.confirm(order, ConfirmedBy.PURCHASE_ORDER);
                case Deed.Waived() -> money.confirm(order, ConfirmedBy.WAIVER);
                case Deed.SeatsGivenBack(var howMany) ->
                    money.giveBack(money.seats(order).stream()
                            .limit(howMany)
                            .toArray(org.cadre.registration.RegistrationId[]::new));
                case Deed.RefundByHand(var cents) ->
                    money.once(() ->
                            money.refunds.ask(order, cents, LedgerEntry.Method.CHECK, null, "Goodwill", Actor.SYSTEM));
                case Deed.RefundRecorded() ->
                    waiting()
                            .forEach(refund -> money.once(() -> money.refunds.record(
                                    refund.id(),
                                    LedgerEntry.Method.TRANSFER,
                                    "T-1",
                                    money.partOne.today(),
                                    Actor.SYSTEM)));
                case Deed.RefundSetAside() ->
                    waiting()
                            .forEach(refund ->
                                    money.once(() -> money.refunds.setAside(refund.id(), "Not now", Actor.SYSTEM)));
                case Deed.CardRefundsSent(var answer) -> {
                    Objects.requireNonNull(beans).getBean(CardProvider.class).answers(answer);
                    money.work(SendingCardRefunds.JOB);
                }
                case Deed.RefundedAtDashboard(var cents) -> dashboard(cents);
                case Deed.TakenAlong(var seats, var price) -> {
                    var there = money.partOne.event(OfferingKind.LII, "Institute", money.partOne.inDays(50), 20, price);
                    money.takeAlong(money.seats(order).stream().limit(seats).toList(), offering, there);
                }
                case Deed.Ended() -> money.once(() -> money.orders.end(order, OrderState.EXPIRED, Actor.SYSTEM));
                case Deed.EventCanceled() -> money.cancel(offering);
            }
            money.work(CanceledEvents.JOB);
        }

        private List<Refund> waiting() {
            return new ArrayList<>(money.refunds.of(order))
                    .stream().filter(Refund::waitsForOffice).toList();
        }

        /**
         * The provider gives back no more of a payment than it took. What is on its way by card cannot be called back any more:
         * whoever gives it back a second time there has given too much, and the order says so.
         */
        private void dashboard(int cents) {
            int byCard = money.refunds.of(order).stream()
                    .filter(one -> one.isByCard() && one.state().isInFlight())
                    .mapToInt(Refund::cents)
                    .sum();
            int once = money.balance(order).kept() - byCard;
            if (once <= 0) {
                return;
            }
            money.refunds.cardsLeft(order).stream()
                    .findFirst()
                    .ifPresent(card -> money.once(() -> money.refunds.noteFromProvider(
                            card.intent(),
                            "re_dash_" + UUID.randomUUID(),
                            Math.min(Math.min(cents, once), card.left()),
                            ProviderState.SUCCEEDED)));
        }

        private void check(List<Deed> deeds) {
            var balance = money.balance(order);
            var refunds = money.refunds.of(order);
            int done = sum(refunds, RefundState.DONE);
            int inFlight = money.inFlight(order);
            assertThat(balance.owed())
                    .isEqualTo(balance.charged() - balance.paid() + balance.refunded() - balance.credited())
                    .isEqualTo(view());
            assertThat(balance.kept()).as("%s", deeds).isEqualTo(paid - done);
            assertThat(done + inFlight).as("%s", deeds).isLessThanOrEqualTo(paid);
            assertThat(balance.credited()).as("%s", deeds).isBetween(0, balance.charged());
            ADDING_UP.forEach(invariant -> assertThat(
                            money.jdbc.sql(invariant.sql()).query(String.class).list())
                    .as("%s %s", invariant.key(), deeds)
                    .isEmpty());
            var summary = money.orders.find(order).orElseThrow();
            if (summary.isAlive() || summary.confirmedBy() != null) {
                return;
            }
            // Nothing is owed for an order that never had its seats.
            assertThat(balance.charged() - balance.credited()).as("%s", deeds).isZero();
        }

        private static int sum(List<Refund> refunds, RefundState state) {
            return refunds.stream()
                    .filter(one -> one.state() == state)
                    .mapToInt(Refund::cents)
                    .sum();
        }

        private int view() {
            return money.jdbc
                    .sql("select balance from order_balance where orders = :order")
                    .param("order", order.value())
                    .query(Integer.class)
                    .single();
        }
    }
}
