package org.cadre.registration.card;

import org.jspecify.annotations.Nullable;

/**
 * A refund as Stripe has it now.
 *
 * @param refund our own id of it; null: it was made in Stripe's dashboard
 * @param status pending, requires_action, succeeded, failed or canceled
 * @param said why it failed
 */
public record StripeRefund(
        String id,
        String intent,
        @Nullable String refund,
        long cents,
        String currency,
        String status,
        @Nullable String said) {
    boolean isDone() {
        return status.equals("succeeded");
    }

    boolean hasFailed() {
        return status.equals("failed") || status.equals("canceled");
    }
}
