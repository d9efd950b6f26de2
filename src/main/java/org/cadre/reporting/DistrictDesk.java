package org.cadre.reporting;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.log.CountedMinutes;
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
    private final CountedMinutes counted;
    private final ProgramClock clock;

    DistrictDesk(JdbcClient jdbc, Editions editions, CountedMinutes counted, ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.counted = counted;
        this.clock = clock;
    }

    List<StaffInternship> internships(Viewer viewer) {
        var sums = counted.of(paidFor(viewer));
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
                            sums.of(row.getObject("id", UUID.class), edition),
                            edition.contactTarget(),
                            Arrays.stream((Date[]) row.getArray("accepted").getArray())
                                    .map(Date::toLocalDate)
                                    .toList(),
                            row.getInt("meetings"),
                            row.getObject("passed", LocalDate.class));
                })
                .list();
    }

    private List<UUID> paidFor(Viewer viewer) {
        return jdbc.sql("""
                select i.id from internship i
                 where i.person in (select r.person from registration r
                                      join orders w on w.id = r.orders
                                     where w.district = :district and r.seat in ('held', 'confirmed'))
                """)
                .param("district", district(viewer))
                .query(UUID.class)
                .list();
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
