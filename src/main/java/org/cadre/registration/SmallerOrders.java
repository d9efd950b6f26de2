package org.cadre.registration;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.cadre.registration.ledger.Ledger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An order that gives up seats before they were confirmed costs less: nobody is charged for what they never had. A price of
 * the whole order stays as it is.
 */
@Component
class SmallerOrders {
    private record Line(UUID id, int quantity, int unit, int discount) {
        /** With so many seats instead of that many. */
        Line of(int seats, int before) {
            return quantity == before ? new Line(id, seats, unit, (int) ((long) discount * seats / before)) : this;
        }

        int cents() {
            return Math.subtractExact(Math.multiplyExact(quantity, unit), discount);
        }
    }

    private record Owed(int total, String currency, String state) {}

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final PayerShares shares;
    private final ObjectProvider<OrderCredits> credits;
    private final AuditTrail audit;
    private final Texts texts;

    SmallerOrders(
            JdbcClient jdbc,
            Ledger ledger,
            PayerShares shares,
            ObjectProvider<OrderCredits> credits,
            AuditTrail audit,
            Texts texts) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.shares = shares;
        this.credits = credits;
        this.audit = audit;
        this.texts = texts;
    }

    /** Takes so many seats off an order that had that many; the caller holds the order's row. */
    void take(OrderId order, int before, int fewer, Actor actor) {
        var owed = jdbc.sql("select total_cents as total, currency, state from orders where id = :id")
                .param("id", order.value())
                .query(Owed.class)
                .single();
        int seats = before - fewer;
        int total = lines(order).stream()
                .map(line -> line.of(seats, before))
                .peek(this::write)
                .mapToInt(Line::cents)
                .reduce(0, Math::addExact);
        int less = owed.total - total;
        if (less <= 0) {
            return;
        }
        var balance = ledger.balance(order.value());
        if (balance.charged() > 0) {
            // No more than is still charged: what was credited before is not credited twice.
            int due = Math.clamp(balance.charged() - balance.credited(), 0, less);
            keep(order, less - due);
            less = due;
            total = owed.total - less;
        }
        jdbc.sql("update orders set total_cents = :total where id = :id")
                .param("total", total)
                .param("id", order.value())
                .update();
        prices(order, total, seats);
        var credited = shares.credited(order);
        if (balance.charged() > 0 && less > 0) {
            credits.getObject()
                    .credit(
                            order,
                            less,
                            owed.currency,
                            texts.unsaid("registration.seats.fewer", fewer),
                            "fewer:" + order + ":" + seats,
                            actor);
        }
        shares.lower(order, less, credited);
        audit.record(
                actor,
                "order.smaller",
                null,
                order.value(),
                Map.of("seats", before, "totalCents", owed.total),
                Map.of("seats", seats, "totalCents", total));
    }

    private List<Line> lines(OrderId order) {
        return jdbc.sql("""
                select id, quantity, unit_cents as unit, discount_cents as discount
                  from order_line where orders = :id order by place
                """).param("id", order.value()).query(Line.class).list();
    }

    private void write(Line line) {
        jdbc.sql("""
                update order_line set quantity = :quantity, discount_cents = :discount, cents = :cents where id = :id
                """)
                .param("quantity", line.quantity)
                .param("discount", line.discount)
                .param("cents", line.cents())
                .param("id", line.id)
                .update();
    }

    /** What the seats that were given back cost and was credited already stays a line of the order. */
    private void keep(OrderId order, int cents) {
        if (cents > 0) {
            jdbc.sql("""
                    insert into order_line (id, orders, place, covers, quantity, unit_cents, cents)
                    select :id, :order, max(place) + 1, 'offering', 1, :cents, :cents from order_line where orders = :order
                    """)
                    .param("id", Ids.next())
                    .param("order", order.value())
                    .param("cents", cents)
                    .update();
        }
    }

    /** Those that stay share the total; those that were given up before they were confirmed have cost nothing. */
    private void prices(OrderId order, int total, int seats) {
        jdbc.sql("update registration set price_cents = 0 where orders = :id and seat = 'canceled'")
                .param("id", order.value())
                .update();
        var shares = Placement.shares(total, seats);
        var ids = jdbc.sql(
                        "select id from registration where orders = :id and seat in ('held', 'confirmed') order by id")
                .param("id", order.value())
                .query(UUID.class)
                .list();
        for (int i = 0; i < ids.size(); i++) {
            jdbc.sql("update registration set price_cents = :cents where id = :id")
                    .param("cents", shares[i])
                    .param("id", ids.get(i))
                    .update();
        }
    }
}
