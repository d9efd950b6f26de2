package org.cadre.registration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an order is to be paid. */
public enum PaysBy {
    CARD,
    CHECK,
    TRANSFER,
    PURCHASE_ORDER,
    NOTHING_DUE;

    /** As tables write it: "purchase order". */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The key of its words. */
    public String text() {
        return "registration.pays." + word().replace(' ', '-');
    }

    public static Optional<PaysBy> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findAny();
    }
}
