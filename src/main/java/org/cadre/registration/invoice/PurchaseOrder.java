package org.cadre.registration.invoice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A district's own order for the seats.
 *
 * @param billTo which payer's it is; null: the whole order's
 * @param limitCents what it may cost at most
 * @param because why it was refused
 */
record PurchaseOrder(
        UUID id,
        @Nullable UUID billTo,
        String number,
        @Nullable Integer limitCents,
        @Nullable String fileName,
        State state,
        @Nullable String because,
        Instant receivedAt) {

    /** What has become of it. */
    enum State {
        RECEIVED("inbox", "attention"),
        ACCEPTED("check-circle", "done"),
        REFUSED("x-circle", "problem");

        final String icon;
        final String tone;

        State(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isReceived() {
        return state == State.RECEIVED;
    }

    boolean coversLessThan(int cents) {
        return limitCents != null && limitCents < cents;
    }
}
