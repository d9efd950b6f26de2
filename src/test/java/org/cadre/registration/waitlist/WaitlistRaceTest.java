package org.cadre.registration.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.registration.GroupOrders;
import org.cadre.registration.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several processes offer what came free at the same moment, each in a transaction of its own. */
@CadreTest
@Tag("every-postgresql")
class WaitlistRaceTest {
    private static final int PROCESSES = 4;
    private static final int WAITING = 8;
    private static final int ROUNDS = 8;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Waitlist waitlist;

    @Autowired
    Offerings offerings;

    @Autowired
    Registrations registrations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private PartOne partOne;
    private OfferingId offering;
    private List<PersonId> people;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        people = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            people.add(partOne.person("Waiting Person" + i));
        }
        offering = full();
    }

    private OfferingId full() {
        var institute = partOne.institute(partOne.inDays(20), 4);
        new GroupOrders(beans).place(institute, people.getLast(), null, 4);
        return institute;
    }

    /** A full event in which all of them wait, each for so many seats. */
    private List<UUID> waitFor(List<Integer> seats) {
        offering = full();
        for (int i = 0; i < seats.size(); i++) {
            var viewer = new Viewer(people.get(i), "", PartOne.CENTRAL, Set.of(), null, null);
            int wanted = seats.get(i);
            assertThat(once(() -> waitlist.join(offerings.find(offering).orElseThrow(), wanted, viewer)))
                    .isInstanceOf(Waitlist.Joining.Joined.class);
        }
        return waitlist.waiting(offering).stream().map(WaitlistEntry::id).toList();
    }

    private <T> T once(Callable<T> deed) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> {
            try {
                return deed.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private void capacity(int seats) {
        jdbc.sql("update seat_pool set capacity = :seats where offering = :id")
                .param("seats", seats)
                .param("id", offering.value())
                .update();
    }

    @Test
    void offerToEachOnceInTheOrderInWhichTheyCame() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var chance = new Random(round);
            var seats = chance.ints(WAITING - 1, 1, 4).boxed().toList();
            var line = waitFor(seats);
            int free = chance.nextInt(1, 9);
            capacity(4 + free);

            var offers = Race.of(
                    Collections.nCopies(PROCESSES, (Callable<Integer>) () -> once(() -> waitlist.offer(offering))));

            int served = 0;
            int left = free;
            while (served < seats.size() && seats.get(served) <= left) {
                left -= seats.get(served++);
            }
            assertThat(offers.stream().mapToInt(Integer::intValue).sum())
                    .as("round " + round)
                    .isEqualTo(served);
            assertThat(offered()).isEqualTo(line.subList(0, served));
            assertThat(waitlist.waiting(offering))
                    .extracting(WaitlistEntry::id)
                    .isEqualTo(line.subList(served, line.size()));
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(4 + free - left);
            assertThat(registrations.seatsAddUp(offering)).isTrue();
        }
    }

    /** The entries that were offered seats, in the order in which they were. */
    private List<UUID> offered() {
        return jdbc.sql("""
                select w.id from audit_entry a
                  join waitlist_entry w on w.person = a.whom and w.offering = a.subject
                 where a.deed = 'waitlist.offered' and a.subject = :offering
                 order by a.id
                """)
                .param("offering", offering.value())
                .query(UUID.class)
                .list();
    }

    /** The control: who reads the head of the line without taking the event's row first offers it what others offer it too. */
    @Test
    void wouldOfferToOnePersonAgainAndAgainWithoutTheLock() throws Exception {
        var line = waitFor(List.of(1, 1));
        capacity(8);
        var looked = new CyclicBarrier(PROCESSES);
        var heads = Race.of(Collections.nCopies(PROCESSES, (Callable<UUID>) () -> once(() -> {
            var head = head();
            Race.await(looked);
            hold(head);
            return head;
        })));
        assertThat(new HashSet<>(heads)).containsExactly(line.getFirst());
        assertThat(jdbc.sql("select count(*) from orders where offering = :offering and buyer = :first")
                        .param("offering", offering.value())
                        .param("first", people.getFirst().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(PROCESSES);
    }

    private UUID head() {
        return jdbc.sql("""
                select id from waitlist_entry where offering = :offering and state = 'waiting'
                 order by ahead_since nulls last, id limit 1
                """)
                .param("offering", offering.value())
                .query(UUID.class)
                .single();
    }

    private void hold(UUID entry) {
        jdbc.sql("""
                insert into orders (id, code, offering, buyer, fee_category, state, pays_by, total_cents, placed_at)
                select :order, :order::text, offering, person, 'member', 'placed', 'check', 0, joined_at
                  from waitlist_entry where id = :entry
                """).param("order", Ids.next()).param("entry", entry).update();
    }
}
