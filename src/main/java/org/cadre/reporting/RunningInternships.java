package org.cadre.reporting;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The internships that go on, in two queries however many there are, for office alone. How far each has come is reckoned
 * by its own edition.
 */
@Component
class RunningInternships {
    /** Minutes of one mode by how well they are attested. */
    record Logged(UUID internship, String mode, int attested, int supported, int verified, int confirmed) {
        int at(ConfirmationLevel level) {
            return switch (level) {
                case SELF_ATTESTED -> attested;
                case SUPPORTED -> supported;
                case VERIFIED -> verified;
                case CONFIRMED -> confirmed;
            };
        }
    }

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ProgramClock clock;

    RunningInternships(JdbcClient jdbc, Editions editions, ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.clock = clock;
    }

    List<RunningInternship> seenBy(Viewer viewer) {
        var logged = logged(viewer);
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
                 where :office and i.state in ('active', 'on hold') and i.first_day <= :today
                """)
                .param("office", viewer.isOffice())
                .param("today", clock.today())
                .query((row, _) -> running(row, logged))
                .list();
    }

    /** What lies outside the months, or was taken back or disputed, is not among it. */
    private Map<UUID, List<Logged>> logged(Viewer viewer) {
        var all = new HashMap<UUID, List<Logged>>();
        jdbc.sql("""
                select i.id as internship, e.mode, sum(e.minutes) as attested,
                       coalesce(sum(e.minutes) filter (where e.supported_at is not null or e.verified_by is not null
                                                       or e.confirmed_by is not null), 0) as supported,
                       coalesce(sum(e.minutes) filter (where e.verified_by is not null or e.confirmed_by is not null), 0) as verified,
                       coalesce(sum(e.minutes) filter (where e.confirmed_by is not null), 0) as confirmed
                  from internship i
                  join pairing a on a.internship = i.id
                  join contact_entry e on e.pairing = a.id
                 where :office and i.state in ('active', 'on hold') and i.first_day <= :today and e.state = 'submitted'
                   and e.day between i.first_day and least(i.last_day, :today)
                 group by i.id, e.mode
                """)
                .param("office", viewer.isOffice())
                .param("today", clock.today())
                .query(Logged.class)
                .list()
                .forEach(one -> all.computeIfAbsent(one.internship, _ -> new ArrayList<>())
                        .add(one));
        return all;
    }

    private RunningInternship running(ResultSet row, Map<UUID, List<Logged>> logged) throws SQLException {
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
                counted(edition, logged.getOrDefault(id, List.of())),
                Set.of((Integer[]) row.getArray("sent").getArray()),
                row.getInt("accepted"),
                row.getBoolean("project_passed"));
    }

    /** What of it counts, by the edition's rules. */
    static int counted(Edition edition, List<Logged> logged) {
        var policy = edition.hours();
        int sum = 0;
        for (var one : logged) {
            var mode = policy.mode(one.mode);
            if (mode.isPresent() && mode.get().counts()) {
                int minutes = one.at(policy.level());
                var cap = mode.get().capMinutes();
                sum += cap == null ? minutes : Math.min(cap, minutes);
            }
        }
        return sum;
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
