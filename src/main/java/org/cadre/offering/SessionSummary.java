package org.cadre.offering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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

    /**
     * The session that is on or comes next today; once today's are over the last of them, since the evening is when marks are
     * completed; on a day without any the next, and after the last one the last.
     *
     * @param sessions of one offering, in their order; at least one
     */
    public static SessionSummary at(Instant now, List<SessionSummary> sessions, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        SessionSummary chosen = sessions.getFirst();
        for (var one : sessions) {
            boolean sameDay = one.day(zone).equals(today);
            if (one.endsAt.isAfter(now)) {
                return sameDay || !chosen.day(zone).equals(today) ? one : chosen;
            }
            chosen = one;
        }
        return chosen;
    }
}
