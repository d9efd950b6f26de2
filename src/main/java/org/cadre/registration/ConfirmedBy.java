package org.cadre.registration;

import java.util.Locale;

/** What made an order's seats safe: nothing else does. */
public enum ConfirmedBy {
    PAYMENT,
    PURCHASE_ORDER,
    NOTHING_DUE,
    WAIVER;

    /** As tables write it: "purchase order". */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static ConfirmedBy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
