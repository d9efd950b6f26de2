package org.cadre.notification.nudge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often somebody wants to be reminded. */
enum Frequency {
    /** Each time something is due, and what is open once a week. */
    EACH,
    /** Once a week, whatever is due. */
    WEEKLY,
    /** Only when something is due. */
    DUE;

    /** The word in the database and in forms. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Frequency> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
