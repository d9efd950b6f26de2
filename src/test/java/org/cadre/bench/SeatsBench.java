package org.cadre.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadre.bench.Benches.Figure;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.program.Editions;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a seat costs that many want at once: 16 clients for the seats of one offering, fewer than people. The limit is the
 * usual form in four statements of one transaction (look at the offering and lock its counter, look for a seat of
 * theirs, take one, write it down), without the trail and the mail that a real reservation brings.
 */
final class SeatsBench {
    private static final int CLIENTS = 16;
    private static final int WANTED = 800;
    private static final int SEATS = 700;
    private static final int ROUNDS = 3;

    private final Orders orders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UUID edition;
    private final List<UUID> people;

    private SeatsBench(BenchServer server) {
        this.orders = server.bean(Orders.class);
        this.jdbc = server.bean(JdbcClient.class);
        this.transaction = server.bean(TransactionTemplate.class);
        this.edition = server.bean(Editions.class).idOf(Editions.NATIONAL).value();
        this.people = jdbc.sql("select person from account order by person limit :most")
                .param("most", WANTED)
                .query(UUID.class)
                .list();
    }

    static List<Figure> run() throws Exception {
        try (var server = BenchServer.start()) {
            server.loadPeople(WANTED);
            return new SeatsBench(server).measure();
        }
    }

    private List<Figure> measure() throws Exception {
        var bare = new double[ROUNDS];
        var door = new double[ROUNDS];
        perSecond(this::inFourStatements);
        perSecond(this::throughTheDoor);
        for (int round = 0; round < ROUNDS; round++) {
            bare[round] = perSecond(this::inFourStatements);
            door[round] = perSecond(this::throughTheDoor);
        }
        return List.of(new Figure(
                "seats",
                CLIENTS + " clients, " + SEATS + " seats for " + WANTED + ", with trail and mail",
                Benches.median(door),
                "1/s",
                Benches.median(bare)));
    }

    /** Takes a seat if there is one. */
    private interface Taking {
        boolean take(UUID offering, UUID person);
    }

    private double perSecond(Taking taking) throws Exception {
        UUID offering = offering();
        var waiting = new ConcurrentLinkedQueue<>(people);
        var taken = new AtomicInteger();
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < CLIENTS; i++) {
            work.add(() -> {
                for (UUID person = waiting.poll(); person != null; person = waiting.poll()) {
                    if (taking.take(offering, person)) {
                        taken.incrementAndGet();
                    }
                }
                return true;
            });
        }
        long began = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var one : clients.invokeAll(work)) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (taken.get() != SEATS) {
            throw new IllegalStateException(taken + " of " + SEATS + " seats were taken");
        }
        return people.size() / seconds;
    }

    private UUID offering() {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into offering (id, kind, title, edition, place, city, state, zone, first_day, last_day, price_cents,
                                      sample, created_at)
                values (:id, 'lii', 'Bench', :edition, 'Nowhere', 'Austin', 'TX', 'America/Chicago', :day, :day, 45000, true,
                        current_timestamp)
                """)
                .param("id", id)
                .param("edition", edition)
                .param("day", LocalDate.now(ZoneOffset.UTC).plusDays(60))
                .update();
        jdbc.sql("insert into seat_pool (offering, capacity) values (:id, :seats)")
                .param("id", id)
                .param("seats", SEATS)
                .update();
        return id;
    }

    private boolean throughTheDoor(UUID offering, UUID person) {
        var request = OrderRequest.own(
                new OfferingId(offering), new PersonId(person), null, FeeCategory.MEMBER, PaysBy.CHECK, true, 45_000);
        var reservation = transaction.execute(_ -> orders.place(request, Actor.of(person)));
        return reservation instanceof Placing.Placed;
    }

    private boolean inFourStatements(UUID offering, UUID person) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var free = jdbc.sql("""
                    select p.used < p.capacity
                      from seat_pool p join offering o on o.id = p.offering
                     where o.id = :offering and o.canceled_at is null and o.closed_at is null and o.price_cents = 45000
                       for update of p
                    """)
                    .param("offering", offering)
                    .query(Boolean.class)
                    .single();
            boolean there = jdbc.sql("""
                    select exists (select 1 from registration
                                    where offering = :offering and person = :person and seat in ('held', 'confirmed'))
                    """)
                    .param("offering", offering)
                    .param("person", person)
                    .query(Boolean.class)
                    .single();
            if (!free || there) {
                return false;
            }
            jdbc.sql("update seat_pool set used = used + 1 where offering = :offering")
                    .param("offering", offering)
                    .update();
            jdbc.sql("""
                    with placed as (
                      insert into orders (id, code, offering, buyer, fee_category, state, pays_by, total_cents, placed_at)
                      values (:order, :order::text, :offering, :person, 'member', 'placed', 'check', 45000, current_timestamp)
                    )
                    insert into registration (id, orders, offering, person, price_cents, seat, wants_certification,
                                              registered_at)
                    values (:id, :order, :offering, :person, 45000, 'held', true, current_timestamp)
                    """)
                    .param("order", Ids.next())
                    .param("id", Ids.next())
                    .param("offering", offering)
                    .param("person", person)
                    .update();
            return true;
        }));
    }
}
