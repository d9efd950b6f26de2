package org.cadre.registration;

import java.time.ZoneOffset;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What office notes of an order as a whole: the check that pays all of it, or the purchase order that promises to. */
@Component
public class Settlements {
    private final JdbcClient jdbc;
    private final Orders orders;
    private final Ledger ledger;
    private final ProgramClock clock;

    Settlements(JdbcClient jdbc, Orders orders, Ledger ledger, ProgramClock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Notes the check or the purchase order that was said to come; false when the order waits for neither any more. */
    public boolean settle(OrderId id, String reference, Actor actor) {
        var order = orders.find(id).orElseThrow();
        if (!order.isOpen() || order.parkedBecause() != null) {
            return false;
        }
        return switch (order.paysBy()) {
            case PURCHASE_ORDER -> {
                accept(id, reference);
                yield orders.confirm(id, ConfirmedBy.PURCHASE_ORDER, null, actor);
            }
            case NOTHING_DUE -> orders.confirm(id, ConfirmedBy.NOTHING_DUE, null, actor);
            case CARD, CHECK, TRANSFER ->
                orders.notePayment(
                        id,
                        order.totalCents() - ledger.balance(id.value()).paid(),
                        order.paysBy() == PaysBy.TRANSFER ? LedgerEntry.Method.TRANSFER : LedgerEntry.Method.CHECK,
                        reference,
                        clock.today(),
                        "settled:" + id,
                        actor);
        };
    }

    private void accept(OrderId order, String number) {
        jdbc.sql("""
                insert into purchase_order (id, orders, number, state, received_at, decided_at)
                values (:id, :order, :number, 'accepted', :now, :now)
                """)
                .param("id", Ids.next())
                .param("order", order.value())
                .param("number", number)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
