package org.cadre.reporting;

import java.util.Optional;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up what a district may know: the seats it pays for and the certificates of its own staff. What its people do on
 * their own account is theirs.
 */
@Component
class DistrictHomes {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    DistrictHomes(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<DistrictHome> of(Viewer viewer) {
        if (!viewer.has(Role.DISTRICT) || viewer.district() == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                with seat as (
                  select r.id, r.person
                    from registration r
                    join orders w on w.id = r.orders
                   where w.district = :district and r.seat in ('held', 'confirmed')
                )
                select o.name,
                       (select count(distinct person) from seat) as registered,
                       (select coalesce(sum(a.minutes), 0) from attendance a join seat on seat.id = a.registration) as minutes,
                       (select count(*) from internship i
                         where i.state in ('applied', 'active', 'on hold')
                           and i.person in (select person from seat)) as internships,
                       (select count(distinct c.person) from certificate c
                          join person p on p.id = c.person
                         where p.district = o.id and c.state = 'issued'
                           and c.valid_from <= :today and c.expires >= :today) as certified
                  from organization o
                 where o.id = :district
                """)
                .param("district", viewer.district().value())
                .param("today", clock.today())
                .query(DistrictHome.class)
                .optional();
    }
}
