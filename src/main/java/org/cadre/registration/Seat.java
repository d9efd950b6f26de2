package org.cadre.registration;

import java.util.Locale;

/** What has become of a seat. */
public enum Seat {
    HELD("hourglass-split", "attention"),
    CONFIRMED("check-circle", "done"),
    /** It was confirmed and given back. */
    RETURNED("arrow-return-left", "quiet"),
    /** It was given up before it was confirmed. */
    CANCELED("x-circle", "quiet");

    private final String icon;
    private final String tone;

    Seat(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** As tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Seat of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it takes one of the offering's places. */
    public boolean isTaken() {
        return this == HELD || this == CONFIRMED;
    }

    /** The key of its words. */
    public String text() {
        return "registration.seat." + word();
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }
}
