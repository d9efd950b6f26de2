package org.cadre.registration.card;

import java.time.ZoneId;
import java.util.Locale;
import org.cadre.registration.OrderSummary;
import org.jspecify.annotations.Nullable;

/**
 * An order that is paid by card, before the payment page and after it.
 *
 * @param title what was ordered
 * @param owed in cents
 * @param attempt the newest try to pay it; null: none was made
 * @param offering where to order again; null: it was for no event
 */
record CardView(
        OrderSummary order,
        String title,
        @Nullable String offering,
        ZoneId zone,
        int owed,
        @Nullable CardAttempt attempt,
        Stage stage) {

    /** How far it has come. */
    enum Stage {
        /** It can be paid. */
        TO_PAY,
        /** Somebody came back from the payment page without paying. */
        BACK,
        /** The payment page did not open. */
        SILENT,
        /** It was filled in; the bank has not answered. */
        WAITING,
        /** The bank said no. */
        FAILED,
        PAID,
        /** Money came that does not fit: office looks at it. */
        PARKED,
        /** Nothing came in time, or it was given up. */
        ENDED,
        TOO_OFTEN,
        NOT_OFFERED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean isWaiting() {
        return stage == Stage.WAITING;
    }

    boolean mayPay() {
        return stage == Stage.TO_PAY || stage == Stage.BACK || stage == Stage.SILENT || stage == Stage.FAILED;
    }
}
