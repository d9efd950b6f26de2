package org.cadre.registration.card;

import org.jspecify.annotations.Nullable;

/**
 * A payment page as the provider has it now.
 *
 * @param attempt our own id of it, as we gave it
 * @param status open, complete or expired
 * @param payment paid, or unpaid: nothing came yet
 * @param intent its payment; null: none was begun
 */
record ProviderPage(
        String id,
        @Nullable String attempt,
        @Nullable String url,
        String status,
        String payment,
        @Nullable String intent,
        long cents,
        String currency) {

    boolean isPaid() {
        return status.equals("complete") && payment.equals("paid");
    }

    /** Filled in, but the bank has not decided. */
    boolean isUndecided() {
        return status.equals("complete") && !payment.equals("paid");
    }

    boolean isOpen() {
        return status.equals("open");
    }

    boolean isExpired() {
        return status.equals("expired");
    }
}
