package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks and transfers as office notes them, in part or in whole. */
@Component
class Payments {
    /**
     * Money as it came.
     *
     * @param billTo whose share it pays; null: the order's as a whole
     * @param cause unique for good: the same deed counts once
     */
    record Came(
            @Nullable UUID billTo,
            int cents,
            LedgerEntry.Method method,
            String reference,
            LocalDate day,
            String cause) {}

    private final Orders orders;
    private final OrderContents contents;
    private final PurchaseOrders purchaseOrders;
    private final Ledger ledger;

    Payments(Orders orders, OrderContents contents, PurchaseOrders purchaseOrders, Ledger ledger) {
        this.orders = orders;
        this.contents = contents;
        this.purchaseOrders = purchaseOrders;
        this.ledger = ledger;
    }

    /** Notes it, and confirms the order when nothing is owed any more, or what is still owed is promised by the other payer. */
    void note(OrderId id, Came came, Actor actor) {
        contents.locked(id);
        orders.notePayment(id, came.billTo, came.cents, came.method, came.reference, came.day, came.cause, actor);
        var order = contents.locked(id);
        if (order.isOpen() && order.parkedBecause() == null) {
            purchaseOrders.confirmIfCovered(order, actor);
        }
    }

    /** What an order still has to bring: what the ledger says, or all of it while nothing was charged. */
    int owed(OrderSummary order) {
        var balance = ledger.balance(order.id().value());
        return order.isOpen() && balance.charged() == 0 ? order.totalCents() + balance.owed() : balance.owed();
    }
}
