package org.cadre.attendance.checkin;

import java.util.Arrays;
import java.util.Locale;

/** What became of a scan or a tap. */
enum Outcome {
    CHECKED_IN("done", "check-circle-fill"),
    ALREADY_HERE("done", "check-circle-fill"),
    /** Here, and noted; it counts once the seat is confirmed. */
    NOT_CONFIRMED("attention", "hourglass-split"),
    /** The code was on a seat that somebody else has now. */
    REPLACED("problem", "x-octagon-fill"),
    /** The seat was given back. */
    GIVEN_BACK("problem", "x-octagon-fill"),
    /** A seat whose name is still to come. */
    NAMELESS("problem", "x-octagon-fill"),
    ANOTHER_EVENT("problem", "x-octagon-fill"),
    UNKNOWN("problem", "x-octagon-fill"),
    /** The event was closed before this came. */
    CLOSED("problem", "lock-fill"),
    NOT_YET("problem", "clock-fill"),
    TAKEN_BACK("quiet", "arrow-counterclockwise"),
    /** Somebody took it back after this was scanned. */
    TAKEN_BACK_LATER("attention", "exclamation-triangle-fill"),
    /** Not taken back: somebody saw them again afterwards. */
    SEEN_AGAIN("attention", "exclamation-triangle-fill");

    private final String tone;
    private final String icon;

    Outcome(String tone, String icon) {
        this.tone = tone;
        this.icon = icon;
    }

    /** As tables write it: "checked in". */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Outcome of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findAny()
                .orElseThrow();
    }

    /** The key of its words; with "title" behind it those of its headline. */
    String text() {
        return "checkin.outcome." + word().replace(' ', '-');
    }

    String tone() {
        return tone;
    }

    String icon() {
        return icon;
    }

    /** Whether somebody has to look at it, however late it came. */
    boolean isConflict() {
        return this != CHECKED_IN && this != ALREADY_HERE && this != TAKEN_BACK;
    }
}
