package org.cadre.internship.chat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was connected to a chat, and from when to when, is needed until its coach has recorded who came. Some time after the
 * last meeting in a room it is deleted; who came stays with the meeting.
 */
@Component
final class StaysOver implements DueWork {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Settings settings;

    StaysOver(JdbcClient jdbc, ProgramClock clock, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void run(LocalDate today) {
        var end = today.minusDays(settings.presenceDays())
                .atStartOfDay(clock.zone())
                .toInstant()
                .minus(Room.AFTERWARDS)
                .atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                delete from chat_stay
                 where room in (select room from cohort_meeting
                                 where room is not null
                                 group by room
                                having max(starts_at + make_interval(mins => minutes)) < :end)
                   and here_until < :end
                """).param("end", end).update();
    }
}
