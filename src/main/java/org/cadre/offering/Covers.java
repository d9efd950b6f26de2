package org.cadre.offering;

import java.util.Locale;

/** What a price is for: the offering, part two, or both together. */
public enum Covers {
    OFFERING,
    INTERNSHIP,
    BUNDLE;

    /** As tables and forms write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Covers of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
