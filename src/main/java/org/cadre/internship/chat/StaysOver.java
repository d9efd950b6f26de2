package org.cadre.internship.chat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.rights.HoldOnPerson;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was connected to a chat, and from when to when, is needed until its coach has recorded who came. Some time after the
 * last meeting in a room it is deleted, but for whoever's records have to stay; who came stays with the meeting.
 */
@Component
final class StaysOver implements DueWork {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Settings settings;
    private final ObjectProvider<HoldOnPerson> holds;

    StaysOver(JdbcClient jdbc, ProgramClock clock, Settings settings, ObjectProvider<HoldOnPerson> holds) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.holds = holds;
    }

    @Override
    public void run(LocalDate today) {
        var end = today.minusDays(settings.presenceDays())
                .atStartOfDay(clock.zone())
                .toInstant()
                .minus(Room.AFTERWARDS)
                .atOffset(ZoneOffset.UTC);
        var here = jdbc
                .sql("select distinct person from chat_stay where here_until < :end")
                .param("end", end)
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
        var held = new HashSet<PersonId>();
        holds.stream().forEach(one -> held.addAll(one.heldAmong(here)));
        jdbc.sql("""
                delete from chat_stay
                 where room in (select room from cohort_meeting
                                 where room is not null
                                 group by room
                                having max(starts_at + make_interval(mins => minutes)) < :end)
                   and here_until < :end
                   and person <> all(:held)
                """)
                .param("end", end)
                .param("held", held.stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }
}
