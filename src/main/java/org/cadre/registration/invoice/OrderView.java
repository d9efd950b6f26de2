package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.web.Form;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.PaysBy;
import org.cadre.registration.invoice.OrderContents.SeatOf;
import org.cadre.registration.ledger.Balance;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that belongs to it.
 *
 * @param offering null: part two alone
 * @param owed what it still has to bring; negative: what was paid too much
 * @param payersOpen whether the payers can still be changed
 * @param takesPurchaseOrders whether the event still takes one
 * @param office whether office looks, and may do more
 */
record OrderView(
        OrderSummary order,
        @Nullable OfferingSummary offering,
        ZoneId zone,
        List<OrderLine> lines,
        List<SeatOf> seats,
        Balance balance,
        int owed,
        List<LedgerEntry> entries,
        List<BillTo> payers,
        boolean payersOpen,
        List<Quote> quotes,
        List<PurchaseOrder> purchaseOrders,
        List<Invoice> invoices,
        List<CreditNote> creditNotes,
        boolean taxForm,
        boolean takesPurchaseOrders,
        LocalDate today,
        String note,
        boolean office,
        Form form) {

    String place() {
        return (office ? "/office/orders/" : "/orders/") + order.id();
    }

    OrderStep step() {
        if (order.parkedBecause() != null) {
            return OrderStep.PARKED;
        }
        return switch (order.state()) {
            case CANCELED -> OrderStep.CANCELED;
            case EXPIRED -> OrderStep.EXPIRED;
            case PLACED -> whilePlaced();
            case CONFIRMED -> whileConfirmed();
        };
    }

    private OrderStep whilePlaced() {
        if (received().isPresent()) {
            return OrderStep.PURCHASE_ORDER_RECEIVED;
        }
        if (accepted()) {
            return OrderStep.OTHER_PAYER;
        }
        if (order.paysBy() == PaysBy.PURCHASE_ORDER || !purchaseOrders.isEmpty()) {
            if (!takesPurchaseOrders) {
                return OrderStep.PURCHASE_ORDER_LATE;
            }
            return purchaseOrders.isEmpty() ? OrderStep.PURCHASE_ORDER : OrderStep.PURCHASE_ORDER_REFUSED;
        }
        return switch (order.paysBy()) {
            case CARD -> OrderStep.CARD;
            case TRANSFER -> OrderStep.TRANSFER;
            case CHECK, PURCHASE_ORDER, NOTHING_DUE -> OrderStep.CHECK;
        };
    }

    private OrderStep whileConfirmed() {
        if (owed > 0 && isOverdue()) {
            return OrderStep.OVERDUE;
        }
        if (owed < 0) {
            return OrderStep.OVERPAID;
        }
        // The buyer has names to give; office has money to come.
        if (order.nameless() > 0 && !(office && owed > 0)) {
            return OrderStep.NAMES;
        }
        return owed == 0 ? OrderStep.DONE : OrderStep.OWING;
    }

    /** The one office has to decide about. */
    Optional<PurchaseOrder> received() {
        return purchaseOrders.stream().filter(PurchaseOrder::isReceived).findFirst();
    }

    private boolean accepted() {
        return purchaseOrders.stream().anyMatch(one -> one.state() == PurchaseOrder.State.ACCEPTED);
    }

    /** The newest one that was refused. */
    Optional<PurchaseOrder> refused() {
        return purchaseOrders.stream()
                .filter(one -> one.state() == PurchaseOrder.State.REFUSED)
                .findFirst();
    }

    boolean isOverdue() {
        return invoices.stream().anyMatch(one -> one.isOverdue(today));
    }

    /** When the next open invoice is due; null when none is open. */
    @Nullable
    LocalDate due() {
        return invoices.stream()
                .filter(one -> one.openCents() > 0)
                .map(Invoice::due)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** The last day its seats are kept; null when they are safe. */
    @Nullable
    LocalDate heldThrough() {
        var until = order.holdsUntil();
        return until == null ? null : until.minusSeconds(1).atZone(zone).toLocalDate();
    }

    boolean isHeldByTheMinute() {
        return order.paysBy() == PaysBy.CARD
                && order.holdsUntil() != null
                && purchaseOrders.isEmpty()
                && quotes.isEmpty();
    }

    boolean canAskForQuote() {
        return order.isOpen()
                && order.parkedBecause() == null
                && order.totalCents() > 0
                && (office || order.paysBy() != PaysBy.CARD);
    }

    Optional<Quote> openQuote() {
        return quotes.stream().filter(one -> one.state() == Quote.State.OFFERED).findFirst();
    }

    boolean hasOpenQuote() {
        return openQuote().isPresent();
    }

    boolean canSendPurchaseOrder() {
        return order.isOpen()
                && order.parkedBecause() == null
                && order.totalCents() > 0
                && takesPurchaseOrders
                && order.paysBy() != PaysBy.CARD
                && payers.stream().anyMatch(this::isWithoutPurchaseOrder);
    }

    boolean isWithoutPurchaseOrder(BillTo payer) {
        return purchaseOrders.stream()
                .noneMatch(one -> one.state() != PurchaseOrder.State.REFUSED
                        && (one.billTo() == null || one.billTo().equals(payer.id())));
    }

    /** Whether somebody who pays has no invoice yet. By card there is a receipt instead, after a purchase order it comes by itself. */
    boolean canAskForInvoice() {
        return order.isAlive()
                && (!order.isOpen()
                        || (order.paysBy() != PaysBy.PURCHASE_ORDER
                                && received().isEmpty()
                                && !accepted()))
                && order.parkedBecause() == null
                && order.paysBy() != PaysBy.CARD
                && owed > 0
                && payers.stream()
                        .anyMatch(payer -> invoices.stream()
                                .noneMatch(one -> one.billTo().equals(payer.id()) && one.creditableCents() > 0));
    }

    boolean canChangePayers() {
        return payersOpen && order.isAlive() && order.totalCents() > 0;
    }

    boolean hasPapers() {
        return taxForm
                || !quotes.isEmpty()
                || !invoices.isEmpty()
                || !creditNotes.isEmpty()
                || !purchaseOrders.isEmpty();
    }

    String payerName(@Nullable UUID billTo) {
        return payers.stream()
                .filter(one -> one.id().equals(billTo))
                .map(BillTo::name)
                .findFirst()
                .orElse("");
    }

    boolean isShared() {
        return payers.size() > 1;
    }

    /** Those with a name; of the others only the number is worth a line. */
    List<SeatOf> named() {
        return seats.stream().filter(one -> one.name() != null).toList();
    }

    /** The key of what is next, in the words of who looks. */
    String nextText() {
        if (!office) {
            return "invoice.next." + step().key();
        }
        return "invoice.office-next." + step().key() + (step() == OrderStep.OWING && due() != null ? "-due" : "");
    }
}
