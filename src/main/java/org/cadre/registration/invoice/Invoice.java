package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.registration.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What was billed to one payer, for good.
 *
 * @param number as people say it: "INV-000042"
 * @param purchaseOrder the purchase order's number as printed
 * @param creditedCents what credit notes have taken back
 * @param openCents what its payer still owes of it
 */
public record Invoice(
        UUID id,
        String number,
        OrderId order,
        UUID billTo,
        @Nullable String purchaseOrder,
        int cents,
        String currency,
        LocalDate issued,
        LocalDate due,
        int creditedCents,
        int openCents) {

    /** What may still be taken back by a credit note. */
    public int creditableCents() {
        return cents - creditedCents;
    }

    public boolean isOverdue(LocalDate today) {
        return openCents > 0 && due.isBefore(today);
    }
}
