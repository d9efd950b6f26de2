package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
@Tag("every-postgresql")
class RefundRaceTest {
    private static final int ASKING = 16;
    /** Fewer than the server has connections: each of them holds one while it waits for the others. */
    private static final int CARELESS = 8;

    private static final int PRICE = PartOne.PRICE;
    /** Three of them fit into what was paid, four do not. */
    private static final int CENTS = PRICE / 3;

    @Autowired
    ApplicationContext beans;

    private Money money;
    private OrderId order;

    @BeforeEach
    void pay() {
        money = new Money(beans);
        var offering = money.partOne.institute(money.partOne.inDays(30), 20);
        order = money.order(money.partOne.person("Dora Pine"), null, offering, 1);
        money.pay(order, PRICE);
    }

    @Test
    void neverAsksForMoreThanWasPaid() throws Exception {
        var outcomes = atOnce(IntStream.range(0, ASKING)
                .<Callable<Asking>>mapToObj(_ -> () -> money.once(() ->
                        money.refunds.ask(order, CENTS, LedgerEntry.Method.CHECK, null, "Goodwill", Actor.SYSTEM)))
                .toList());

        assertThat(outcomes).filteredOn(Asking.Asked.class::isInstance).hasSize(3);
        assertThat(money.inFlight(order)).isEqualTo(3 * CENTS);
        assertThat(money.balance(order).credited()).isEqualTo(3 * CENTS);
    }

    /** The control: adding up first and asking then, without the lock on the order's row, gives back more than was paid. */
    @Test
    void addingUpWithoutTheLockWouldAskForMore() throws Exception {
        var barrier = new CyclicBarrier(CARELESS);
        atOnce(IntStream.range(0, CARELESS)
                .<Callable<Boolean>>mapToObj(_ -> () -> addUpThenAsk(barrier))
                .toList());

        assertThat(money.inFlight(order)).isGreaterThan(PRICE);
    }

    private boolean addUpThenAsk(CyclicBarrier barrier) {
        return money.once(() -> {
            int left = money.refunds.left(order);
            // Everybody has added up before anybody asks: what a busy minute does by itself.
            try {
                barrier.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            if (left < CENTS) {
                return false;
            }
            money.jdbc
                    .sql("""
                            insert into refund (id, orders, cents, currency, method, state, because, asked_at)
                            values (:id, :order, :cents, 'USD', 'check', 'asked', 'Goodwill', '2027-01-01')
                            """)
                    .param("id", Ids.next())
                    .param("order", order.value())
                    .param("cents", CENTS)
                    .update();
            return true;
        });
    }

    @Test
    void creditsASeatOnceThatIsGivenBackFromManyTabs() throws Exception {
        var seat = money.seats(order).getFirst();
        var outcomes = atOnce(IntStream.range(0, ASKING)
                .<Callable<Boolean>>mapToObj(_ -> () -> money.giveBack(seat))
                .toList());

        assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(1);
        assertThat(money.balance(order).credited()).isEqualTo(PRICE);
        assertThat(money.inFlight(order)).isEqualTo(PRICE);
    }

    @Test
    void recordsARefundOnce() throws Exception {
        money.giveBack(money.seats(order).getFirst());
        var refund = money.refunds.of(order).getFirst();
        var outcomes = atOnce(IntStream.range(0, ASKING)
                .<Callable<Recording>>mapToObj(number -> () -> money.once(() -> money.refunds.record(
                        refund.id(), LedgerEntry.Method.CHECK, "No. " + number, money.partOne.today(), Actor.SYSTEM)))
                .toList());

        assertThat(outcomes).filteredOn(Recording.Recorded.class::isInstance).hasSize(1);
        assertThat(money.balance(order).refunded()).isEqualTo(PRICE);
    }

    /** The control: who looks whether it waits, and enters it then under a cause of their own, enters it again and again. */
    @Test
    void lookingFirstWouldRecordItAgainAndAgain() throws Exception {
        money.giveBack(money.seats(order).getFirst());
        var refund = money.refunds.of(order).getFirst();
        var looked = new CyclicBarrier(CARELESS);
        atOnce(IntStream.range(0, CARELESS)
                .<Callable<Boolean>>mapToObj(number -> () -> money.once(() -> {
                    boolean waits = money.refunds.of(order).getFirst().waitsForOffice();
                    Race.await(looked);
                    return waits
                            && money.ledger.enter(
                                    new Ledger.Draft(
                                            order.value(),
                                            null,
                                            LedgerEntry.Kind.REFUND,
                                            refund.cents(),
                                            refund.currency(),
                                            LedgerEntry.Method.CHECK,
                                            "No. " + number,
                                            "Goodwill",
                                            money.partOne.today(),
                                            "careless:" + number),
                                    null);
                }))
                .toList());
        assertThat(money.balance(order).refunded()).isEqualTo(CARELESS * PRICE);
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        var start = new CyclicBarrier(all.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = all.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            var done = new ArrayList<T>();
            for (var one : running) {
                done.add(one.get());
            }
            return done;
        }
    }
}
