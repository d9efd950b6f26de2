package org.cadre.registration.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Until when the seats of an order that waits are kept. */
@Component
class Holds {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Holds(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Keeps the seats at least through that day, where the event is; a longer hold stays. */
    void keepThrough(OrderSummary order, LocalDate day, ZoneId zone, Actor actor) {
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        var now = order.holdsUntil();
        if (now == null || now.isBefore(end)) {
            set(order.id(), now, end, actor);
        }
    }

    private void set(OrderId order, @Nullable Instant before, Instant end, Actor actor) {
        int changed = jdbc.sql("update orders set holds_until = :end where id = :id and state = 'placed'")
                .param("id", order.value())
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 1) {
            var was = new HashMap<String, String>();
            if (before != null) {
                was.put("holdsUntil", before.toString());
            }
            audit.record(actor, "order.hold-extended", null, order.value(), was, Map.of("holdsUntil", end.toString()));
        }
    }
}
