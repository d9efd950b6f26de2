package org.cadre.editing;

import java.util.List;
import java.util.UUID;
import org.cadre.certification.Standings;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a draft would mean for a district's own people, in totals and never by name. */
@Component
class StaffTotals {
    /** So many are looked at, for each of them takes a while; what is said of them says how many more there are. */
    static final int MOST = 300;

    /** Fewer are not counted: what is said of one or two people is said of somebody. */
    static final int LEAST = 5;

    /**
     * @param people how many of those whose seats the district pays for are in an internship
     * @param looked how many of them were looked at
     * @param draft how many of those meet the draft today
     * @param today how many meet the edition it is compared with
     */
    record Total(int people, int looked, int draft, int today) {
        boolean isCounted() {
            return people >= LEAST;
        }

        int more() {
            return people - looked;
        }
    }

    private final JdbcClient jdbc;
    private final Standings standings;
    private final ProgramClock clock;

    StaffTotals(JdbcClient jdbc, Standings standings, ProgramClock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    Total of(OrganizationId district, Edition draft, Edition today) {
        int meetDraft = 0;
        int meetToday = 0;
        var people = people(district);
        if (people.size() < LEAST) {
            return new Total(people.size(), people.size(), 0, 0);
        }
        var looked = people.subList(0, Math.min(people.size(), MOST));
        for (var person : looked) {
            var evidence = standings.of(person, clock.today()).evidence();
            meetDraft += meets(draft, evidence) ? 1 : 0;
            meetToday += meets(today, evidence) ? 1 : 0;
        }
        return new Total(people.size(), looked.size(), meetDraft, meetToday);
    }

    private boolean meets(Edition edition, org.cadre.program.Evidence evidence) {
        return org.cadre.program.Standings.certification(edition, evidence, clock.today())
                .isMet();
    }

    private List<PersonId> people(OrganizationId district) {
        return jdbc.sql("""
                select distinct i.person
                  from internship i
                 where i.state in ('applied', 'active', 'on hold')
                   and i.person in (select r.person from registration r
                                      join orders w on w.id = r.orders
                                     where w.district = :district and r.seat in ('held', 'confirmed'))
                 order by i.person
                """).param("district", district.value()).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }
}
