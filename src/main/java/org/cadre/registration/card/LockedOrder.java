package org.cadre.registration.card;

import java.time.Instant;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * An order that nobody else changes until the transaction ends.
 *
 * @param owed what is still owed, or would be if it were charged now
 */
record LockedOrder(
        OrderId id,
        String code,
        OrderState state,
        @Nullable String parkedBecause,
        @Nullable Instant holdsUntil,
        int owed,
        String currency) {

    boolean isAlive() {
        return state == OrderState.PLACED || state == OrderState.CONFIRMED;
    }

    boolean isParked() {
        return parkedBecause != null;
    }
}
