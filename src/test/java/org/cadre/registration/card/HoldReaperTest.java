package org.cadre.registration.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadre.CadreTest;
import org.cadre.demo.card.StandInMessages.Way;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.Placing;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class HoldReaperTest {
    private static final int ROUNDS = 20;

    @Autowired
    ApplicationContext beans;

    @Autowired
    HoldReaper reaper;

    @Autowired
    Registrations registrations;

    @Autowired
    ProgramClock clock;

    private CardTable table;
    private OfferingId offering;
    private PersonId nate;
    private OrderId order;

    @BeforeEach
    void begin() {
        table = new CardTable(beans);
        offering = table.partOne.institute(table.partOne.inDays(60), 30);
        nate = table.partOne.person("Nate Okafor");
        order = table.order(nate, offering);
    }

    private RegistrationId seat(OrderId of) {
        return new RegistrationId(table.jdbc
                .sql("select id from registration where orders = :order")
                .param("order", of.value())
                .query(UUID.class)
                .single());
    }

    private void holdUntil(OrderId of, Instant until) {
        table.jdbc
                .sql("update orders set holds_until = :until where id = :id")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", of.value())
                .update();
    }

    @Test
    void leavesOrdersAloneUntilTheirTimeIsOver() {
        reaper.runMinutely();
        assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
    }

    @Test
    void endsAnOrderWhoseTimeIsOverAndFreesItsSeats() {
        table.holdIsOver(order);
        reaper.runMinutely();
        reaper.runMinutely();
        assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
        assertThat(table.used(offering)).isZero();
        assertThat(registrations.seatsAddUp(offering)).isTrue();
        assertThat(table.partOne.mails(nate, "Your seats in Leadership Immersion Institute are no longer kept"))
                .isOne();
    }

    @Test
    void doesItWhenTheCalendarIsMovedToo() {
        clock.moveTo(table.partOne.inDays(1));
        reaper.run(clock.today());
        assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void letsAParkedOrderBe() {
        table.jdbc.sql("update orders set parked_because = 'sample'").update();
        table.holdIsOver(order);
        reaper.runMinutely();
        assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
    }

    @Nested
    class WhileItsPageIsOpen {
        private String page;

        @BeforeEach
        void open() {
            page = table.page(order);
            table.messages.go(Way.LOST);
            table.holdIsOver(order);
        }

        @Test
        void closesThePageFirst() {
            reaper.runMinutely();
            assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
            assertThat(table.bank.pay(page))
                    .as("nothing can be paid on it any more")
                    .isFalse();
        }

        @Test
        void findsThatItWasPaidAtTheLastMoment() {
            table.bank.pay(page);
            reaper.runMinutely();
            assertThat(table.state(order)).isEqualTo(OrderState.CONFIRMED);
            assertThat(table.used(offering)).isOne();
        }

        @Test
        void keepsTheSeatsWhenTheProviderDoesNotAnswer() {
            table.server.away(true);
            reaper.runMinutely();
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
            table.server.away(false);
            reaper.runMinutely();
            assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
        }

        @Test
        void waitsForABankThatHasNotDecided() {
            table.bank.payLater(page);
            reaper.runMinutely();
            assertThat(table.state(order)).isEqualTo(OrderState.PLACED);
            table.bank.decideLater(page, false);
            reaper.runMinutely();
            assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
        }

        @Test
        void endsAnOrderWhosePageWasNeverStored() {
            table.jdbc
                    .sql("update card_attempt set state = 'begun', session = null, url = null")
                    .update();
            reaper.runMinutely();
            assertThat(table.state(order)).isEqualTo(OrderState.EXPIRED);
            assertThat(table.bank.pay(page)).isFalse();
        }
    }

    @Nested
    class WhenACancellationComesAtTheSameMoment {
        @Test
        void freesEachSeatOnce() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                var buyer = table.partOne.person("Buyer Number" + round);
                var placed = table.order(buyer, offering);
                table.holdIsOver(placed);
                var seat = seat(placed);
                race(
                        () -> {
                            table.partOne.givenUp(seat, buyer);
                            return null;
                        },
                        () -> reaper.end(placed));
                assertThat(table.state(placed)).isIn(OrderState.EXPIRED, OrderState.CANCELED);
                assertThat(table.used(offering)).as("round " + round).isOne();
                assertThat(registrations.seatsAddUp(offering)).isTrue();
            }
        }

        /** The control: whoever frees what they saw a moment ago frees it twice. */
        @Test
        void wouldFreeItTwiceWithoutTheCondition() throws Exception {
            var buyer = table.partOne.person("Uma Patel");
            var placed = table.order(buyer, offering);
            var seen = new CyclicBarrier(2);
            Callable<Void> careless = () -> {
                table.transaction.executeWithoutResult(_ -> {
                    int held = table.jdbc
                            .sql("select count(*) from registration where orders = :id and seat = 'held'")
                            .param("id", placed.value())
                            .query(Integer.class)
                            .single();
                    await(seen);
                    table.jdbc
                            .sql("update registration set seat = 'canceled' where orders = :id")
                            .param("id", placed.value())
                            .update();
                    table.jdbc
                            .sql("update seat_pool set used = used - :held where offering = :offering")
                            .param("held", held)
                            .param("offering", offering.value())
                            .update();
                });
                return null;
            };
            race(careless, careless);
            assertThat(registrations.seatsAddUp(offering)).isFalse();
        }

        private void race(Callable<?>... both) throws Exception {
            var start = new CyclicBarrier(both.length);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = new ArrayList<Future<?>>();
                for (var one : both) {
                    running.add(threads.submit(() -> {
                        start.await();
                        return one.call();
                    }));
                }
                for (var one : running) {
                    one.get();
                }
            }
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class OneDayBefore {
        private OrderId byCheck;
        private PersonId uma;

        @BeforeEach
        void orderByCheck() {
            uma = table.partOne.person("Uma Patel");
            byCheck = ((Placing.Placed) table.partOne.reserve(uma, offering)).order();
        }

        private int told() {
            return table.partOne.mails(uma, "One more day for your seats in");
        }

        @Test
        void tellsWhoeverPaysByCheckOnce() {
            reaper.runMinutely();
            assertThat(told()).isZero();
            holdUntil(byCheck, clock.now().plusSeconds(80_000));
            table.jdbc
                    .sql("update orders set placed_at = placed_at - interval '30 days'")
                    .update();
            reaper.runMinutely();
            reaper.runMinutely();
            assertThat(told()).isOne();
        }

        @Test
        void tellsAgainWhenTheTimeWasMadeLonger() {
            table.jdbc
                    .sql("update orders set placed_at = placed_at - interval '30 days'")
                    .update();
            holdUntil(byCheck, clock.now().plusSeconds(80_000));
            reaper.runMinutely();
            holdUntil(byCheck, clock.now().plusSeconds(85_000));
            reaper.runMinutely();
            assertThat(told()).isEqualTo(2);
        }

        @Test
        void doesNotHurryWhoeverPaysByCard() {
            table.jdbc
                    .sql("update orders set placed_at = placed_at - interval '30 days'")
                    .update();
            reaper.runMinutely();
            assertThat(table.partOne.mails(nate, "One more day")).isZero();
        }
    }
}
