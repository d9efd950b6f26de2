package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** A price promised in writing until a day. */
record Quote(UUID id, String number, State state, LocalDate validUntil, boolean waitsForBoard, LocalDate made) {

    /** What has become of it. */
    enum State {
        OFFERED("file-earmark-text", "primary"),
        /** Its order was confirmed. */
        ACCEPTED("check-circle", "done"),
        EXPIRED("clock-history", "quiet"),
        /** A newer one replaces it, or the order was given up. */
        WITHDRAWN("x-circle", "quiet");

        final String icon;
        final String tone;

        State(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
