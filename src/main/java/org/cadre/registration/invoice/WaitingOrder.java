package org.cadre.registration.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.cadre.registration.OrderState;
import org.cadre.registration.PaysBy;
import org.jspecify.annotations.Nullable;

/**
 * An order in office's queue.
 *
 * @param purchaseOrder the number of one that waits for office
 * @param dueOn when the oldest open invoice is or was due
 * @param waitsForBoard whether its open quote waits for a board's approval
 */
record WaitingOrder(
        UUID id,
        String code,
        String buyerName,
        @Nullable String districtName,
        @Nullable String title,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable String city,
        String zone,
        int seats,
        int nameless,
        OrderState state,
        PaysBy paysBy,
        String currency,
        int totalCents,
        int owed,
        @Nullable Instant holdsUntil,
        @Nullable String parkedBecause,
        @Nullable String purchaseOrder,
        @Nullable LocalDate dueOn,
        boolean waitsForBoard,
        Instant placedAt) {

    /** The last day its seats are kept, where the event is; null when they are safe. */
    @Nullable
    LocalDate heldThrough() {
        return holdsUntil == null
                ? null
                : holdsUntil.minusSeconds(1).atZone(ZoneId.of(zone)).toLocalDate();
    }

    boolean isOverdue(LocalDate today) {
        return dueOn != null && dueOn.isBefore(today);
    }
}
