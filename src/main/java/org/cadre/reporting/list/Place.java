package org.cadre.reporting.list;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the order of a list: where a page begins or ends. */
record Place(@Nullable String key, UUID id) {
    private static final int OF_AN_ID = 36;

    /** Reads a place out of an address; empty: that is none in this order. */
    static Optional<Place> of(String written, Sort sort) {
        if (written.length() < OF_AN_ID) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(written.substring(0, OF_AN_ID));
            String key = sort.key() == null ? null : written.substring(OF_AN_ID);
            if (sort.byDay() && key != null && LocalDate.parse(key).getYear() > 9999) {
                return Optional.empty();
            }
            return Optional.of(new Place(key, id));
        } catch (IllegalArgumentException | DateTimeParseException _) {
            return Optional.empty();
        }
    }

    String written() {
        return id + (key == null ? "" : key);
    }
}
