package org.cadre.registration.card;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The way to the payment provider.
 *
 * @param base where it is asked; null: at its own address
 */
public record CardAccess(
        String secretKey, String webhookSecret, @Nullable URI base) {
    boolean isLive() {
        return secretKey.contains("_live_");
    }

    /** Says no secret. */
    @Override
    public String toString() {
        return "CardAccess[" + base + "]";
    }
}
