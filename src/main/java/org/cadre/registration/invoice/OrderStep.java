package org.cadre.registration.invoice;

import java.util.Locale;

/** What an order needs next. */
enum OrderStep {
    /** Something is odd: office looks first. */
    PARKED,
    CANCELED,
    EXPIRED,
    PURCHASE_ORDER_RECEIVED,
    PURCHASE_ORDER_REFUSED,
    /** Two payers: one has promised, the other has not. */
    OTHER_PAYER,
    PURCHASE_ORDER,
    PURCHASE_ORDER_LATE,
    CARD,
    CHECK,
    TRANSFER,
    NAMES,
    OVERDUE,
    OWING,
    OVERPAID,
    DONE;

    /** The last part of the key of its words. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the buyer is asked for the next thing: office only waits. */
    boolean isPayment() {
        return this == CHECK || this == TRANSFER || this == OWING || this == OVERDUE || this == OTHER_PAYER;
    }
}
