package org.cadre.reporting;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.log.CountedMinutes;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.DateRange;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The internships that go on, in three queries however many there are, for office alone. How far each has come is reckoned
 * by its own edition.
 */
@Component
public class RunningInternships {
    private final JdbcClient jdbc;
    private final Editions editions;
    private final CountedMinutes counted;
    private final ProgramClock clock;

    RunningInternships(JdbcClient jdbc, Editions editions, CountedMinutes counted, ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.counted = counted;
        this.clock = clock;
    }

    public List<RunningInternship> seenBy(Viewer viewer) {
        return reckoned(ids(viewer), viewer);
    }

    /** Those of these internships that go on. */
    public List<RunningInternship> among(List<UUID> internships, Viewer viewer) {
        return reckoned(internships, viewer);
    }

    private List<RunningInternship> reckoned(List<UUID> internships, Viewer viewer) {
        var sums = counted.of(internships);
        return jdbc.sql("""
                select i.id, i.person, p.display_name as name, c.name as cohort_name, c.edition, i.state, i.first_day,
                       i.extension_months,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to,
                       array(select r.month from monthly_report r
                              where r.internship = i.id and r.state in ('submitted', 'accepted')) as sent,
                       (select count(*) from monthly_report r
                         where r.internship = i.id and r.state = 'accepted') as accepted,
                       exists (select 1 from final_project f
                                where f.internship = i.id and f.state = 'passed') as project_passed
                  from internship i
                  join person p on p.id = i.person
                  join cohort c on c.id = i.cohort
                 where :office and i.id = any(:ids::uuid[]) and i.state in ('active', 'on hold') and i.first_day <= :today
                """)
                .param("office", viewer.isOffice())
                .param("ids", internships.toArray(UUID[]::new))
                .param("today", clock.today())
                .query((row, _) -> running(row, sums))
                .list();
    }

    private List<UUID> ids(Viewer viewer) {
        return jdbc.sql("""
                select i.id from internship i
                 where :office and i.state in ('active', 'on hold') and i.first_day <= :today
                """)
                .param("office", viewer.isOffice())
                .param("today", clock.today())
                .query(UUID.class)
                .list();
    }

    private RunningInternship running(ResultSet row, CountedMinutes.Sums sums) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        var edition = editions.of(new EditionId(row.getObject("edition", UUID.class)));
        return new RunningInternship(
                id,
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("cohort_name"),
                edition,
                "on hold".equals(row.getString("state")),
                row.getObject("first_day", LocalDate.class),
                holds(row),
                row.getInt("extension_months"),
                sums.of(id, edition),
                Set.of((Integer[]) row.getArray("sent").getArray()),
                row.getInt("accepted"),
                row.getBoolean("project_passed"));
    }

    private static List<DateRange> holds(ResultSet row) throws SQLException {
        var from = (Date[]) row.getArray("held_from").getArray();
        var to = (@Nullable Date[]) row.getArray("held_to").getArray();
        var holds = new ArrayList<DateRange>(from.length);
        for (int i = 0; i < from.length; i++) {
            var last = to[i];
            holds.add(new DateRange(from[i].toLocalDate(), last == null ? null : last.toLocalDate()));
        }
        return holds;
    }
}
