package org.cadre.internship;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What coaching has recorded as evidence: reports, meetings come to or made up, and the final project. */
@Component
public final class CoachingFacts {
    private final JdbcClient jdbc;
    private final String zone;

    CoachingFacts(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.zone = clock.zone().getId();
    }

    public Evidence of(InternshipId internship) {
        return of(List.of(internship));
    }

    public Evidence of(Collection<InternshipId> internships) {
        if (internships.isEmpty()) {
            return Evidence.none();
        }
        var ids = internships.stream().map(InternshipId::value).toList();
        var facts = new ArrayList<Fact>();
        facts.addAll(reports(ids));
        facts.addAll(meetings(ids));
        facts.addAll(projects(ids));
        return Evidence.of(facts);
    }

    private List<Fact.Report> reports(List<UUID> internships) {
        return jdbc.sql("""
                select id, month, state, submitted_on, accepted_on from monthly_report where internship in (:internships)
                """)
                .param("internships", internships)
                .query((row, _) -> new Fact.Report(
                        row.getObject("id", UUID.class),
                        row.getInt("month"),
                        MonthlyReport.state(row.getString("state")),
                        row.getObject("submitted_on", LocalDate.class),
                        row.getObject("accepted_on", LocalDate.class)))
                .list();
    }

    /** On the day of the meeting, or of making it up; days are those of the program's zone. */
    private List<Fact.Meeting> meetings(List<UUID> internships) {
        return jdbc.sql("""
                select m.id, m.month, a.how, coalesce(a.made_up_on, (m.starts_at at time zone :zone)::date) as day
                  from meeting_attendance a
                  join cohort_meeting m on m.id = a.meeting
                 where a.internship in (:internships) and m.canceled_at is null
                """)
                .param("internships", internships)
                .param("zone", zone)
                .query((row, _) -> new Fact.Meeting(
                        row.getObject("id", UUID.class),
                        row.getInt("month"),
                        row.getString("how").equals("came") ? Fact.Presence.CAME : Fact.Presence.MADE_UP,
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    private List<Fact.Project> projects(List<UUID> internships) {
        return jdbc.sql("""
                select id, state, case when state = 'passed' then decided_on end as passed_on
                  from final_project where internship in (:internships)
                """)
                .param("internships", internships)
                .query((row, _) -> new Fact.Project(
                        row.getObject("id", UUID.class),
                        Fact.ProjectState.valueOf(
                                row.getString("state").toUpperCase(Locale.ROOT).replace(' ', '_')),
                        row.getObject("passed_on", LocalDate.class)))
                .list();
    }
}
