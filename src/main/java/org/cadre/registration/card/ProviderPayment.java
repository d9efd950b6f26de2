package org.cadre.registration.card;

import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider has it now.
 *
 * @param said why it failed, in the provider's words
 */
record ProviderPayment(
        String intent, String status, @Nullable String said) {
    boolean hasFailed() {
        return status.equals("requires_payment_method") || status.equals("canceled");
    }
}
