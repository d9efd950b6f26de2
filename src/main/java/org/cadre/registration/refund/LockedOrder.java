package org.cadre.registration.refund;

import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order whose row is locked to the end of the transaction: what it has room for cannot change meanwhile. */
record LockedOrder(OrderId id, OrderState state, int totalCents, String currency) {

    static LockedOrder lock(JdbcClient jdbc, OrderId id) {
        return jdbc.sql("select state, total_cents, currency from orders where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> new LockedOrder(
                        id,
                        OrderState.of(row.getString("state")),
                        row.getInt("total_cents"),
                        row.getString("currency")))
                .single();
    }
}
