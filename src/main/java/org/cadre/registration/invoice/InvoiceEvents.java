package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.registration.OrderId;
import org.jspecify.annotations.Nullable;

/** What others may hear about quotes, purchase orders and invoices. */
public final class InvoiceEvents {
    private InvoiceEvents() {}

    /**
     * A price was promised in writing.
     *
     * @param paper digest of the stored PDF
     */
    public record QuoteMade(OrderId order, UUID quote, String number, LocalDate validUntil, String paper) {}

    /**
     * A district sent its purchase order; office decides.
     *
     * @param limitCents what it may cost at most; null: it names no limit
     */
    public record PurchaseOrderReceived(
            OrderId order,
            UUID purchaseOrder,
            String number,
            @Nullable Integer limitCents,
            boolean belowTotal) {}

    public record PurchaseOrderRefused(OrderId order, UUID purchaseOrder, String number, String because) {}

    /**
     * An invoice was issued; it goes to whom it bills.
     *
     * @param email where it is sent
     * @param paper digest of the stored PDF
     */
    public record InvoiceIssued(
            OrderId order,
            UUID invoice,
            String number,
            int cents,
            String currency,
            LocalDate due,
            @Nullable String purchaseOrder,
            String email,
            String paper) {}

    /** An order costs more since its seats were taken along to a dearer offering, and nobody has an invoice for it. */
    public record DifferenceCharged(OrderId order, int cents, String currency, String because) {}

    /** A part of an invoice, or all of it, was taken back. */
    public record CreditNoteIssued(
            OrderId order,
            UUID creditNote,
            String number,
            String invoice,
            int cents,
            String currency,
            String because,
            String email,
            String paper) {}
}
