package org.cadre.registration.invoice;

import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Gathers what an order's page shows, for who may see it. */
@Component
class OrderViews {
    private final Orders orders;
    private final OrderContents contents;
    private final BillTos billTos;
    private final Quotes quotes;
    private final PurchaseOrders purchaseOrders;
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final BillingTerms terms;
    private final Payments payments;
    private final Ledger ledger;
    private final ProgramClock clock;

    OrderViews(
            Orders orders,
            OrderContents contents,
            BillTos billTos,
            Quotes quotes,
            PurchaseOrders purchaseOrders,
            Invoices invoices,
            CreditNotes creditNotes,
            BillingTerms terms,
            Payments payments,
            Ledger ledger,
            ProgramClock clock) {
        this.orders = orders;
        this.contents = contents;
        this.billTos = billTos;
        this.quotes = quotes;
        this.purchaseOrders = purchaseOrders;
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.terms = terms;
        this.payments = payments;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Buyer, coordinator of its district and office find it; for others there is none. */
    OrderSummary order(OrderId id, Viewer viewer) {
        return orders.find(id, viewer).orElseThrow(NotFound::new);
    }

    OrderView of(OrderId id, Viewer viewer, boolean office, Form form) {
        var order = order(id, viewer);
        var offering = contents.offering(order).orElse(null);
        return new OrderView(
                order,
                offering,
                contents.zone(offering),
                contents.lines(id),
                contents.seats(id),
                ledger.balance(id.value()),
                payments.owed(order),
                ledger.of(id.value()),
                billTos.of(id),
                billTos.areOpen(id),
                quotes.of(id),
                purchaseOrders.of(id),
                invoices.of(id),
                creditNotes.of(id),
                terms.now().taxForm() != null,
                !purchaseOrders.isTooLate(offering),
                clock.today(),
                office ? contents.note(id) : "",
                office,
                form);
    }
}
