package org.cadre.registration.invoice;

import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.cadre.registration.refund.CreditPaper;
import org.springframework.stereotype.Component;

/** Credits what was invoiced by credit notes, the oldest invoice first, and what was not by the ledger alone. */
@Component
class InvoiceCredits implements CreditPaper {
    private final OrderContents contents;
    private final Invoices invoices;
    private final CreditNotes notes;
    private final Ledger ledger;
    private final ProgramClock clock;

    InvoiceCredits(OrderContents contents, Invoices invoices, CreditNotes notes, Ledger ledger, ProgramClock clock) {
        this.contents = contents;
        this.invoices = invoices;
        this.notes = notes;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public boolean credit(OrderId order, int cents, String currency, String because, String cause, Actor actor) {
        contents.locked(order);
        if (ledger.knows(cause)) {
            return false;
        }
        int left = cents;
        String entered = cause;
        for (var invoice : invoices.of(order)) {
            int part = Math.min(left, invoice.creditableCents());
            if (part > 0) {
                notes.issue(Ids.next(), invoice.id(), part, because, entered, actor);
                entered = cause + ":" + invoice.number();
                left -= part;
            }
        }
        if (left > 0) {
            ledger.enter(
                    new Ledger.Draft(
                            order.value(),
                            null,
                            LedgerEntry.Kind.CREDIT,
                            left,
                            currency,
                            null,
                            null,
                            because,
                            clock.today(),
                            entered),
                    actor.person());
        }
        return true;
    }
}
