package org.cadre.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a first page about the events one trains at: today's sessions, then the events to come. */
record TrainerHome(List<Session> today, List<Event> events, List<NextStep> steps) {

    record Session(
            UUID offering,
            String title,
            String offeringTitle,
            Instant startsAt,
            Instant endsAt,
            String zone,
            @Nullable String room,
            int people,
            int present) {
        ZoneId zoneId() {
            return ZoneId.of(zone);
        }
    }

    /** @param people who has a confirmed seat */
    record Event(
            UUID id,
            String title,
            LocalDate firstDay,
            LocalDate lastDay,
            String place,
            @Nullable String city,
            int people,
            int sessions,
            int marked) {
        boolean isToday(LocalDate today) {
            return !today.isBefore(firstDay) && !today.isAfter(lastDay);
        }
    }
}
