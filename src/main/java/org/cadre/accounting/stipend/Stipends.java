package org.cadre.accounting.stipend;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stipends: all of them to office, their own to coaches and trainers. */
@Component
public class Stipends {
    /** A coach's cohort or a trainer's offering of which nothing has been agreed yet. */
    record Open(UUID person, String name, UUID work, String title, boolean coaches, LocalDate day) {
        /** As a form chooses it. */
        String value() {
            return (coaches ? "cohort" : "offering") + "." + work + "." + person;
        }
    }

    private final JdbcClient jdbc;

    Stipends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are not paid, and those that were in this year: what is due first. */
    List<Stipend> ofYear(int year, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select id, person, name, work, coaches, cents, currency, note, sample, agreed_on, due_on, approved_on, paid_on,
                       reference
                  from stipend_summary
                 where paid_on is null or paid_on between :first and :last
                 order by paid_on nulls first, approved_on nulls last, due_on nulls last, lower(name), id
                """)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(Stipend.class)
                .list();
    }

    /** One's own, the latest first. */
    public List<Stipend> own(Viewer viewer) {
        return those(viewer.id().value());
    }

    private List<Stipend> those(UUID person) {
        return jdbc.sql("""
                select id, person, name, work, coaches, cents, currency, note, sample, agreed_on, due_on, approved_on, paid_on,
                       reference
                  from stipend_summary
                 where person = :person
                 order by agreed_on desc, id desc
                """)
                .param("person", person)
                .query(Stipend.class)
                .list();
    }

    /** Somebody's, the latest first. */
    List<Stipend> of(PersonId person, Viewer viewer) {
        demandOffice(viewer);
        return those(person.value());
    }

    Optional<Stipend> find(UUID id, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select id, person, name, work, coaches, cents, currency, note, sample, agreed_on, due_on, approved_on, paid_on,
                       reference
                  from stipend_summary
                 where id = :id
                """).param("id", id).query(Stipend.class).optional();
    }

    /** Of the cohorts and offerings of the last two years, those that nothing was agreed for; the latest first. */
    List<Open> open(LocalDate today, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select o.person, p.display_name as name, o.work, o.title, o.coaches, o.day
                  from (select c.person, c.cohort as work, h.name as title, true as coaches, h.starts as day
                          from cohort_coach c
                          join cohort h on h.id = c.cohort
                         where h.starts >= :since
                           and not exists (select 1 from stipend s
                                            where s.person = c.person and s.cohort = c.cohort and s.withdrawn_on is null)
                        union all
                        select t.person, f.id, f.title, false, f.first_day
                          from offering_trainer t
                          join offering f on f.id = t.offering
                         where f.first_day >= :since and f.canceled_at is null
                           and not exists (select 1 from stipend s
                                            where s.person = t.person and s.offering = f.id and s.withdrawn_on is null)) o
                  join person p on p.id = o.person
                 order by o.day desc, lower(p.display_name), o.work
                 limit 200
                """)
                .param("since", today.minusYears(2))
                .query(Open.class)
                .list();
    }

    private static void demandOffice(Viewer viewer) {
        if (!viewer.isOffice()) {
            throw new NotFound();
        }
    }

    /** What a deed on a stipend needs to know of it, with its row taken. */
    @Nullable
    Stipend locked(UUID id, Viewer viewer) {
        demandOffice(viewer);
        var taken = jdbc.sql("select id from stipend where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return taken.flatMap(one -> find(one, viewer)).orElse(null);
    }
}
