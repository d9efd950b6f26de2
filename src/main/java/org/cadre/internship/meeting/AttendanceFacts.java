package org.cadre.internship.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipFacts;
import org.cadre.internship.InternshipId;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The meetings somebody came to or made up, as facts. */
@Component
final class AttendanceFacts implements InternshipFacts {
    private final JdbcClient jdbc;
    private final String zone;

    AttendanceFacts(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.zone = clock.zone().getId();
    }

    /** On the day of the meeting, or of making it up; days are those of the program's zone. */
    @Override
    public List<Fact.Meeting> of(InternshipId internship) {
        return jdbc.sql("""
                select m.id, m.month, a.how, coalesce(a.made_up_on, (m.starts_at at time zone :zone)::date) as day
                  from meeting_attendance a
                  join cohort_meeting m on m.id = a.meeting
                 where a.internship = :internship and m.canceled_at is null
                """)
                .param("internship", internship.value())
                .param("zone", zone)
                .query((row, _) -> new Fact.Meeting(
                        row.getObject("id", UUID.class),
                        row.getInt("month"),
                        row.getString("how").equals("came") ? Fact.Presence.CAME : Fact.Presence.MADE_UP,
                        row.getObject("day", LocalDate.class)))
                .list();
    }
}
