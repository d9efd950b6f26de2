package org.cadre.registration.refund;

import java.time.Instant;
import java.util.UUID;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back.
 *
 * @param intent the card payment it gives back; null: it goes another way
 * @param provider the payment provider's id of it, once it has one
 * @param said what the provider, or office, said of it
 */
public record Refund(
        UUID id,
        OrderId order,
        int cents,
        String currency,
        LedgerEntry.Method method,
        @Nullable String intent,
        @Nullable String provider,
        RefundState state,
        String because,
        @Nullable String said,
        Instant askedAt,
        @Nullable Instant endedAt) {

    public boolean isByCard() {
        return intent != null;
    }

    /** Whether office has to send it, or to look what became of it. */
    boolean waitsForOffice() {
        return state == RefundState.ASKED && (!isByCard() || said != null);
    }
}
