package org.cadre.registration.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.OfferingKind;
import org.cadre.registration.GroupOrders;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class WaitlistTest {
    private static final int STEPS = 40;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Waitlist waitlist;

    @Autowired
    Offerings offerings;

    @Autowired
    Registrations registrations;

    @Autowired
    Jobs jobs;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private PartOne partOne;
    private GroupOrders groups;
    private OfferingId offering;
    private OrderId full;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        groups = new GroupOrders(beans);
        offering = partOne.institute(partOne.inDays(20), 4);
        full = groups.place(offering, partOne.person("First Buyer"), null, 4);
    }

    private <T> T once(Supplier<T> deed) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> deed.get()));
    }

    private static Viewer viewer(PersonId person) {
        return new Viewer(person, "", PartOne.CENTRAL, Set.of(), null, null);
    }

    private Waitlist.Joining join(PersonId person, int seats) {
        return once(() -> waitlist.join(offerings.find(offering).orElseThrow(), seats, viewer(person)));
    }

    private PersonId waiting(String name, int seats) {
        var person = partOne.person(name);
        assertThat(join(person, seats)).isInstanceOf(Waitlist.Joining.Joined.class);
        return person;
    }

    private int offer() {
        return once(() -> waitlist.offer(offering));
    }

    private void capacity(int seats) {
        jdbc.sql("update seat_pool set capacity = :seats where offering = :id")
                .param("seats", seats)
                .param("id", offering.value())
                .update();
    }

    private WaitlistEntry.State stateOf(PersonId person) {
        return waitlist.own(offering, viewer(person))
                .or(() -> waitlist.ended(offering, viewer(person)))
                .orElseThrow()
                .state();
    }

    private WaitlistEntry own(PersonId person) {
        return waitlist.own(offering, viewer(person)).orElseThrow();
    }

    private static OrderId orderOf(WaitlistEntry entry) {
        return Objects.requireNonNull(entry.order());
    }

    private void giveBack(int seats) {
        var viewer = viewer(jdbc.sql("select buyer from orders where id = :id")
                .param("id", full.value())
                .query((row, _) -> new PersonId(row.getObject("buyer", UUID.class)))
                .single());
        var ids = jdbc.sql(
                        "select id from registration where orders = :id and seat in ('held', 'confirmed') limit :seats")
                .param("id", full.value())
                .param("seats", seats)
                .query((row, _) -> new RegistrationId(row.getObject("id", UUID.class)))
                .list();
        once(() -> registrations.giveUp(full, ids, viewer));
    }

    @Test
    void asksForTheJobInTheTransactionThatFreesSeats() {
        var mia = waiting("Mia Chen", 1);
        jdbc.sql("delete from scheduled_tasks").update();
        giveBack(1);
        String id = jdbc.sql("select task_instance from scheduled_tasks where task_name = 'offer-seats'")
                .query(String.class)
                .single();
        assertThat(id).startsWith(offering.toString());
        offer();
        assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.OFFERED);
    }

    @Test
    void holdsWhatItOffersAndChargesNobody() {
        var mia = waiting("Mia Chen", 2);
        giveBack(2);
        assertThat(offer()).isOne();
        var entry = own(mia);
        assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(4);
        assertThat(entry.offeredUntil())
                .isBetween(clock.now().plusSeconds(47 * 3600), clock.now().plusSeconds(49 * 3600));
        assertThat(jdbc.sql("select holds_until from orders where id = :id")
                        .param("id", orderOf(entry).value())
                        .query((row, _) -> row.getTimestamp("holds_until").toInstant())
                        .single())
                .isEqualTo(entry.offeredUntil());
        assertThat(jdbc.sql("select count(*) from ledger_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(partOne.mails(mia, "2 seats in Leadership Immersion Institute are yours to take"))
                .isOne();
    }

    @Test
    void doesNotPassALargeGroupByAndLetsNobodyElseBuy() {
        var large = waiting("Large Group", 3);
        var small = waiting("Small One", 1);
        giveBack(2);
        assertThat(offer()).isZero();
        assertThat(stateOf(small)).isEqualTo(WaitlistEntry.State.WAITING);
        assertThat(partOne.reserve(partOne.person("Late Buyer"), offering)).isEqualTo(new Placing.OthersWait());
        giveBack(1);
        assertThat(offer()).isOne();
        assertThat(stateOf(large)).isEqualTo(WaitlistEntry.State.OFFERED);
    }

    @Nested
    class AnOffer {
        private PersonId mia;

        @BeforeEach
        void offerOne() {
            mia = waiting("Mia Chen", 1);
            giveBack(1);
            offer();
        }

        /** They have ordered nothing yet: one mail tells of the offer and its deadline, one of its end. */
        @Test
        void isToldInOneMailAndItsEndInAnother() {
            assertThat(mailsTo(mia))
                    .containsExactly(
                            "You are on the waitlist of Leadership Immersion Institute",
                            "A seat in Leadership Immersion Institute is yours to take");
            var until = own(mia).offeredUntil();
            assertThat(jdbc.sql("select plain from mail where about = :mia and subject like '%yours to take'")
                            .param("mia", mia.value())
                            .query(String.class)
                            .single())
                    .contains("Held for you until "
                            + beans.getBean(Texts.class).time(Objects.requireNonNull(until), PartOne.CENTRAL))
                    .contains("Central");
            clock.moveTo(partOne.inDays(3));
            jobs.comeDue();
            assertThat(mailsTo(mia)).hasSize(3).endsWith("Your offer for Leadership Immersion Institute is over");
        }

        /** Longer than two days, it is not reminded of like an order that waits for its check. */
        @Test
        void isNotTakenForAnOrderWhoseHoldEnds() {
            jdbc.sql("update orders set holds_until = holds_until + interval '2 days'")
                    .update();
            jdbc.sql("update waitlist_entry set offered_until = offered_until + interval '2 days'")
                    .update();
            clock.moveTo(partOne.inDays(3));
            jobs.comeDue();
            assertThat(mailsTo(mia)).hasSize(2);
        }

        @Test
        void isOrderedOnceItIsTaken() {
            var sam = waiting("Samuel Okafor", 2);
            giveBack(2);
            offer();
            int before = mailsTo(sam).size();
            var entry = own(sam);
            once(() -> waitlist.take(entry, PaysBy.CHECK, Actor.of(sam.value())));
            assertThat(mailsTo(sam))
                    .hasSize(before + 1)
                    .endsWith("2 seats are kept for you in Leadership Immersion Institute");
        }

        private List<String> mailsTo(PersonId person) {
            return jdbc.sql("select subject from mail where about = :person order by id")
                    .param("person", person.value())
                    .query(String.class)
                    .list();
        }

        @Test
        void isTakenOnceAndTheSeatIsTheirs() {
            var entry = own(mia);
            assertThat(once(() -> waitlist.take(entry, PaysBy.TRANSFER, Actor.of(mia.value()))))
                    .isTrue();
            assertThat(once(() -> waitlist.take(entry, PaysBy.TRANSFER, Actor.of(mia.value()))))
                    .isFalse();
            assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.TAKEN);
            assertThat(registrations.hasSeat(mia, offering)).isTrue();
            assertThat(jdbc.sql("select pays_by from orders where id = :id and holds_until > :soon")
                            .param("id", orderOf(entry).value())
                            .param("soon", clock.now().plusSeconds(86_400L * 20).atOffset(ZoneOffset.UTC))
                            .query(String.class)
                            .single())
                    .isEqualTo("transfer");
        }

        @Test
        void lapsesForGoodAndGoesToTheNext() {
            var sam = waiting("Sam Okafor", 1);
            clock.moveTo(partOne.inDays(3));
            jobs.comeDue();
            assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LAPSED);
            assertThat(stateOf(sam)).isEqualTo(WaitlistEntry.State.OFFERED);
            assertThat(partOne.mails(mia, "Your offer for Leadership Immersion Institute is over"))
                    .isOne();
            clock.moveTo(partOne.inDays(3));
            jobs.comeDue();
            assertThat(stateOf(sam)).isEqualTo(WaitlistEntry.State.LAPSED);
            jobs.comeDue();
            assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LAPSED);
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(3);
            assertThat(registrations.seatsAddUp(offering)).isTrue();
        }

        @Test
        void isOverAtItsDeadlineEvenBeforeTheJobHasRun() {
            var entry = own(mia);
            clock.moveTo(partOne.inDays(3));
            assertThat(once(() -> waitlist.take(entry, PaysBy.CHECK, Actor.of(mia.value()))))
                    .isFalse();
        }

        @Test
        void goesOnWhenItIsDeclined() {
            var sam = waiting("Sam Okafor", 1);
            var entry = own(mia);
            once(() -> waitlist.leave(entry, Actor.of(mia.value())));
            offer();
            assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LEFT);
            assertThat(stateOf(sam)).isEqualTo(WaitlistEntry.State.OFFERED);
        }

        @Test
        void endsWithItsOrder() {
            groups.end(orderOf(own(mia)));
            assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LEFT);
        }

        @Test
        void lapsesWhenItsOrderExpires() {
            var order = orderOf(own(mia));
            once(() -> beans.getBean(Orders.class).end(order, OrderState.EXPIRED, Actor.SYSTEM));
            assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LAPSED);
            assertThat(partOne.mails(mia, "Your offer for Leadership Immersion Institute is over"))
                    .isOne();
        }

        @Test
        void isTakenByPayingForIt() {
            groups.settle(orderOf(own(mia)));
            assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.TAKEN);
        }
    }

    @Test
    void offersNothingOnceTheEventHasBegun() {
        var mia = waiting("Mia Chen", 1);
        clock.moveTo(partOne.inDays(20));
        giveBack(2);
        assertThat(offer()).isZero();
        jobs.comeDue();
        assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LAPSED);
        assertThat(partOne.mails(mia, "The waitlist of Leadership Immersion Institute has ended"))
                .isOne();
    }

    @Test
    void endsAnOfferNoLaterThanTheEventBegins() {
        var mia = waiting("Mia Chen", 1);
        clock.moveTo(partOne.inDays(19));
        giveBack(1);
        offer();
        assertThat(own(mia).offeredUntil())
                .isEqualTo(offerings.sessions(offering).getFirst().startsAt());
    }

    @Test
    void endsForAllWhenTheEventDoesNotTakePlace() {
        var mia = waiting("Mia Chen", 1);
        once(() -> offerings.cancel(offering, Actor.SYSTEM));
        assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LAPSED);
    }

    @Test
    void givesSeatsThatCostNothingBackWhenTheyAreNotTaken() {
        offering = partOne.event(OfferingKind.LII, "Free Institute", partOne.inDays(20), 2, 0);
        full = groups.place(offering, partOne.person("Free Buyer"), null, 2);
        var mia = waiting("Mia Chen", 1);
        giveBack(1);
        offer();
        assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(2);
        clock.moveTo(partOne.inDays(3));
        jobs.comeDue();
        assertThat(stateOf(mia)).isEqualTo(WaitlistEntry.State.LAPSED);
        assertThat(offerings.find(offering).orElseThrow().used()).isOne();
        assertThat(registrations.seatsAddUp(offering)).isTrue();
    }

    @Test
    void movesNobodyAheadWithoutAReason() {
        waiting("Mia Chen", 1);
        var sam = waiting("Sam Okafor", 1);
        var entry = own(sam);
        once(() -> waitlist.moveAhead(entry, "Was dropped by our mistake", Actor.SYSTEM));
        assertThat(waitlist.waiting(offering).getFirst().name()).isEqualTo("Sam Okafor");
        assertThat(jdbc.sql("select after->>'because' from audit_entry where deed = 'waitlist.moved-ahead'")
                        .query(String.class)
                        .single())
                .isEqualTo("Was dropped by our mistake");
        giveBack(1);
        offer();
        assertThat(stateOf(sam)).isEqualTo(WaitlistEntry.State.OFFERED);
    }

    /** Whatever happens in whatever order: the head is served first, as far as there is room, and nobody else is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void servesInTheOrderOfEntryWhateverHappens(long seed) {
        var chance = new Random(seed);
        var people = new ArrayList<PersonId>();
        for (int step = 0; step < STEPS; step++) {
            switch (chance.nextInt(6)) {
                case 0, 1 -> {
                    var person = partOne.person("Waiting Person" + step);
                    if (join(person, chance.nextInt(1, 4)) instanceof Waitlist.Joining.Joined) {
                        people.add(person);
                    }
                }
                case 2 -> giveBack(chance.nextInt(1, 3));
                case 3 -> capacity(offerings.find(offering).orElseThrow().capacity() + chance.nextInt(2));
                case 4 -> {
                    if (!people.isEmpty()) {
                        answer(people.get(chance.nextInt(people.size())), chance.nextBoolean());
                    }
                }
                default -> lapseOne();
            }
            var before = waitlist.waiting(offering);
            int offers = offer();
            var after = waitlist.waiting(offering);
            assertThat(after).isEqualTo(before.subList(offers, before.size()));
            int left = offerings.find(offering).orElseThrow().seatsLeft();
            assertThat(after.isEmpty() || after.getFirst().seats() > left).isTrue();
            assertThat(registrations.seatsAddUp(offering)).isTrue();
        }
    }

    private void answer(PersonId person, boolean takes) {
        waitlist.own(offering, viewer(person))
                .ifPresent(entry -> once(() -> takes && entry.order() != null
                        ? waitlist.take(entry, PaysBy.CHECK, Actor.SYSTEM)
                        : waitlist.leave(entry, Actor.SYSTEM)));
    }

    private void lapseOne() {
        jdbc.sql("""
                update waitlist_entry set offered_until = '2020-01-01'
                 where id in (select id from waitlist_entry where state = 'offered' limit 1)
                """).update();
        waitlist.overdue().forEach(entry -> once(() -> waitlist.lapse(entry)));
    }

    @Test
    void keepsTheOrderWhenEverythingHappensAtOnce() throws Exception {
        var people = IntStream.range(0, 12)
                .mapToObj(i -> partOne.person("Waiting Person" + i))
                .toList();
        // Seats that are given back before anybody waits are bought, and nobody waits at all.
        join(people.getFirst(), 1);
        var all = new ArrayList<Callable<Object>>();
        people.stream().skip(1).forEach(person -> all.add(() -> join(person, 1)));
        IntStream.range(0, 4).forEach(_ -> all.add(() -> offer()));
        all.add(() -> {
            giveBack(2);
            return true;
        });
        atOnce(all);
        capacity(9);
        offer();
        var offered = jdbc.sql("""
                        select w.id from audit_entry a
                          join waitlist_entry w on w.person = a.whom and w.offering = a.subject
                         where a.deed = 'waitlist.offered'
                         order by a.id
                        """).query(UUID.class).list();
        assertThat(offered).isNotEmpty().isSorted();
        assertThat(waitlist.waiting(offering).stream().map(WaitlistEntry::id))
                .allSatisfy(id -> assertThat(id).isGreaterThan(offered.getLast()));
        assertThat(registrations.seatsAddUp(offering)).isTrue();
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
