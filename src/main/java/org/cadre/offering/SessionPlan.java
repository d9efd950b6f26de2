package org.cadre.offering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cadre.program.Edition;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is planned, in the hours of the place it is held at.
 *
 * @param module the edition's key of the module it covers; null: none
 * @param minutes PD minutes credited for it
 */
public record SessionPlan(
        @Nullable String module,
        String title,
        LocalDate day,
        LocalTime starts,
        LocalTime ends,
        int minutes,
        @Nullable String room) {
    private static final LocalTime FIRST_MODULE = LocalTime.of(8, 0);
    private static final LocalTime LATEST_END = LocalTime.of(20, 0);
    private static final int BREAK = 15;
    private static final int LUNCH = 45;
    private static final int MODULES_BEFORE_LUNCH = 2;

    /** The sessions an event of that kind usually has; office adjusts them. Empty when the days are too few. */
    public static List<SessionPlan> usual(
            OfferingKind kind, String title, Edition edition, LocalDate first, LocalDate last) {
        return switch (kind) {
            case LII, IN_HOUSE -> modulesOver(edition, first, last);
            case RECERTIFICATION ->
                List.of(new SessionPlan(
                        null,
                        title,
                        first,
                        LocalTime.of(9, 0),
                        LocalTime.of(9, 0).plusMinutes(edition.attendance().recertificationMinutes() + 60L),
                        edition.attendance().recertificationMinutes(),
                        null));
            case WEBINAR ->
                List.of(new SessionPlan(null, title, first, LocalTime.of(15, 0), LocalTime.of(16, 0), 60, null));
        };
    }

    private static List<SessionPlan> modulesOver(Edition edition, LocalDate first, LocalDate last) {
        var modules = edition.modules();
        int days = (int) Math.min(ChronoUnit.DAYS.between(first, last) + 1, modules.size());
        int perDay = Math.ceilDiv(modules.size(), days);
        var sessions = new ArrayList<SessionPlan>();
        var starts = FIRST_MODULE;
        for (int i = 0; i < modules.size(); i++) {
            int ofDay = i % perDay;
            if (ofDay == 0) {
                starts = FIRST_MODULE;
            }
            var module = modules.get(i);
            var ends = starts.plusMinutes(module.minutes());
            if (ends.isAfter(LATEST_END) || ends.isBefore(starts)) {
                return List.of();
            }
            sessions.add(new SessionPlan(
                    module.key(), module.title(), first.plusDays(i / perDay), starts, ends, module.minutes(), null));
            starts = ends.plusMinutes(ofDay + 1 == MODULES_BEFORE_LUNCH ? LUNCH : BREAK);
        }
        return List.copyOf(sessions);
    }

    Instant startsAt(ZoneId zone) {
        return day.atTime(starts).atZone(zone).toInstant();
    }

    Instant endsAt(ZoneId zone) {
        return day.atTime(ends).atZone(zone).toInstant();
    }
}
