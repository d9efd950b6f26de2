package org.cadre.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many at once, as often as -Dcadre.rounds says. */
@CadreTest
@Tag("every-postgresql")
class RushTest {
    private static final int BUYERS = 64;
    private static final int SEATS = 20;
    private static final int LARGEST = 5;
    private static final int ROUNDS = Integer.getInteger("cadre.rounds", 200);
    /** Fewer than the server has connections: each of them holds one while it waits for the others. */
    private static final int CARELESS = 8;

    private record Wish(PersonId buyer, int seats) {}

    private record Answer(Wish wish, Placing placing) {}

    @Autowired
    ApplicationContext beans;

    @Autowired
    Registrations registrations;

    @Autowired
    Orders orders;

    @Autowired
    Offerings offerings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private PartOne partOne;
    private GroupOrders groups;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        groups = new GroupOrders(beans);
    }

    private List<PersonId> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> partOne.person("Buyer Number" + i))
                .toList();
    }

    @Nested
    class SixtyFourBuyers {
        @Test
        void takeTwentySeatsAndNeverMoreNorFewerThanPossible() throws Exception {
            var buyers = people(BUYERS);
            var chance = new Random(7);
            for (int round = 0; round < ROUNDS; round++) {
                var offering = partOne.institute(partOne.inDays(30), SEATS);
                var wishes = buyers.stream()
                        .map(buyer -> new Wish(buyer, chance.nextBoolean() ? 1 : chance.nextInt(2, LARGEST + 1)))
                        .toList();
                var answers = watched(
                        offering,
                        wishes.stream()
                                .<Callable<Answer>>map(wish -> () -> new Answer(wish, ask(offering, wish)))
                                .toList());

                int used = offerings.find(offering).orElseThrow().used();
                int taken = answers.stream()
                        .filter(one -> one.placing instanceof Placing.Placed)
                        .mapToInt(one -> one.wish.seats)
                        .sum();
                assertThat(taken).as("round " + round).isEqualTo(used).isLessThanOrEqualTo(SEATS);
                // Seats only went: whoever was refused would not fit into what is left at the end either.
                assertThat(answers)
                        .filteredOn(one -> !(one.placing instanceof Placing.Placed))
                        .allSatisfy(one -> assertThat(one.wish.seats).isGreaterThan(SEATS - used));
                noSeatIsLost(offering);
            }
        }

        private Placing ask(OfferingId offering, Wish wish) {
            return wish.seats == 1
                    ? groups.wish(offering, wish.buyer, null, 1, wish.buyer)
                    : groups.wish(offering, wish.buyer, null, wish.seats);
        }
    }

    private void noSeatIsLost(OfferingId offering) {
        assertThat(registrations.seatsAddUp(offering)).isTrue();
        assertThat(jdbc.sql("""
                        select count(*) from registration r
                         where r.offering = :offering
                           and (select count(*) from ticket t where t.registration = r.id and t.dead_at is null)
                               <> case when r.seat in ('held', 'confirmed') then 1 else 0 end
                        """)
                        .param("offering", offering.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Nested
    class SeatsThatComeAndGo {
        @Test
        void areCountedRightAtEveryCommit() throws Exception {
            var buyers = people(16);
            var offering = partOne.institute(partOne.inDays(30), SEATS);
            watched(
                    offering,
                    buyers.stream()
                            .<Callable<Boolean>>map(buyer -> () -> {
                                for (int i = 0; i < 4; i++) {
                                    comeAndGo(offering, buyer, i);
                                }
                                return true;
                            })
                            .toList());
            noSeatIsLost(offering);
            assertThat(offerings.find(offering).orElseThrow().used()).isZero();
        }

        private void comeAndGo(OfferingId offering, PersonId buyer, int turn) {
            if (!(groups.wish(offering, buyer, null, 3) instanceof Placing.Placed(OrderId order, var seats, var _))) {
                return;
            }
            var viewer = new Viewer(buyer, "", PartOne.CENTRAL, Set.of(), null, null);
            var transaction = new TransactionTemplate(transactions);
            transaction.executeWithoutResult(_ -> registrations.giveUp(order, seats.subList(0, 2), viewer));
            if (turn % 2 == 0) {
                groups.end(order);
            } else {
                groups.settle(order);
                transaction.executeWithoutResult(_ -> registrations.giveUp(order, seats, viewer));
            }
        }
    }

    /** The control: counting first and inserting then, as one would without thinking, sells more than there are. */
    @Test
    void countingFirstWouldOversell() throws Exception {
        var buyers = people(CARELESS);
        var offering = partOne.institute(partOne.inDays(30), SEATS);
        var barrier = new CyclicBarrier(CARELESS);
        atOnce(buyers.stream()
                .<Callable<Boolean>>map(buyer -> () -> countThenInsert(offering, buyer, barrier))
                .toList());
        assertThat(taken(offering)).isGreaterThan(SEATS);
        assertThat(registrations.seatsAddUp(offering)).isFalse();
    }

    private boolean countThenInsert(OfferingId offering, PersonId buyer, CyclicBarrier barrier) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(_ -> {
            int used = taken(offering);
            await(barrier);
            if (used + LARGEST > SEATS) {
                return false;
            }
            jdbc.sql("""
                    with placed as (
                      insert into orders (id, code, offering, buyer, fee_category, state, pays_by, total_cents, placed_at)
                      values (:order, :order::text, :offering, :person, 'member', 'placed', 'check', 0, '2027-01-01')
                    )
                    insert into registration (id, orders, offering, price_cents, seat, registered_at)
                    select gen_random_uuid(), :order, :offering, 0, 'held', '2027-01-01' from generate_series(1, :seats)
                    """)
                    .param("order", Ids.next())
                    .param("offering", offering.value())
                    .param("person", buyer.value())
                    .param("seats", LARGEST)
                    .update();
            return true;
        }));
    }

    private int taken(OfferingId offering) {
        return jdbc.sql("select count(*) from registration where offering = :id and seat in ('held', 'confirmed')")
                .param("id", offering.value())
                .query(Integer.class)
                .single();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class TheLastUseOfACode {
        private OfferingId offering;

        @BeforeEach
        void offer() {
            offering = partOne.institute(partOne.inDays(30), SEATS);
            jdbc.sql("""
                    insert into discount_code (id, code, cents, most_uses, made_at)
                    values (:id, 'LAST', 9500, 1, '2026-01-01')
                    """).param("id", Ids.next()).update();
        }

        @Test
        void goesToOneOfThoseWhoAskAtOnce() throws Exception {
            var answers = atOnce(people(CARELESS).stream()
                    .<Callable<Placing>>map(buyer -> () -> withCode(buyer))
                    .toList());
            assertThat(answers).filteredOn(Placing.Placed.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(Placing.CodeUsedUp.class::isInstance).hasSize(CARELESS - 1);
            assertThat(uses()).isOne();
            assertThat(taken(offering)).isOne();
        }

        private Placing withCode(PersonId buyer) {
            var request = new OrderRequest(
                    offering,
                    buyer,
                    null,
                    FeeCategory.NON_MEMBER,
                    Covers.OFFERING,
                    PaysBy.CHECK,
                    List.of(buyer),
                    false,
                    "last",
                    40_000);
            return Objects.requireNonNull(
                    new TransactionTemplate(transactions).execute(_ -> orders.place(request, Actor.of(buyer.value()))));
        }

        private int uses() {
            return jdbc.sql("select used from discount_code")
                    .query(Integer.class)
                    .single();
        }

        /** The control: looking first and counting then gives it to all of them. */
        @Test
        void wouldGoToAllWhoLookedFirst() throws Exception {
            var barrier = new CyclicBarrier(CARELESS);
            var used = atOnce(IntStream.range(0, CARELESS)
                    .<Callable<Boolean>>mapToObj(_ -> () -> new TransactionTemplate(transactions).execute(_ -> {
                        int before = uses();
                        await(barrier);
                        return before < 1;
                    }))
                    .toList());
            assertThat(used).filteredOn(Boolean.TRUE::equals).hasSizeGreaterThan(1);
        }
    }

    /** Does all at once, while somebody looks again and again whether as many seats are counted as are taken. */
    private <T> List<T> watched(OfferingId offering, List<Callable<T>> all) throws Exception {
        var going = new AtomicBoolean(true);
        try (var watch = Executors.newSingleThreadExecutor()) {
            var addsUp = watch.submit(() -> {
                boolean right = true;
                while (going.get()) {
                    right &= registrations.seatsAddUp(offering);
                }
                return right;
            });
            try {
                return atOnce(all);
            } finally {
                going.set(false);
                assertThat(addsUp.get()).isTrue();
            }
        }
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
