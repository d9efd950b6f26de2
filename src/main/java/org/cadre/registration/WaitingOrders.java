package org.cadre.registration;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.OrderPlaced;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to orders that hold seats offered from the waitlist: kept until the offer ends, then taken or given free again. */
@Component
public class WaitingOrders {
    private final JdbcClient jdbc;
    private final Orders orders;
    private final Registrations registrations;
    private final SeatNames names;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    WaitingOrders(
            JdbcClient jdbc,
            Orders orders,
            Registrations registrations,
            SeatNames names,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.registrations = registrations;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Keeps an order to oneself for the rest of the transaction, as whoever confirms or ends it does. */
    public void lock(OrderId order) {
        jdbc.sql("select id from orders where id = :id for update")
                .param("id", order.value())
                .query(UUID.class)
                .single();
    }

    /** Its seats are kept until the offer ends. */
    public void holdUntil(OrderId order, Instant until) {
        jdbc.sql("update orders set holds_until = :until where id = :id and state = 'placed'")
                .param("until", at(until))
                .param("id", order.value())
                .update();
    }

    /**
     * The offer is taken: from now on the seats are kept as those of any order are. A single seat is its buyer's own. False
     * when the order has ended meanwhile.
     */
    public boolean take(OrderId id, PaysBy paysBy, Actor actor) {
        int kept = jdbc.sql("""
                update orders o
                   set pays_by = case when o.total_cents = 0 then o.pays_by else :paysBy end,
                       holds_until = case when o.state = 'confirmed' then null
                                          when :paysBy = 'card' then :now + t.card_minutes * interval '1 minute'
                                          else (:today::date + t.quote_days + 1)::timestamp at time zone f.zone end
                  from fee_terms t, offering f
                 where o.id = :id and f.id = o.offering and o.state in ('placed', 'confirmed')
                """)
                .param("id", id.value())
                .param("paysBy", paysBy.word())
                .param("now", at(clock.now()))
                .param("today", clock.today())
                .update();
        if (kept == 0) {
            return false;
        }
        var order = orders.find(id).orElseThrow();
        var seats = names.of(order);
        if (seats.size() == 1 && !hasSeat(order.buyer(), order.offering())) {
            names.sit(seats.getFirst().id(), order.buyer(), actor);
        }
        events.publishEvent(new OrderPlaced(id, order.buyer(), Objects.requireNonNull(order.offering())));
        audit.record(
                actor,
                "order.taken-from-waitlist",
                order.buyer().value(),
                id.value(),
                Map.of(),
                Map.of("paysBy", paysBy.word()));
        return true;
    }

    private boolean hasSeat(PersonId person, @Nullable OfferingId offering) {
        return offering != null && registrations.hasSeat(person, offering);
    }

    /** The offer came to nothing: its seats are free again. */
    public void release(OrderId id, OrderState as, Actor actor) {
        if (orders.end(id, as, actor)) {
            return;
        }
        var order = orders.find(id).orElseThrow();
        if (order.state() == OrderState.CONFIRMED && order.totalCents() == 0) {
            List<RegistrationId> seats = names.of(order).stream()
                    .filter(OrderSeat::isTaken)
                    .map(OrderSeat::id)
                    .toList();
            registrations.giveUpUnclaimed(id, seats, actor);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
