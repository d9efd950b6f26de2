package org.cadre.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.program.OfferingKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class SeatsTest {
    private static final int BUYERS = 16;
    private static final int SEATS = 5;
    /** Fewer than the server has connections: each of them holds one while it waits for the others. */
    private static final int CARELESS = 8;

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

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
    }

    @Nested
    class WhenManyWantTheLastSeats {
        private OfferingId offering;
        private List<PersonId> buyers;

        @BeforeEach
        void offer() {
            offering = partOne.institute(partOne.inDays(30), SEATS);
            buyers = IntStream.range(0, BUYERS)
                    .mapToObj(i -> partOne.person("Buyer Number" + i))
                    .toList();
        }

        @Test
        void sellsExactlyAsManyAsThereAre() throws Exception {
            var outcomes = atOnce(buyers.stream()
                    .<Callable<Placing>>map(buyer -> () -> partOne.reserve(buyer, offering))
                    .toList());

            assertThat(outcomes).filteredOn(Placing.Placed.class::isInstance).hasSize(SEATS);
            assertThat(outcomes)
                    .filteredOn(Placing.TooFewSeats.class::isInstance)
                    .hasSize(BUYERS - SEATS);
            assertThat(taken()).isEqualTo(SEATS);
            assertThat(registrations.seatsAddUp(offering)).isTrue();
        }

        /** The control: counting first and inserting then, as one would without thinking, sells more than there are. */
        @Test
        void countingFirstWouldOversell() throws Exception {
            var barrier = new CyclicBarrier(CARELESS);
            atOnce(buyers.stream()
                    .limit(CARELESS)
                    .<Callable<Boolean>>map(buyer -> () -> countThenInsert(buyer, barrier))
                    .toList());

            assertThat(taken()).isGreaterThan(SEATS);
        }

        private boolean countThenInsert(PersonId buyer, CyclicBarrier barrier) {
            return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(_ -> {
                int used = taken();
                // Everybody has counted before anybody inserts: what a busy minute does by itself.
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                if (used >= SEATS) {
                    return false;
                }
                jdbc.sql("""
                        with placed as (
                          insert into orders (id, code, offering, buyer, fee_category, state, pays_by, total_cents, placed_at)
                          values (:order, :order::text, :offering, :person, 'member', 'placed', 'check', 0, '2027-01-01')
                        )
                        insert into registration (id, orders, offering, person, price_cents, seat, registered_at)
                        values (:id, :order, :offering, :person, 0, 'held', '2027-01-01')
                        """)
                        .param("id", Ids.next())
                        .param("order", Ids.next())
                        .param("offering", offering.value())
                        .param("person", buyer.value())
                        .update();
                return true;
            }));
        }

        private int taken() {
            return jdbc.sql("select count(*) from registration where offering = :id and seat in ('held', 'confirmed')")
                    .param("id", offering.value())
                    .query(Integer.class)
                    .single();
        }
    }

    @Nested
    class WhenOnePersonAsksTwice {
        @Test
        void theyHaveOneSeat() throws Exception {
            var offering = partOne.institute(partOne.inDays(30), SEATS);
            var rosa = partOne.person("Rosa Villarreal");
            var outcomes = atOnce(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        try {
                            return partOne.reserve(rosa, offering) instanceof Placing.Placed;
                        } catch (DuplicateKeyException _) {
                            return false;
                        }
                    })
                    .toList());

            assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(1);
            assertThat(offerings.find(offering).orElseThrow().used()).isOne();
            assertThat(registrations.seatsAddUp(offering)).isTrue();
        }
    }

    @Nested
    class WhenSeatsComeAndGo {
        @Test
        void theCounterNeverGoesWrong() throws Exception {
            var offering = partOne.event(OfferingKind.LII, "Institute", partOne.inDays(30), SEATS, 0);
            var buyers = IntStream.range(0, BUYERS)
                    .mapToObj(i -> partOne.person("Buyer Number" + i))
                    .toList();
            atOnce(buyers.stream()
                    .<Callable<Boolean>>map(buyer -> () -> {
                        for (int round = 0; round < 4; round++) {
                            if (partOne.reserve(buyer, offering) instanceof Placing.Placed(var _, var seats, var _)) {
                                partOne.givenUp(seats.getFirst(), buyer);
                            }
                        }
                        return true;
                    })
                    .toList());

            assertThat(offerings.find(offering).orElseThrow().used()).isZero();
            assertThat(registrations.seatsAddUp(offering)).isTrue();
        }
    }

    @Nested
    class ThePrice {
        @Test
        void isTheOneThatWasShown() {
            var offering = partOne.institute(partOne.inDays(30), SEATS);
            var rosa = partOne.person("Rosa Villarreal");
            assertThat(orders.place(own(offering, rosa, PartOne.PRICE - 100), Actor.of(rosa.value())))
                    .isInstanceOfSatisfying(
                            Placing.PriceChanged.class,
                            changed -> assertThat(changed.total().cents()).isEqualTo(PartOne.PRICE));
            assertThat(offerings.find(offering).orElseThrow().used()).isZero();
        }

        @Test
        void ofZeroConfirmsAtOnce() {
            var offering = partOne.event(OfferingKind.WEBINAR, "Mentoring at a distance", partOne.inDays(9), 99, 0);
            assertThat(partOne.reserve(partOne.person("Rosa Villarreal"), offering))
                    .isInstanceOfSatisfying(
                            Placing.Placed.class,
                            reserved -> assertThat(reserved.seat()).isEqualTo(Seat.CONFIRMED));
        }
    }

    @Test
    void anOfferingThatIsNotThereIsNotOffered() {
        var request = own(new OfferingId(UUID.randomUUID()), partOne.person("Rosa Villarreal"), 0);
        assertThat(orders.place(request, Actor.SYSTEM)).isEqualTo(new Placing.NotOffered());
    }

    private static OrderRequest own(OfferingId offering, PersonId person, int shownCents) {
        return OrderRequest.own(offering, person, null, FeeCategory.MEMBER, PaysBy.CHECK, false, shownCents);
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
