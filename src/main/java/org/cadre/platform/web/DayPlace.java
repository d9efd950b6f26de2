package org.cadre.platform.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last row of a page of a list that is in the order of days: where the next page goes on. */
public record DayPlace(LocalDate day, UUID id) {
    /** As it stands in an address; one that was broken on its way begins at the beginning. */
    public static @Nullable DayPlace of(String written) {
        String[] parts = written.split("~", 2);
        if (parts.length < 2) {
            return null;
        }
        try {
            return new DayPlace(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeParseException | IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public String toString() {
        return day + "~" + id;
    }
}
