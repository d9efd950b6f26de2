package org.cadre.registration;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.people.NewPerson;
import org.cadre.people.OrganizationId;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.SeatConfirmed;
import org.cadre.registration.RegistrationEvents.SeatHeld;
import org.cadre.registration.RegistrationEvents.SeatPassedOn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts names on the seats of an order, and others in their place. */
@Component
class SeatNames {
    private record Row(
            UUID id,
            @Nullable UUID person,
            @Nullable String name,
            @Nullable String email,
            String seat,
            int priceCents,
            @Nullable String invited) {}

    private record Sitting(UUID offering, @Nullable UUID person, String seat, String paysBy) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Credits credits;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    SeatNames(
            JdbcClient jdbc,
            People people,
            Credits credits,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.credits = credits;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** All seats an order ever had, in their order. Who may see the order may see them. */
    List<OrderSeat> of(OrderSummary order) {
        var seats = new ArrayList<OrderSeat>();
        var rows = jdbc.sql("""
                select r.id, r.person, p.display_name as name, p.email, r.seat, r.price_cents, i.email as invited
                  from registration r
                  left join person p on p.id = r.person
                  left join seat_invitation i on i.registration = r.id
                 where r.orders = :order
                 order by r.id
                """)
                .param("order", order.id().value())
                .query(Row.class)
                .list();
        for (Row row : rows) {
            seats.add(new OrderSeat(
                    new RegistrationId(row.id),
                    seats.size() + 1,
                    row.person == null ? null : new PersonId(row.person),
                    row.name,
                    row.email,
                    Seat.of(row.seat),
                    row.priceCents,
                    row.person == null ? row.invited : null));
        }
        return seats;
    }

    /** The people behind names, written down where nobody is known by the address yet. */
    Map<NameList.Name, PersonId> people(
            List<NameList.Name> names, OrderSummary order, OfferingSummary offering, Actor actor) {
        return people(names, order.district() == null ? null : order.district().value(), offering, actor);
    }

    Map<NameList.Name, PersonId> people(
            List<NameList.Name> names, @Nullable UUID district, OfferingSummary offering, Actor actor) {
        var known = new LinkedHashMap<NameList.Name, PersonId>();
        for (var one : names) {
            var person = NewPerson.named(one.name(), one.email(), offering.zone())
                    .at(district == null ? null : new OrganizationId(district), null);
            known.put(one, people.create(actor, offering.sample() ? person.asSample() : person));
        }
        return known;
    }

    /** Puts these names on seats that have none, the first ones first. */
    Naming name(OrderSummary order, OfferingSummary offering, List<NameList.Name> names, Actor actor) {
        if (!order.isAlive() || offering.closed() || offering.canceled()) {
            return new Naming.NotOpen();
        }
        var nameless = jdbc.sql("""
                select id from registration
                 where orders = :order and person is null and seat in ('held', 'confirmed')
                 order by id
                   for update
                """)
                .param("order", order.id().value())
                .query(UUID.class)
                .list();
        if (names.size() > nameless.size()) {
            return new Naming.TooMany(nameless.size());
        }
        var known = people(names, order, offering, actor);
        var seated = known.entrySet().stream()
                .filter(one -> hasSeat(one.getValue(), offering.id()))
                .map(Map.Entry::getKey)
                .toList();
        if (!seated.isEmpty()) {
            return new Naming.AlreadySeated(seated);
        }
        int next = 0;
        for (var one : names) {
            sit(new RegistrationId(nameless.get(next++)), known.get(one), actor);
        }
        return new Naming.Done(names.size());
    }

    private boolean hasSeat(@Nullable PersonId person, OfferingId offering) {
        return person != null
                && jdbc.sql("""
                select exists (select 1 from registration
                                where offering = :offering and person = :person and seat in ('held', 'confirmed'))
                """)
                        .param("offering", offering.value())
                        .param("person", person.value())
                        .query(Boolean.class)
                        .single();
    }

    /** Somebody takes one nameless seat, whoever asks first. */
    Naming claim(RegistrationId seat, OfferingSummary offering, NameList.Name name, @Nullable UUID district) {
        if (offering.closed() || offering.canceled()) {
            return new Naming.NotOpen();
        }
        var person = people(List.of(name), district, offering, Actor.SYSTEM).get(name);
        if (hasSeat(person, offering.id())) {
            return new Naming.AlreadySeated(List.of(name));
        }
        return sit(seat, person, Actor.of(Objects.requireNonNull(person).value()))
                ? new Naming.Done(1)
                : new Naming.NotOpen();
    }

    /** A person who is known takes one nameless seat. */
    boolean sit(RegistrationId seat, @Nullable PersonId person, Actor actor) {
        var sitting = person == null
                ? Optional.<Sitting>empty()
                : jdbc.sql("""
                update registration set person = :person
                 where id = :id and person is null and seat in ('held', 'confirmed')
                returning offering, person, seat, (select o.pays_by from orders o where o.id = registration.orders) as pays_by
                """)
                        .param("id", seat.value())
                        .param("person", person.value())
                        .query(Sitting.class)
                        .optional();
        if (sitting.isEmpty() || person == null) {
            return false;
        }
        audit.record(actor, "registration.named", person.value(), seat.value(), Map.of(), Map.of());
        tell(seat, person, sitting.get());
        return true;
    }

    private void tell(RegistrationId seat, PersonId person, Sitting sitting) {
        var offering = new OfferingId(sitting.offering);
        events.publishEvent(
                Seat.of(sitting.seat) == Seat.CONFIRMED
                        ? new SeatConfirmed(seat, person, offering)
                        : new SeatHeld(
                                seat,
                                person,
                                offering,
                                PaysBy.find(sitting.paysBy).orElseThrow()));
    }

    /** Another one comes in a seat: the old code is dead from then on, and known as such. */
    Naming substitute(OrderSeat seat, OrderSummary order, OfferingSummary offering, NameList.Name name, Actor actor) {
        var before = seat.person();
        if (before == null || !order.isAlive() || !takesSubstitutes(offering)) {
            return new Naming.NotOpen();
        }
        lockTicket(seat.id());
        if (credits.hasCome(seat.id())) {
            return new Naming.HasCome();
        }
        var person = people(List.of(name), order, offering, actor).get(name);
        if (person == null || hasSeat(person, offering.id())) {
            return new Naming.AlreadySeated(List.of(name));
        }
        var sitting = jdbc.sql("""
                with passed as (
                  update registration set person = :person, wants_certification = false
                   where id = :id and person = :before and seat in ('held', 'confirmed')
                  returning id, orders, offering, person, seat
                ), dead as (
                  update ticket t set dead_at = :now from passed p where t.registration = p.id and t.dead_at is null
                )
                select p.offering, p.person, p.seat, o.pays_by from passed p join orders o on o.id = p.orders
                """)
                .param("person", person.value())
                .param("before", before.value())
                .param("id", seat.id().value())
                .param("now", now())
                .query(Sitting.class)
                .optional();
        if (sitting.isEmpty()) {
            return new Naming.NotOpen();
        }
        // Apart from the statement above: both would see the old ticket alive.
        jdbc.sql("insert into ticket (code, registration, made_at) values (:code, :id, :now)")
                .param("code", Placement.ticketCode())
                .param("id", seat.id().value())
                .param("now", now())
                .update();
        audit.record(
                actor,
                "registration.passed-on",
                person.value(),
                seat.id().value(),
                Map.of("person", before.toString()),
                Map.of("person", person.toString()));
        events.publishEvent(new SeatPassedOn(seat.id(), before, person, offering.id()));
        tell(seat.id(), person, sitting.get());
        return new Naming.Done(1);
    }

    /** Whoever is being checked in with the seat's code in this very moment is waited for. */
    private void lockTicket(RegistrationId seat) {
        jdbc.sql("select code from ticket where registration = :seat and dead_at is null for update")
                .param("seat", seat.value())
                .query(String.class)
                .list();
    }

    /** Whether somebody else may still come in a seat: until so many days before the first. */
    boolean takesSubstitutes(OfferingSummary offering) {
        return !offering.closed() && !offering.canceled() && !today(offering).isAfter(lastDayOfSubstitution(offering));
    }

    LocalDate lastDayOfSubstitution(OfferingSummary offering) {
        int days = jdbc.sql("select substitution_days from fee_terms")
                .query(Integer.class)
                .single();
        return offering.firstDay().minusDays(days);
    }

    private LocalDate today(OfferingSummary offering) {
        return clock.now().atZone(offering.zone()).toLocalDate();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
