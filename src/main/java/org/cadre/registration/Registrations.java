package org.cadre.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingEvents.OfferingCanceled;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.RegistrationEvents.SeatEnded;
import org.cadre.registration.RegistrationEvents.SeatReturned;
import org.cadre.registration.RegistrationEvents.SeatsFreed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to seats: who has one, and giving one back. Orders take and confirm them. */
@Component
public class Registrations {
    /** How many seats of an offering wait for a payment and how many are confirmed. */
    public record Counts(int held, int confirmed) {
        static final Counts NONE = new Counts(0, 0);
    }

    /**
     * Who ordered a seat.
     *
     * @param district for which it was ordered; null: for nobody in particular
     */
    public record Buyer(
            PersonId id, String name, @Nullable String district, OrderId order, String orderCode, PaysBy paysBy) {}

    private record Ended(UUID id, UUID orders, @Nullable UUID person, UUID offering, int priceCents, String seat) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final SmallerOrders smaller;
    private final ApplicationEventPublisher events;

    Registrations(
            JdbcClient jdbc,
            AuditTrail audit,
            ProgramClock clock,
            SmallerOrders smaller,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.smaller = smaller;
        this.events = events;
    }

    /** Seats of the viewer whose event was moved and about which they have not chosen yet, with the last day to choose. */
    Map<RegistrationId, LocalDate> toChoose(Viewer viewer) {
        var days = new HashMap<RegistrationId, LocalDate>();
        jdbc.sql("""
                select distinct on (r.id) r.id, m.choose_by
                  from registration r
                  join event_move_choice c on c.registration = r.id
                  join event_move m on m.id = c.move and m.offering = r.offering
                  join offering o on o.id = r.offering
                 where r.person = :viewer and r.seat in ('held', 'confirmed') and o.canceled_at is null
                   and c.choice is null and m.choose_by >= :today
                 order by r.id, c.move desc
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query((row, number) -> days.put(
                        new RegistrationId(row.getObject("id", UUID.class)),
                        row.getObject("choose_by", LocalDate.class)))
                .list();
        return days;
    }

    public boolean hasSeat(PersonId person, OfferingId offering) {
        return jdbc.sql("""
                select exists (select 1 from registration
                                where offering = :offering and person = :person and seat in ('held', 'confirmed'))
                """)
                .param("offering", offering.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Gives a seat up and frees it, in one statement: a held one while the event is open, a confirmed one until the
     * event begins (from then on attendance tells who came).
     */
    public boolean giveUp(RegistrationId id, Viewer viewer) {
        var order = jdbc.sql("select orders from registration where id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        return order.isPresent() && giveUp(new OrderId(order.get()), List.of(id), viewer) == 1;
    }

    /**
     * Gives some seats of an order up, in one statement: its buyer, the coordinator of its district and office may, and
     * each holder for the own seat. How many were given up: those that had ended before are left as they are.
     */
    public int giveUp(OrderId order, List<RegistrationId> ids, Viewer viewer) {
        return giveUp(
                order,
                ids,
                viewer.id().value(),
                viewer.districtSpokenFor().map(OrganizationId::value).orElse(null),
                viewer.isOffice(),
                viewer.actor());
    }

    /** Frees seats that nothing was due for and that nobody took when they were offered. */
    int giveUpUnclaimed(OrderId order, List<RegistrationId> ids, Actor actor) {
        return giveUp(order, ids, null, null, true, actor);
    }

    private int giveUp(
            OrderId order,
            List<RegistrationId> ids,
            @Nullable UUID viewer,
            @Nullable UUID district,
            boolean office,
            Actor actor) {
        // The order first, as whoever confirms it does: so neither waits for the other.
        jdbc.sql("select id from orders where id = :id for update")
                .param("id", order.value())
                .query(UUID.class)
                .optional();
        int before = seatsOf(order);
        var ended = jdbc.sql("""
                with ended as (
                  update registration r
                     set seat = case r.seat when 'confirmed' then 'returned' else 'canceled' end, ended_at = :now
                    from offering o, orders w
                   where r.id = any (:ids) and r.orders = :order and o.id = r.offering and w.id = r.orders
                     and o.closed_at is null
                     and (r.seat = 'held' or (r.seat = 'confirmed' and o.first_day > :today))
                     and (r.person = :viewer::uuid or w.buyer = :viewer::uuid or w.district = :district::uuid or :office)
                  returning r.id, r.orders, r.person, r.offering, r.price_cents, r.seat
                ), dead as (
                  update ticket t set dead_at = :now from ended e where t.registration = e.id and t.dead_at is null
                ), freed as (
                  update seat_pool p set used = p.used - e.seats
                    from (select offering, count(*) as seats from ended group by offering) e
                   where p.offering = e.offering
                )
                select id, orders, person, offering, price_cents, seat from ended
                """)
                .param("ids", ids.stream().map(RegistrationId::value).toArray(UUID[]::new))
                .param("order", order.value())
                .param("now", now())
                .param("today", clock.today())
                .param("viewer", viewer)
                .param("district", district)
                .param("office", office)
                .query(Ended.class)
                .list();
        if (ended.isEmpty()) {
            return 0;
        }
        ended.forEach(one -> audit.record(actor, "registration.given-up", one.person, one.id, Map.of(), Map.of()));
        long neverConfirmed = ended.stream()
                .filter(one -> one.seat.equals(Seat.CANCELED.word()))
                .count();
        if (neverConfirmed > 0 && ended.size() < before) {
            smaller.take(order, before, (int) neverConfirmed, actor);
        }
        ended.forEach(one -> tell(one, false, false));
        endOrderWithoutSeats(order, actor);
        events.publishEvent(new SeatsFreed(new OfferingId(ended.getFirst().offering)));
        return ended.size();
    }

    private int seatsOf(OrderId order) {
        return jdbc.sql("select count(*) from registration where orders = :id and seat in ('held', 'confirmed')")
                .param("id", order.value())
                .query(Integer.class)
                .single();
    }

    /** An order before its seats, as everywhere: whoever ends the order at the same moment waits, and nobody for ever. */
    private void lockOrderOf(RegistrationId id) {
        jdbc.sql("select id from orders where id = (select orders from registration where id = :id) for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    /**
     * Gives a seat back because its event was moved: all of what was paid for it goes back. Who may ask for it is known
     * to the caller, who also knows until when.
     */
    public boolean giveBackInFull(RegistrationId id, Actor actor) {
        lockOrderOf(id);
        var ended = jdbc.sql("""
                with ended as (
                  update registration r
                     set seat = case r.seat when 'confirmed' then 'returned' else 'canceled' end, ended_at = :now
                    from offering o
                   where r.id = :id and o.id = r.offering and o.closed_at is null and r.seat in ('held', 'confirmed')
                  returning r.id, r.orders, r.person, r.offering, r.price_cents, r.seat
                ), dead as (
                  update ticket t set dead_at = :now from ended e where t.registration = e.id and t.dead_at is null
                ), freed as (
                  update seat_pool p set used = p.used - 1
                    from ended e
                   where p.offering = e.offering
                )
                select id, orders, person, offering, price_cents, seat from ended
                """)
                .param("id", id.value())
                .param("now", now())
                .query(Ended.class)
                .optional();
        ended.ifPresent(one -> {
            audit.record(actor, "registration.given-up", one.person, id.value(), Map.of(), Map.of("offering", "moved"));
            tell(one, false, true);
            endOrderWithoutSeats(new OrderId(one.orders), actor);
            events.publishEvent(new SeatsFreed(new OfferingId(one.offering)));
        });
        return ended.isPresent();
    }

    /** When an event does not take place, every seat in it ends. */
    @EventListener
    void endAll(OfferingCanceled canceled) {
        jdbc.sql("select id from orders where offering = :offering order by id for update")
                .param("offering", canceled.offering().value())
                .query(UUID.class)
                .list();
        var ended = jdbc.sql("""
                with ended as (
                  update registration
                     set seat = case seat when 'confirmed' then 'returned' else 'canceled' end, ended_at = :now
                   where offering = :offering and seat in ('held', 'confirmed')
                  returning id, orders, person, offering, price_cents, seat
                ), dead as (
                  update ticket t set dead_at = :now from ended e where t.registration = e.id and t.dead_at is null
                ), freed as (
                  update seat_pool set used = used - (select count(*) from ended)
                   where offering = :offering
                )
                select id, orders, person, offering, price_cents, seat from ended
                """)
                .param("offering", canceled.offering().value())
                .param("now", now())
                .query(Ended.class)
                .list();
        ended.forEach(one -> {
            audit.record(
                    Actor.SYSTEM, "registration.ended", one.person, one.id, Map.of(), Map.of("offering", "canceled"));
            tell(one, true, true);
        });
        ended.stream()
                .map(Ended::orders)
                .distinct()
                .forEach(order -> endOrderWithoutSeats(new OrderId(order), Actor.SYSTEM));
    }

    private void tell(Ended seat, boolean offeringCanceled, boolean inFull) {
        if (seat.seat.equals(Seat.RETURNED.word())) {
            events.publishEvent(new SeatReturned(
                    new RegistrationId(seat.id),
                    new OrderId(seat.orders),
                    new OfferingId(seat.offering),
                    seat.priceCents,
                    offeringCanceled,
                    inFull));
        }
        events.publishEvent(new SeatEnded(
                new RegistrationId(seat.id),
                seat.person == null ? null : new PersonId(seat.person),
                new OfferingId(seat.offering),
                offeringCanceled));
    }

    /** An order without a seat left has ended; what was paid for it stays in the ledger. */
    private void endOrderWithoutSeats(OrderId order, Actor actor) {
        int ended = jdbc.sql("""
                update orders o set state = 'canceled', ended_at = :now, holds_until = null
                 where o.id = :id and o.state in ('placed', 'confirmed')
                   and not exists (select 1 from registration r
                                    where r.orders = o.id and r.seat in ('held', 'confirmed'))
                """).param("id", order.value()).param("now", now()).update();
        if (ended == 1) {
            audit.record(
                    actor,
                    "order.canceled",
                    null,
                    order.value(),
                    Map.of(),
                    Map.of("state", OrderState.CANCELED.word()));
            events.publishEvent(new OrderEnded(order, OrderState.CANCELED));
        }
    }

    /** Whether as many seats are counted as are taken: it must always be so. */
    public boolean seatsAddUp(OfferingId offering) {
        return jdbc.sql("""
                select p.used = (select count(*) from registration r
                                  where r.offering = p.offering and r.seat in ('held', 'confirmed'))
                       and p.used between 0 and p.capacity
                  from seat_pool p
                 where p.offering = :offering
                """)
                .param("offering", offering.value())
                .query(Boolean.class)
                .single();
    }

    /** The edition a person came in under by their newest seat in part one: it judges until a cohort's does. */
    public Optional<EditionId> editionOf(PersonId person) {
        return jdbc.sql("""
                select o.edition
                  from registration r
                  join offering o on o.id = r.offering
                 where r.person = :person and r.seat in ('held', 'confirmed') and o.kind in ('lii', 'in-house')
                 order by o.first_day desc, o.id desc
                 limit 1
                """)
                .param("person", person.value())
                .query((row, _) -> new EditionId(row.getObject("edition", UUID.class)))
                .optional();
    }

    /** One registration: to its person and to office. */
    public Optional<RegistrationSummary> find(RegistrationId id, Viewer viewer) {
        return jdbc.sql("""
                select * from registration_summary
                 where id = :id and (person = :viewer or :office)
                """)
                .param("id", id.value())
                .param("viewer", viewer.id().value())
                .param("office", viewer.isOffice())
                .query(Registrations::summary)
                .optional();
    }

    /** A person's own registrations, newest first. */
    public List<RegistrationSummary> of(Viewer viewer) {
        return jdbc.sql("""
                select * from registration_summary
                 where person = :viewer
                 order by id desc
                 limit 200
                """)
                .param("viewer", viewer.id().value())
                .query(Registrations::summary)
                .list();
    }

    /** Who ordered a seat: for the mails about it. */
    public Buyer buyerOf(RegistrationId id) {
        return jdbc.sql("""
                select b.id, b.display_name as name, d.name as district, w.id as orders, w.code, w.pays_by
                  from registration r
                  join orders w on w.id = r.orders
                  join person b on b.id = w.buyer
                  left join organization d on d.id = w.district
                 where r.id = :id
                """)
                .param("id", id.value())
                .query((row, _) -> new Buyer(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("district"),
                        new OrderId(row.getObject("orders", UUID.class)),
                        row.getString("code"),
                        PaysBy.find(row.getString("pays_by")).orElseThrow()))
                .single();
    }

    /** Who takes a seat in an offering: to office and to its trainers. */
    public List<RegistrationSummary> in(OfferingId offering, Viewer viewer) {
        return jdbc.sql("""
                select r.* from registration_summary r
                 where r.offering = :offering and r.seat in ('held', 'confirmed')
                   and (:office or exists (select 1 from offering_trainer t
                                            where t.offering = r.offering and t.person = :viewer))
                 order by lower(r.name), r.id
                """)
                .param("offering", offering.value())
                .param("viewer", viewer.id().value())
                .param("office", viewer.isOffice())
                .query(Registrations::summary)
                .list();
    }

    /** How many seats of an offering have no name yet. */
    int nameless(OfferingId offering) {
        return jdbc.sql("""
                select count(*) from registration
                 where offering = :offering and person is null and seat in ('held', 'confirmed')
                """)
                .param("offering", offering.value())
                .query(Integer.class)
                .single();
    }

    /** Accessibility and diet needs of those with a seat: to office and to the offering's trainers. */
    public Map<PersonId, String> needsIn(OfferingId offering, Viewer viewer) {
        var needs = new HashMap<PersonId, String>();
        jdbc.sql("""
                select r.person, p.needs
                  from registration r
                  join person p on p.id = r.person
                 where r.offering = :offering and r.seat in ('held', 'confirmed') and p.needs <> ''
                   and (:office or exists (select 1 from offering_trainer t
                                            where t.offering = r.offering and t.person = :viewer))
                """)
                .param("offering", offering.value())
                .param("viewer", viewer.id().value())
                .param("office", viewer.isOffice())
                .query(row -> {
                    needs.put(new PersonId(row.getObject("person", UUID.class)), row.getString("needs"));
                });
        return needs;
    }

    /** The seats an organization pays for, newest first: to its coordinator and to office. */
    public List<RegistrationSummary> paidBy(OrganizationId payer, Viewer viewer) {
        return jdbc.sql("""
                select * from registration_summary
                 where payer = :payer and (:office or payer = :district)
                 order by id desc
                 limit 500
                """)
                .param("payer", payer.value())
                .param("office", viewer.isOffice())
                .param(
                        "district",
                        viewer.districtSpokenFor().map(OrganizationId::value).orElse(null))
                .query(Registrations::summary)
                .list();
    }

    /** The seats of several offerings, counted. */
    public Map<OfferingId, Counts> counts(Collection<OfferingId> some) {
        var counts = new LinkedHashMap<OfferingId, Counts>();
        if (some.isEmpty()) {
            return counts;
        }
        jdbc.sql("""
                select offering, count(*) filter (where seat = 'held') as held,
                       count(*) filter (where seat = 'confirmed') as confirmed
                  from registration
                 where offering in (:offerings) and seat in ('held', 'confirmed')
                 group by offering
                """)
                .param("offerings", some.stream().map(OfferingId::value).toList())
                .query(row -> {
                    counts.put(
                            new OfferingId(row.getObject("offering", UUID.class)),
                            new Counts(row.getInt("held"), row.getInt("confirmed")));
                });
        return counts;
    }

    private static RegistrationSummary summary(ResultSet row, int number) throws SQLException {
        UUID payer = row.getObject("payer", UUID.class);
        return new RegistrationSummary(
                new RegistrationId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("orders", UUID.class)),
                row.getString("order_code"),
                new OfferingId(row.getObject("offering", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getString("school"),
                row.getString("district"),
                payer == null ? null : new OrganizationId(payer),
                row.getString("payer_name"),
                FeeCategory.find(row.getString("fee_category")).orElseThrow(),
                row.getInt("price_cents"),
                row.getString("currency"),
                Seat.of(row.getString("seat")),
                PaysBy.find(row.getString("pays_by")).orElseThrow(),
                row.getString("reference"),
                row.getBoolean("wants_certification"),
                row.getTimestamp("registered_at").toInstant());
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
