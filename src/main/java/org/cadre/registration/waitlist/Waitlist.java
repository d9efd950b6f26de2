package org.cadre.registration.waitlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingEvents.OfferingCanceled;
import org.cadre.offering.OfferingEvents.SeatsAdded;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.people.OrganizationId;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.OfferingKind;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.OrderState;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.RegistrationEvents.OrderConfirmed;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.RegistrationEvents.SeatsFreed;
import org.cadre.registration.WaitingOrders;
import org.cadre.registration.waitlist.WaitlistEvents.OfferLapsed;
import org.cadre.registration.waitlist.WaitlistEvents.SeatsOffered;
import org.cadre.registration.waitlist.WaitlistEvents.WaitBegun;
import org.cadre.registration.waitlist.WaitlistEvents.WaitEnded;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Serves those who wait in the order in which they came. A large group at the head is not passed by smaller ones behind it.
 * An offer is an order that holds the seats until a deadline: taken by one click, or lapsed for good.
 */
@Component
class Waitlist {
    static final String JOB = "offer-seats";

    private static final String SELECT = """
            select w.id, w.offering, w.person, p.display_name as name, p.email, d.name as district, w.seats, w.state,
                   w.orders, w.offered_until, w.ahead_since is not null as ahead, w.because, w.joined_at
              from waitlist_entry w
              join person p on p.id = w.person
              left join organization d on d.id = w.district
            """;

    /** What became of the wish to wait. */
    sealed interface Joining {
        record Joined(int place) implements Joining {}

        record AlreadyOn() implements Joining {}

        /** There are seats, and nobody waits for them. */
        record SeatsLeft() implements Joining {}

        /** The event has fewer seats in all. */
        record TooMany(int capacity) implements Joining {}

        record NotOpen() implements Joining {}
    }

    private record Head(UUID id, UUID person, @Nullable UUID district, int seats) {}

    private final JdbcClient jdbc;
    private final Orders orders;
    private final WaitingOrders waitingOrders;
    private final Offerings offerings;
    private final Prices prices;
    private final People people;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ObjectProvider<Jobs> jobs;
    private final ApplicationEventPublisher events;

    Waitlist(
            JdbcClient jdbc,
            Orders orders,
            WaitingOrders waitingOrders,
            Offerings offerings,
            Prices prices,
            People people,
            AuditTrail audit,
            ProgramClock clock,
            ObjectProvider<Jobs> jobs,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.waitingOrders = waitingOrders;
        this.offerings = offerings;
        this.prices = prices;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.jobs = jobs;
        this.events = events;
    }

    // ---- waiting

    /** Puts somebody at the end of the list, for themselves or for the district they speak for. */
    Joining join(OfferingSummary offering, int seats, Viewer viewer) {
        if (!offering.takesRegistrations(clock.today()) || hasBegun(offering)) {
            return new Joining.NotOpen();
        }
        if (seats > offering.capacity()) {
            return new Joining.TooMany(offering.capacity());
        }
        keepToOneself(offering.id());
        int left = offerings.find(offering.id()).orElseThrow().seatsLeft();
        if (left >= seats && waiting(offering.id()).isEmpty()) {
            return new Joining.SeatsLeft();
        }
        int joined = jdbc.sql("""
                insert into waitlist_entry (id, offering, person, district, seats, state, joined_at)
                values (:id, :offering, :person, :district, :seats, 'waiting', :now)
                on conflict (offering, person) where state in ('waiting', 'offered') do nothing
                """)
                .param("id", Ids.next())
                .param("offering", offering.id().value())
                .param("person", viewer.id().value())
                .param(
                        "district",
                        viewer.districtSpokenFor().map(OrganizationId::value).orElse(null))
                .param("seats", seats)
                .param("now", at(clock.now()))
                .update();
        if (joined == 0) {
            return new Joining.AlreadyOn();
        }
        audit.record(
                viewer.actor(),
                "waitlist.joined",
                viewer.id().value(),
                offering.id().value(),
                Map.of(),
                Map.of("seats", seats));
        int place = waiting(offering.id()).size();
        events.publishEvent(new WaitBegun(offering.id(), viewer.id(), seats, place));
        // Some seats may be free already, only fewer than others ahead wait for.
        ask(offering.id());
        return new Joining.Joined(place);
    }

    /** The entry of a person that waits or has an offer. */
    Optional<WaitlistEntry> own(OfferingId offering, Viewer viewer) {
        return jdbc.sql(SELECT
                        + " where w.offering = :offering and w.person = :viewer and w.state in ('waiting', 'offered')")
                .param("offering", offering.value())
                .param("viewer", viewer.id().value())
                .query(Waitlist::entry)
                .optional();
    }

    /** The newest entry of a person that has ended. */
    Optional<WaitlistEntry> ended(OfferingId offering, Viewer viewer) {
        return jdbc.sql(SELECT + """
                 where w.offering = :offering and w.person = :viewer and w.state in ('taken', 'lapsed', 'left')
                 order by w.id desc limit 1
                """)
                .param("offering", offering.value())
                .param("viewer", viewer.id().value())
                .query(Waitlist::entry)
                .optional();
    }

    /** Who waits, in the order in which they are served. */
    List<WaitlistEntry> waiting(OfferingId offering) {
        return jdbc.sql(SELECT + """
                 where w.offering = :offering and w.state = 'waiting'
                 order by w.ahead_since nulls last, w.id
                """)
                .param("offering", offering.value())
                .query(Waitlist::entry)
                .list();
    }

    /**
     * Everybody who ever waited, for office: those who have an offer first, then in the order of service.
     *
     * @param after the entry to go on after; null: from the beginning
     */
    List<WaitlistEntry> page(OfferingId offering, @Nullable UUID after, int most) {
        return jdbc.sql(SELECT + """
                 where w.offering = :offering
                   and (:after::uuid is null
                        or (case w.state when 'offered' then 0 when 'waiting' then 1 else 2 end,
                            coalesce(w.ahead_since, 'infinity'), w.id)
                           > (select case l.state when 'offered' then 0 when 'waiting' then 1 else 2 end,
                                     coalesce(l.ahead_since, 'infinity'), l.id
                                from waitlist_entry l where l.id = :after::uuid))
                 order by case w.state when 'offered' then 0 when 'waiting' then 1 else 2 end,
                          coalesce(w.ahead_since, 'infinity'), w.id
                 limit :most
                """)
                .param("offering", offering.value())
                .param("after", after)
                .param("most", most)
                .query(Waitlist::entry)
                .list();
    }

    Optional<WaitlistEntry> find(UUID id) {
        return jdbc.sql(SELECT + " where w.id = :id")
                .param("id", id)
                .query(Waitlist::entry)
                .optional();
    }

    /** Somebody no longer waits, or does not want what was offered. */
    boolean leave(WaitlistEntry entry, Actor actor) {
        return end(entry, "left", null, actor);
    }

    /** Office takes somebody off, and says why. */
    boolean takeOff(WaitlistEntry entry, String because, Actor actor) {
        return end(entry, "left", because, actor);
    }

    private boolean end(WaitlistEntry entry, String as, @Nullable String because, Actor actor) {
        if (entry.order() != null) {
            waitingOrders.lock(entry.order());
        }
        int ended = jdbc.sql("""
                update waitlist_entry set state = :as, ended_at = :now, because = coalesce(:because, because)
                 where id = :id and state = :state and state in ('waiting', 'offered')
                """)
                .param("as", as)
                .param("because", because)
                .param("now", at(clock.now()))
                .param("id", entry.id())
                .param("state", entry.state().name().toLowerCase(Locale.ROOT))
                .update();
        if (ended == 0) {
            return false;
        }
        audit.record(
                actor,
                "waitlist." + as,
                entry.person().value(),
                entry.offering().value(),
                Map.of(),
                because == null ? Map.of() : Map.of("because", because));
        if (entry.order() != null) {
            waitingOrders.release(entry.order(), as.equals("lapsed") ? OrderState.EXPIRED : OrderState.CANCELED, actor);
        }
        ask(entry.offering());
        return true;
    }

    /** Office moves somebody ahead of the others, never silently: the reason stands beside the entry and in the trail. */
    boolean moveAhead(WaitlistEntry entry, String because, Actor actor) {
        int moved = jdbc.sql("""
                update waitlist_entry set ahead_since = :now, because = :because
                 where id = :id and state = 'waiting' and ahead_since is null
                """)
                .param("now", at(clock.now()))
                .param("because", because)
                .param("id", entry.id())
                .update();
        if (moved == 1) {
            audit.record(
                    actor,
                    "waitlist.moved-ahead",
                    entry.person().value(),
                    entry.offering().value(),
                    Map.of(),
                    Map.of("because", because));
            ask(entry.offering());
        }
        return moved == 1;
    }

    // ---- offering

    @EventListener
    void offerWhatCameFree(SeatsFreed freed) {
        ask(freed.offering());
    }

    @EventListener
    void offerWhatWasAdded(SeatsAdded added) {
        ask(added.offering());
    }

    /** Always asked for anew: a job that runs already may have looked before these seats came free. */
    private void ask(OfferingId offering) {
        jobs.getObject().ask(JOB, offering + ":" + Ids.next());
    }

    /** Offers free seats to those at the head, as far as there are enough for each in turn. How many were offered some. */
    int offer(OfferingId id) {
        keepToOneself(id);
        int offers = 0;
        while (true) {
            var offering = offerings.find(id).orElseThrow();
            var head = head(id);
            if (head.isEmpty()
                    || offering.canceled()
                    || offering.closed()
                    || hasBegun(offering)
                    || offering.seatsLeft() < head.get().seats) {
                return offers;
            }
            if (!offer(offering, head.get())) {
                return offers;
            }
            offers++;
        }
    }

    /** One at a time for an event: nobody is offered anything before whoever came first, and who comes first is clear. */
    private void keepToOneself(OfferingId offering) {
        jdbc.sql("select capacity from seat_pool where offering = :id for update")
                .param("id", offering.value())
                .query(Integer.class)
                .optional();
    }

    private Optional<Head> head(OfferingId offering) {
        return jdbc.sql("""
                select id, person, district, seats from waitlist_entry
                 where id = (select id from waitlist_entry where offering = :offering and state = 'waiting'
                              order by ahead_since nulls last, id limit 1)
                   for update
                """)
                .param("offering", offering.value())
                .query(Head.class)
                .optional();
    }

    private boolean offer(OfferingSummary offering, Head head) {
        var category = category(offering, head);
        var until = deadline(offering);
        int cents = prices.of(offering)
                .total(Covers.OFFERING, category, head.seats, today(offering), null)
                .cents();
        var placing = orders.placeForWaiting(
                new OrderRequest(
                        offering.id(),
                        new PersonId(head.person),
                        head.district == null ? null : new OrganizationId(head.district),
                        category,
                        Covers.OFFERING,
                        PaysBy.CHECK,
                        new ArrayList<>(Collections.nCopies(head.seats, (PersonId) null)),
                        false,
                        null,
                        cents),
                Actor.SYSTEM);
        if (!(placing instanceof Placing.Placed(OrderId order, var _, var _))) {
            return false;
        }
        waitingOrders.holdUntil(order, until);
        int offered = jdbc.sql("""
                update waitlist_entry set state = 'offered', orders = :order, offered_until = :until
                 where id = :id and state = 'waiting'
                """)
                .param("order", order.value())
                .param("until", at(until))
                .param("id", head.id)
                .update();
        if (offered == 0) {
            // They left before the row was ours: what was placed for them is free again.
            waitingOrders.release(order, OrderState.CANCELED, Actor.SYSTEM);
            return true;
        }
        audit.record(
                Actor.SYSTEM,
                "waitlist.offered",
                head.person,
                offering.id().value(),
                Map.of(),
                Map.of("seats", head.seats, "order", order.toString(), "until", until.toString()));
        events.publishEvent(new SeatsOffered(
                offering.id(), new PersonId(head.person), head.seats, cents, offering.currency(), until));
        return true;
    }

    private FeeCategory category(OfferingSummary offering, Head head) {
        if (offering.kind() == OfferingKind.IN_HOUSE) {
            return FeeCategory.IN_HOUSE;
        }
        if (head.district != null) {
            return FeeCategory.DISTRICT;
        }
        LocalDate until = people.find(new PersonId(head.person)).orElseThrow().memberUntil();
        return head.seats == 1 && until != null && !until.isBefore(clock.today())
                ? FeeCategory.MEMBER
                : FeeCategory.NON_MEMBER;
    }

    private Instant deadline(OfferingSummary offering) {
        int hours = jdbc.sql("select offer_hours from fee_terms")
                .query(Integer.class)
                .single();
        var until = clock.now().plusSeconds(hours * 3600L);
        var begin = begin(offering);
        return until.isAfter(begin) ? begin : until;
    }

    private Instant begin(OfferingSummary offering) {
        var sessions = offerings.sessions(offering.id());
        return sessions.isEmpty()
                ? offering.firstDay().atStartOfDay(offering.zone()).toInstant()
                : sessions.getFirst().startsAt();
    }

    private boolean hasBegun(OfferingSummary offering) {
        return !clock.now().isBefore(begin(offering));
    }

    private LocalDate today(OfferingSummary offering) {
        return clock.now().atZone(offering.zone()).toLocalDate();
    }

    // ---- taking and lapsing

    /** Takes what was offered, until its deadline; the order goes on like any other. */
    boolean take(WaitlistEntry entry, PaysBy paysBy, Actor actor) {
        if (entry.order() == null) {
            return false;
        }
        waitingOrders.lock(entry.order());
        return jdbc.sql("""
                update waitlist_entry set state = 'taken', ended_at = :now
                 where id = :id and state = 'offered' and offered_until > :now
                """)
                                .param("now", at(clock.now()))
                                .param("id", entry.id())
                                .update()
                        == 1
                && waitingOrders.take(entry.order(), paysBy, actor);
    }

    /** Ends an offer whose deadline has passed, for good. */
    boolean lapse(WaitlistEntry entry) {
        if (entry.offeredUntil() == null || entry.offeredUntil().isAfter(clock.now())) {
            return false;
        }
        boolean lapsed = end(entry, "lapsed", null, Actor.SYSTEM);
        if (lapsed) {
            events.publishEvent(new OfferLapsed(entry.offering(), entry.person(), entry.seats()));
        }
        return lapsed;
    }

    List<WaitlistEntry> overdue() {
        return jdbc.sql(SELECT + " where w.state = 'offered' and w.offered_until <= :now order by w.id")
                .param("now", at(clock.now()))
                .query(Waitlist::entry)
                .list();
    }

    /** Whoever still waits when the event begins, or hears that it does not take place, waits no longer. */
    void endWaiting(OfferingId offering, boolean canceled) {
        for (var entry : waiting(offering)) {
            int ended = jdbc.sql("""
                    update waitlist_entry set state = 'lapsed', ended_at = :now where id = :id and state = 'waiting'
                    """)
                    .param("now", at(clock.now()))
                    .param("id", entry.id())
                    .update();
            if (ended == 1) {
                audit.record(
                        Actor.SYSTEM,
                        "waitlist.ended",
                        entry.person().value(),
                        offering.value(),
                        Map.of(),
                        Map.of("canceled", canceled));
                events.publishEvent(new WaitEnded(offering, entry.person(), canceled));
            }
        }
    }

    @EventListener
    void endWithEvent(OfferingCanceled canceled) {
        endWaiting(canceled.offering(), true);
    }

    /** The offerings in which somebody waits. */
    List<OfferingId> waitedFor() {
        return jdbc
                .sql("select distinct offering from waitlist_entry where state = 'waiting'")
                .query(UUID.class)
                .list()
                .stream()
                .map(OfferingId::new)
                .toList();
    }

    boolean hasBegun(OfferingId offering) {
        return hasBegun(offerings.find(offering).orElseThrow());
    }

    /** Money or a purchase order that came for an offered order takes it. */
    @EventListener
    void takenByPaying(OrderConfirmed confirmed) {
        jdbc.sql(
                        "update waitlist_entry set state = 'taken', ended_at = :now where orders = :order and state = 'offered'")
                .param("now", at(clock.now()))
                .param("order", confirmed.order().value())
                .update();
    }

    /** An offered order that ended in another way has come to nothing; whose time ran out is told so here too. */
    @EventListener
    void endedWithOrder(OrderEnded ended) {
        boolean lapsed = ended.as() == OrderState.EXPIRED;
        jdbc.sql(SELECT + " where w.orders = :order and w.state = 'offered'")
                .param("order", ended.order().value())
                .query(Waitlist::entry)
                .optional()
                .filter(entry -> jdbc.sql("""
                                update waitlist_entry set state = :as, ended_at = :now
                                 where id = :id and state = 'offered'
                                """)
                                .param("as", lapsed ? "lapsed" : "left")
                                .param("now", at(clock.now()))
                                .param("id", entry.id())
                                .update()
                        == 1)
                .filter(_ -> lapsed)
                .ifPresent(
                        entry -> events.publishEvent(new OfferLapsed(entry.offering(), entry.person(), entry.seats())));
    }

    private static WaitlistEntry entry(ResultSet row, int number) throws SQLException {
        UUID order = row.getObject("orders", UUID.class);
        var until = row.getTimestamp("offered_until");
        return new WaitlistEntry(
                row.getObject("id", UUID.class),
                new OfferingId(row.getObject("offering", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getString("district"),
                row.getInt("seats"),
                WaitlistEntry.State.of(row.getString("state")),
                order == null ? null : new OrderId(order),
                until == null ? null : until.toInstant(),
                row.getBoolean("ahead"),
                row.getString("because"),
                row.getTimestamp("joined_at").toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
