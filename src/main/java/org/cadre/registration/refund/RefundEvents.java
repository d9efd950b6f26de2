package org.cadre.registration.refund;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** What others may hear about money that is credited, goes back, or is owed. */
public final class RefundEvents {
    private RefundEvents() {}

    /**
     * Seats of an order ended, and this came of it.
     *
     * @param creditCents what is not owed any more
     * @param refundCents what of the payments goes back
     * @param owedCents what is still owed; negative never
     */
    public record SeatsCredited(
            OrderId order,
            @Nullable OfferingId offering,
            int seats,
            int creditCents,
            int refundCents,
            int owedCents,
            boolean offeringCanceled) {}

    /** Money went back. */
    public record RefundDone(
            OrderId order,
            int cents,
            String currency,
            LedgerEntry.Method method,
            @Nullable String reference) {}

    /** Somebody waited for a seat in an event that does not take place. */
    public record WaitedInVain(PersonId person, OfferingId offering) {}

    /**
     * An invoice is to be paid soon, today, or is overdue.
     *
     * @param number as its paper says it
     */
    public record InvoiceReminded(
            UUID invoice,
            String number,
            OrderId order,
            String billedName,
            String email,
            int owedCents,
            String currency,
            LocalDate due,
            long daysOver,
            String paper) {}
}
