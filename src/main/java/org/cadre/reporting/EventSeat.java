package org.cadre.reporting;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's seat in an event that is not over, or whose attendance is not final yet.
 *
 * @param chooseBy until when its holder says what becomes of it after a move; null: there is nothing to choose
 */
record EventSeat(
        UUID registration,
        UUID offering,
        String kind,
        String title,
        LocalDate firstDay,
        LocalDate lastDay,
        String place,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        String seat,
        String paysBy,
        @Nullable LocalDate chooseBy) {

    boolean isHeld() {
        return seat.equals("held");
    }

    /** "Bluebonnet Center, Austin, TX". */
    String where() {
        var words = new StringBuilder(place);
        if (city != null) {
            words.append(", ").append(city);
        }
        if (state != null) {
            words.append(", ").append(state);
        }
        return words.toString();
    }

    boolean isOver(LocalDate today) {
        return today.isAfter(lastDay);
    }
}
