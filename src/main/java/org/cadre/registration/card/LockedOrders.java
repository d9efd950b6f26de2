package org.cadre.registration.card;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Texts;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.RegistrationEvents.OrderParked;
import org.cadre.registration.ledger.Ledger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders under their row's lock: whatever a card brings about is done one by one for each order. */
@Component
class LockedOrders {
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    LockedOrders(JdbcClient jdbc, Ledger ledger, AuditTrail audit, Texts texts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.audit = audit;
        this.texts = texts;
        this.events = events;
    }

    LockedOrder lock(OrderId id) {
        return jdbc.sql("""
                select code, state, parked_because, holds_until, total_cents, currency from orders where id = :id for update
                """)
                .param("id", id.value())
                .query((row, _) -> {
                    var balance = ledger.balance(id.value());
                    int uncharged = balance.charged() == 0 ? row.getInt("total_cents") : 0;
                    var holdsUntil = row.getTimestamp("holds_until");
                    return new LockedOrder(
                            id,
                            row.getString("code"),
                            OrderState.of(row.getString("state")),
                            row.getString("parked_because"),
                            holdsUntil == null ? null : holdsUntil.toInstant(),
                            balance.owed() + uncharged,
                            row.getString("currency"));
                })
                .single();
    }

    /** Keeps the seats of an order that waits at least until then. */
    void hold(OrderId id, Instant until) {
        jdbc.sql("""
                update orders set holds_until = greatest(holds_until, :until)
                 where id = :id and state = 'placed' and holds_until is not null
                """)
                .param("id", id.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Nothing happens by itself with this order until office has looked. Several reasons stand in one order, whichever came first. */
    void park(OrderId id, String because, Object... with) {
        String reason = texts.unsaid(because, with);
        var order = lock(id);
        var reasons = new TreeSet<String>();
        if (order.parkedBecause() != null) {
            reasons.addAll(order.parkedBecause().lines().toList());
        }
        if (!reasons.add(reason)) {
            return;
        }
        jdbc.sql("update orders set parked_because = :because where id = :id")
                .param("because", String.join("\n", reasons))
                .param("id", id.value())
                .update();
        audit.record(
                Actor.SYSTEM, "order.parked", null, id.value(), Map.of(), Map.of("because", texts.kept(because, with)));
        events.publishEvent(new OrderParked(id, reason));
    }

    /** Office has looked: things take their course again. */
    boolean release(OrderId id, Instant holdsUntil, Actor actor) {
        var order = lock(id);
        String parked = order.parkedBecause();
        if (parked == null) {
            return false;
        }
        jdbc.sql("update orders set parked_because = null where id = :id")
                .param("id", id.value())
                .update();
        if (order.state() == OrderState.PLACED) {
            hold(id, holdsUntil);
        }
        audit.record(actor, "order.released", null, id.value(), Map.of("because", texts.reading(parked)), Map.of());
        return true;
    }
}
