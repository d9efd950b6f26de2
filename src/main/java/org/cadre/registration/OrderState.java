package org.cadre.registration;

import java.util.Locale;

/** What has become of an order. Whether it is paid is no state: the ledger says it. */
public enum OrderState {
    /** Its seats are held; it waits for a payment or a purchase order. */
    PLACED("hourglass-split", "attention"),
    CONFIRMED("check-circle", "done"),
    /** It was given up, or all of its seats were. */
    CANCELED("x-circle", "quiet"),
    /** Nothing came in time: its seats went back. */
    EXPIRED("clock-history", "quiet");

    private final String icon;
    private final String tone;

    OrderState(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** As tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The key of its words. */
    public String text() {
        return "registration.order." + word();
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }
}
