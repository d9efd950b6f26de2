package org.cadre.registration.card;

import java.time.Instant;
import java.util.UUID;
import org.cadre.registration.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * One try to pay an order by card.
 *
 * @param number the first of its order, the second …
 * @param session the provider's id of its page; null: the page is not open yet
 * @param intent the provider's id of its payment; null: none is known yet
 * @param beganAt by the program's clock, as holds are
 * @param expiresAt when its page ends, by the system's clock, as the provider's
 */
record CardAttempt(
        UUID id,
        OrderId order,
        int number,
        int cents,
        String currency,
        @Nullable String session,
        @Nullable String intent,
        @Nullable String url,
        State state,
        @Nullable String said,
        Instant beganAt,
        Instant expiresAt) {

    /** What has become of it. Only the first two can still become something else, and any can still be paid after all. */
    enum State {
        BEGUN,
        OPEN,
        PAID,
        FAILED,
        EXPIRED
    }

    boolean isRunning() {
        return state == State.BEGUN || state == State.OPEN;
    }

    /** What makes the provider open one page only, however often it is asked. */
    String providerKey() {
        return order + ":attempt:" + number;
    }
}
