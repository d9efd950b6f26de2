package org.cadre.notification.nudge;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours in which somebody is left in peace, by the clock on their own wall, also on the nights it is changed.
 *
 * @param until the first moment that is not quiet; the same as from: there are no quiet hours
 */
record QuietHours(LocalTime from, LocalTime until) {
    static final QuietHours DEFAULT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0));

    boolean contain(Instant now, ZoneId zone) {
        var time = now.atZone(zone).toLocalTime();
        if (from.isBefore(until)) {
            return !time.isBefore(from) && time.isBefore(until);
        }
        return from.isAfter(until) && (!time.isBefore(from) || time.isBefore(until));
    }

    /** Now, or when the quiet is over. */
    Instant next(Instant now, ZoneId zone) {
        if (!contain(now, zone)) {
            return now;
        }
        var there = now.atZone(zone);
        var today = there.toLocalDate();
        var end = there.toLocalTime().isBefore(until) ? today : today.plusDays(1);
        return end.atTime(until).atZone(zone).toInstant();
    }
}
