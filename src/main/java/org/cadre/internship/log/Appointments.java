package org.cadre.internship.log;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What other steps may ask about contacts that were planned: whether one is to be logged today. */
@NamedInterface("log")
@Component
public class Appointments {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    Appointments(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The contact that was planned for today or the days before and that the log does not know yet. */
    public Optional<Appointment> of(InternshipId internship) {
        return jdbc.sql("""
                select last.id, last.next_day, last.starts, last.protege_name
                  from (select e.id, e.day, e.next_day, e.starts, coalesce(a.protege_name, p.display_name) as protege_name
                          from contact_entry e
                          join pairing a on a.id = e.pairing
                          join person p on p.id = a.protege
                         where a.internship = :internship and e.state in ('submitted', 'disputed')
                         order by e.day desc, e.id desc
                         limit 1) last
                  join internship i on i.id = :internship
                 where last.next_day > last.day and last.next_day > :weekAgo and last.next_day <= :today
                   and last.next_day between i.first_day and i.last_day
                """)
                .param("internship", internship.value())
                .param("weekAgo", clock.today().minusDays(ContactLog.APPOINTMENT_DAYS))
                .param("today", clock.today())
                .query((row, _) -> new Appointment(
                        new ContactEntryId(row.getObject("id", UUID.class)),
                        row.getObject("next_day", LocalDate.class),
                        row.getObject("starts", LocalTime.class),
                        row.getString("protege_name")))
                .optional();
    }
}
