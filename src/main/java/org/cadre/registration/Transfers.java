package org.cadre.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.PriceDiffers;
import org.cadre.registration.RegistrationEvents.SeatTransferred;
import org.cadre.registration.RegistrationEvents.SeatsFreed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes seats along to another offering, all or none. What they cost more or less there follows from it. */
@Component
public class Transfers {
    /** What became of it. */
    public sealed interface Outcome {
        record Transferred() implements Outcome {}

        /** Fewer seats are left there than would move, or others wait for them. */
        record TooFewSeats() implements Outcome {}

        /** One of the people has a seat there already. */
        record AlreadyThere() implements Outcome {}

        /** The other offering is canceled, closed, has begun, or is not there. */
        record NotOffered() implements Outcome {}

        /** The seats are not in the first offering any more. */
        record Gone() implements Outcome {}
    }

    private record Held(UUID id, @Nullable UUID person, UUID orders) {}

    private final JdbcClient jdbc;
    private final Offerings offerings;
    private final Prices prices;
    private final TransferPrices transferPrices;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    Transfers(
            JdbcClient jdbc,
            Offerings offerings,
            Prices prices,
            TransferPrices transferPrices,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.offerings = offerings;
        this.prices = prices;
        this.transferPrices = transferPrices;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Moves the seats in one statement, in the caller's transaction. Whoever is refused has lost nothing. */
    public Outcome transfer(List<RegistrationId> seats, OfferingId from, OfferingId to, Actor actor) {
        LocalDate today = clock.today();
        var target = offerings
                .find(to)
                .filter(one ->
                        !one.canceled() && !one.closed() && one.firstDay().isAfter(today));
        if (target.isEmpty() || from.equals(to)) {
            return new Outcome.NotOffered();
        }
        var ids = seats.stream().map(RegistrationId::value).toArray(UUID[]::new);
        var held = lock(ids, from, to);
        if (held.isEmpty() || held.size() != ids.length) {
            return new Outcome.Gone();
        }
        var differences = transferPrices.byOrder(seats, target.get(), prices.of(target.get()));
        int moved = jdbc.sql("""
                with taken as (
                  update seat_pool p
                     set used = p.used + :seats
                    from offering o
                   where o.id = :to and p.offering = o.id and p.used + :seats <= p.capacity
                     and o.canceled_at is null and o.closed_at is null
                     and not exists (select 1 from waitlist_entry w where w.offering = o.id and w.state = 'waiting')
                     and not exists (select 1
                                       from registration mine
                                       join registration there
                                         on there.person = mine.person and there.offering = o.id
                                        and there.seat in ('held', 'confirmed')
                                      where mine.id = any (:ids))
                  returning p.offering
                ), freed as (
                  update seat_pool p set used = p.used - :seats
                    from taken
                   where p.offering = :from
                )
                update registration r set offering = t.offering
                  from taken t
                 where r.id = any (:ids)
                """)
                .param("seats", ids.length)
                .param("to", to.value())
                .param("from", from.value())
                .param("ids", ids)
                .update();
        if (moved == 0) {
            return isThere(ids, to) ? new Outcome.AlreadyThere() : new Outcome.TooFewSeats();
        }
        // An order whose seats have all gone along is an order for that offering.
        jdbc.sql("""
                update orders o
                   set offering = :to,
                       names_due = case when o.names_due is not null
                                        then (select greatest(t.first_day - f.names_days, :today)
                                                from offering t, fee_terms f where t.id = :to) end
                 where o.id = any (:orders)
                   and not exists (select 1 from registration r where r.orders = o.id and r.offering <> :to)
                """)
                .param("to", to.value())
                .param("today", clock.today())
                .param("orders", held.stream().map(Held::orders).distinct().toArray(UUID[]::new))
                .update();
        for (var one : held) {
            audit.record(
                    actor,
                    "registration.transferred",
                    one.person,
                    one.id,
                    Map.of("offering", from.toString()),
                    Map.of("offering", to.toString()));
            events.publishEvent(new SeatTransferred(
                    new RegistrationId(one.id), one.person == null ? null : new PersonId(one.person), from, to));
        }
        differences.forEach((order, cents) -> {
            if (cents != 0) {
                events.publishEvent(new PriceDiffers(
                        order,
                        held.stream()
                                .filter(one -> one.orders.equals(order.value()))
                                .map(one -> new RegistrationId(one.id))
                                .toList(),
                        to,
                        cents,
                        actor));
            }
        });
        events.publishEvent(new SeatsFreed(from));
        return new Outcome.Transferred();
    }

    /**
     * Locks the orders, their seats and both counters, the counters in one order: two who swap do not wait for each other.
     */
    private List<Held> lock(UUID[] ids, OfferingId from, OfferingId to) {
        jdbc.sql("""
                select id from orders where id in (select orders from registration where id = any (:ids))
                 order by id for update
                """).param("ids", ids).query(UUID.class).list();
        var held = jdbc.sql("""
                select id, person, orders from registration
                 where id = any (:ids) and offering = :from and seat in ('held', 'confirmed')
                 order by id
                   for update
                """)
                .param("ids", ids)
                .param("from", from.value())
                .query(Held.class)
                .list();
        jdbc.sql("select offering from seat_pool where offering in (:from, :to) order by offering for update")
                .param("from", from.value())
                .param("to", to.value())
                .query(UUID.class)
                .list();
        return held;
    }

    private boolean isThere(UUID[] ids, OfferingId to) {
        return jdbc.sql("""
                select exists (select 1
                                 from registration mine
                                 join registration there on there.person = mine.person
                                where mine.id = any (:ids) and there.offering = :to and there.seat in ('held', 'confirmed'))
                """)
                .param("ids", ids)
                .param("to", to.value())
                .query(Boolean.class)
                .single();
    }
}
