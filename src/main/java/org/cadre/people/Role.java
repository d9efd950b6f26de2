package org.cadre.people;

import java.util.Locale;

/** What a person may be in the program; one person may be several at once. */
public enum Role {
    OFFICE,
    TRAINER,
    COACH,
    MIT,
    DISTRICT;

    /** The word in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
