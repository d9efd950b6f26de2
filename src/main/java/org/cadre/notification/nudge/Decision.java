package org.cadre.notification.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.cadre.internship.missing.Missing;

/**
 * Whether somebody is written to now: nothing while nothing is missing, nothing in quiet hours, one mail a day at most, the
 * digest of a week once in seven days, and what is newly due at once where the person wants it so.
 */
enum Decision {
    NOTHING,
    DIGEST,
    DUE;

    private static final int DAYS_BETWEEN_DIGESTS = 7;

    static Decision of(List<Missing> missing, Preference preference, Sent sent, Instant now, ZoneId zone) {
        if (missing.isEmpty() || preference.quiet().contain(now, zone)) {
            return NOTHING;
        }
        var today = now.atZone(zone).toLocalDate();
        if (today.equals(sent.last())) {
            return NOTHING;
        }
        boolean due = missing.stream().anyMatch(one -> one.stage().isPressing() && !sent.covers(one));
        return switch (preference.frequency()) {
            case EACH -> due ? DUE : digest(sent, today);
            case WEEKLY -> digest(sent, today);
            case DUE -> due ? DUE : NOTHING;
        };
    }

    /** Whether a week has passed since the last mail. */
    static boolean isDigestDay(Sent sent, LocalDate today) {
        return sent.last() == null || !today.isBefore(sent.last().plusDays(DAYS_BETWEEN_DIGESTS));
    }

    private static Decision digest(Sent sent, LocalDate today) {
        return isDigestDay(sent, today) ? DIGEST : NOTHING;
    }
}
