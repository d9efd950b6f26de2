package org.cadre.offering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One session of an offering.
 *
 * @param module the edition's key of the module it covers; null: none
 * @param minutes PD minutes credited for it: data, never derived from the times
 */
public record SessionSummary(
        SessionId id,
        @Nullable String module,
        String title,
        Instant startsAt,
        Instant endsAt,
        int minutes,
        @Nullable String room) {

    public LocalDate day(ZoneId zone) {
        return startsAt.atZone(zone).toLocalDate();
    }
}
