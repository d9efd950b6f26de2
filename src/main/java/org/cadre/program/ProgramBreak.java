package org.cadre.program;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A break that office has added to the calendar.
 *
 * @param edition whose calendar it is in; null: in that of every edition
 */
public record ProgramBreak(UUID id, @Nullable EditionId edition, String title, LocalDate first, LocalDate last) {
    boolean isFor(EditionId which) {
        return edition == null || edition.equals(which);
    }

    ProgramCalendar.Break asBreak() {
        return new ProgramCalendar.Break(title, first, last);
    }
}
