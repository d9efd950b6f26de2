package org.cadre.registration;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.Prices;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets an order live again whose money came after it had ended, if its seats can be taken again: all of them, or none. */
@Component
public class Revival {
    private final JdbcClient jdbc;
    private final Prices prices;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Revival(JdbcClient jdbc, Prices prices, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.prices = prices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the seats that were paid for again. Whoever waits for seats of the offering goes before, and nobody sits twice.
     *
     * @param paidFrom when the payment was begun: the seats that were held then are the ones it is for
     * @param holdsUntil until when they are kept, should more be owed
     */
    public boolean revive(OrderId order, Instant paidFrom, Instant holdsUntil, Actor actor) {
        if (wasCharged(order)) {
            // It was settled when it ended, and a charge stands once: what comes now goes back.
            return false;
        }
        UUID code = codeOf(order);
        if (code != null && !prices.useAgain(code)) {
            return false;
        }
        int seats = takeAgain(order, paidFrom, holdsUntil);
        if (seats == 0) {
            if (code != null) {
                prices.giveBack(code);
            }
            return false;
        }
        giveTickets(order);
        audit.record(
                actor,
                "order.revived",
                null,
                order.value(),
                Map.of(),
                Map.of("state", OrderState.PLACED.word(), "seats", seats));
        return true;
    }

    private @Nullable UUID codeOf(OrderId order) {
        return jdbc.sql("select discount_code from orders where id = :id")
                .param("id", order.value())
                .query((row, _) -> Optional.ofNullable(row.getObject("discount_code", UUID.class)))
                .single()
                .orElse(null);
    }

    private boolean wasCharged(OrderId order) {
        return jdbc.sql("select exists (select 1 from ledger_entry where orders = :order and kind = 'charge')")
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }

    private int takeAgain(OrderId order, Instant paidFrom, Instant holdsUntil) {
        return jdbc.sql("""
                with wanted as (
                  select o.id, o.offering, count(*) as seats, array_agg(r.id) as registrations
                    from orders o
                    join offering f on f.id = o.offering
                    join registration r on r.orders = o.id and r.seat = 'canceled' and r.ended_at >= :paidFrom
                   where o.id = :order and o.state in ('expired', 'canceled')
                     and f.canceled_at is null and f.closed_at is null and f.first_day > :today
                     and not exists (select 1 from waitlist_entry w where w.offering = f.id and w.state = 'waiting')
                     and not exists (
                       select 1 from registration mine
                         join registration other on other.offering = mine.offering and other.person = mine.person
                        where mine.orders = o.id and mine.seat = 'canceled' and mine.ended_at >= :paidFrom
                          and other.seat in ('held', 'confirmed'))
                   group by o.id, o.offering
                ), taken as (
                  update seat_pool p
                     set used = p.used + w.seats::integer
                    from wanted w
                   where p.offering = w.offering and p.used + w.seats <= p.capacity
                  returning p.offering
                ), revived as (
                  update orders o
                     set state = 'placed', ended_at = null, holds_until = :holdsUntil
                    from wanted w
                    join taken t on t.offering = w.offering
                   where o.id = w.id
                  returning o.id
                )
                update registration r
                   set seat = 'held', ended_at = null
                  from wanted w
                  join revived v on v.id = w.id
                 where r.id = any (w.registrations)
                """)
                .param("order", order.value())
                .param("paidFrom", paidFrom.atOffset(ZoneOffset.UTC))
                .param("holdsUntil", holdsUntil.atOffset(ZoneOffset.UTC))
                .param("today", clock.today())
                .update();
    }

    /** A seat whose code had died with it gets a new one. */
    private void giveTickets(OrderId order) {
        var without =
                jdbc.sql("""
                select r.id from registration r
                 where r.orders = :order and r.seat = 'held'
                   and not exists (select 1 from ticket t where t.registration = r.id and t.dead_at is null)
                """).param("order", order.value()).query(UUID.class).list();
        for (UUID seat : without) {
            jdbc.sql("insert into ticket (code, registration, made_at) values (:code, :seat, :now)")
                    .param("code", Placement.ticketCode())
                    .param("seat", seat)
                    .param("now", now())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
