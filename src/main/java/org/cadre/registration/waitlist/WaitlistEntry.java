package org.cadre.registration.waitlist;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.registration.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish for seats of a full event.
 *
 * @param order the order that holds the seats offered; null: nothing was offered yet
 * @param offeredUntil when the offer ends
 * @param ahead whether office moved it ahead
 * @param because why office moved it ahead or took it off
 */
record WaitlistEntry(
        UUID id,
        OfferingId offering,
        PersonId person,
        String name,
        String email,
        @Nullable String district,
        int seats,
        State state,
        @Nullable OrderId order,
        @Nullable Instant offeredUntil,
        boolean ahead,
        @Nullable String because,
        Instant joinedAt) {

    /** What has become of it. */
    enum State {
        WAITING("hourglass-split", "attention"),
        OFFERED("bell", "attention"),
        TAKEN("check-circle", "done"),
        LAPSED("clock-history", "quiet"),
        LEFT("x-circle", "quiet");

        private final String icon;
        private final String tone;

        State(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        String text() {
            return "waitlist.state." + name().toLowerCase(Locale.ROOT);
        }

        String icon() {
            return icon;
        }

        String tone() {
            return tone;
        }
    }
}
