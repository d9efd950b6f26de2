package org.cadre.registration.refund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.registration.OrderId;
import org.cadre.registration.invoice.PaperNumbers;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of which something is still owed, by the ledger.
 *
 * @param district the one its order was placed for
 * @param reminded when somebody was last reminded of it
 */
record OpenInvoice(
        UUID id,
        long number,
        OrderId order,
        String orderCode,
        String billedName,
        String email,
        @Nullable OrganizationId district,
        @Nullable String districtName,
        int cents,
        int owed,
        String currency,
        LocalDate issued,
        LocalDate due,
        String paper,
        @Nullable LocalDate reminded) {

    /** Its number as the paper says it. */
    String paperNumber() {
        return PaperNumbers.invoice(number);
    }

    /** Negative while it is not due. */
    long daysOver(LocalDate today) {
        return ChronoUnit.DAYS.between(due, today);
    }
}
