package org.cadre.reporting;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.reporting.DistrictDeskView.StaffCertificate;
import org.cadre.reporting.DistrictDeskView.StaffInternship;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a district may know of its people: totals and status of the internships of those whose seats it pays for, and the
 * certificates of its own staff. Never what was said in a contact or written in a report.
 */
@Component
class DistrictDesk {
    private final JdbcClient jdbc;
    private final Editions editions;
    private final ProgramClock clock;

    DistrictDesk(JdbcClient jdbc, Editions editions, ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.clock = clock;
    }

    List<StaffInternship> internships(Viewer viewer) {
        var logged = logged(viewer);
        return jdbc.sql("""
                select i.id, p.display_name as name, i.state, c.edition,
                       array(select r.accepted_on from monthly_report r
                              where r.internship = i.id and r.state = 'accepted' order by r.month) as accepted,
                       (select count(*) from meeting_attendance m where m.internship = i.id) as meetings,
                       (select f.decided_on from final_project f
                         where f.internship = i.id and f.state = 'passed') as passed
                  from internship i
                  join person p on p.id = i.person
                  join cohort c on c.id = i.cohort
                 where i.person in (select r.person from registration r
                                      join orders w on w.id = r.orders
                                     where w.district = :district and r.seat in ('held', 'confirmed'))
                 order by lower(p.display_name), i.id
                """)
                .param("district", district(viewer))
                .query((row, _) -> {
                    var edition = editions.of(new EditionId(row.getObject("edition", UUID.class)));
                    return new StaffInternship(
                            row.getString("name"),
                            row.getString("state"),
                            RunningInternships.counted(
                                    edition, logged.getOrDefault(row.getObject("id", UUID.class), List.of())),
                            edition.contactTarget(),
                            Arrays.stream((Date[]) row.getArray("accepted").getArray())
                                    .map(Date::toLocalDate)
                                    .toList(),
                            row.getInt("meetings"),
                            row.getObject("passed", LocalDate.class));
                })
                .list();
    }

    private Map<UUID, List<RunningInternships.Logged>> logged(Viewer viewer) {
        var all = new HashMap<UUID, List<RunningInternships.Logged>>();
        jdbc.sql("""
                select i.id as internship, e.mode, sum(e.minutes) as attested,
                       coalesce(sum(e.minutes) filter (where e.supported_at is not null or e.verified_by is not null
                                                       or e.confirmed_by is not null), 0) as supported,
                       coalesce(sum(e.minutes) filter (where e.verified_by is not null or e.confirmed_by is not null), 0) as verified,
                       coalesce(sum(e.minutes) filter (where e.confirmed_by is not null), 0) as confirmed
                  from internship i
                  join pairing a on a.internship = i.id
                  join contact_entry e on e.pairing = a.id
                 where i.person in (select r.person from registration r
                                      join orders w on w.id = r.orders
                                     where w.district = :district and r.seat in ('held', 'confirmed'))
                   and e.state = 'submitted' and e.day between i.first_day and i.last_day
                 group by i.id, e.mode
                """)
                .param("district", district(viewer))
                .query(RunningInternships.Logged.class)
                .list()
                .forEach(one -> all.computeIfAbsent(one.internship(), _ -> new ArrayList<>())
                        .add(one));
        return all;
    }

    List<StaffCertificate> certificates(Viewer viewer) {
        return jdbc.sql("""
                select p.display_name as name, c.number, c.expires
                  from certificate c
                  join person p on p.id = c.person
                 where p.district = :district and c.state = 'issued' and c.valid_from <= :today and c.expires >= :today
                 order by c.expires, lower(p.display_name)
                """)
                .param("district", district(viewer))
                .param("today", clock.today())
                .query(StaffCertificate.class)
                .list();
    }

    private static UUID district(Viewer viewer) {
        return viewer.districtSpokenFor().map(OrganizationId::value).orElseThrow();
    }
}
