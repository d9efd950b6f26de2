package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cohorts for their coaches and for office. */
@Component
public final class CoachedCohorts {
    /** Somebody who coaches a cohort. */
    public record Coach(PersonId id, String name) {}

    private record Row(UUID id, String name, LocalDate starts, UUID edition, boolean coached) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ProgramClock clock;

    CoachedCohorts(JdbcClient jdbc, Editions editions, ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.clock = clock;
    }

    /** One that the viewer coaches, or office looks at. */
    public Optional<CoachedCohort> find(CohortId cohort, Viewer viewer) {
        return jdbc.sql("""
                select c.id, c.name, c.starts, c.edition,
                       exists (select 1 from cohort_coach k
                                where k.cohort = c.id and k.person = :viewer
                                  and k.since <= :today and (k.until is null or k.until > :today)) as coached
                  from cohort c
                 where c.id = :cohort
                """)
                .param("cohort", cohort.value())
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Row.class)
                .optional()
                .filter(row -> row.coached || viewer.isOffice())
                .map(this::cohort);
    }

    /** The cohorts the viewer coaches today, the newest first. */
    public List<CoachedCohort> coachedBy(Viewer viewer) {
        return jdbc
                .sql("""
                select c.id, c.name, c.starts, c.edition, true as coached
                  from cohort c
                  join cohort_coach k on k.cohort = c.id
                 where k.person = :viewer and k.since <= :today and (k.until is null or k.until > :today)
                 order by c.starts desc, c.name
                """)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Row.class)
                .list()
                .stream()
                .map(this::cohort)
                .toList();
    }

    /** Who coaches the cohort today, who leads it first. */
    public List<Coach> coaches(CohortId cohort) {
        return jdbc.sql("""
                select k.person, p.display_name
                  from cohort_coach k
                  join person p on p.id = k.person
                 where k.cohort = :cohort and k.since <= :today and (k.until is null or k.until > :today)
                 order by k.part <> 'coach', k.since, k.person
                """)
                .param("cohort", cohort.value())
                .param("today", clock.today())
                .query((row, _) ->
                        new Coach(new PersonId(row.getObject("person", UUID.class)), row.getString("display_name")))
                .list();
    }

    private CoachedCohort cohort(Row row) {
        return new CoachedCohort(
                new CohortId(row.id), row.name, row.starts, editions.of(new EditionId(row.edition)), row.coached);
    }

    /** One that the viewer coaches; for anybody else there is none. */
    public CoachedCohort coached(CohortId cohort, Viewer viewer) {
        return find(cohort, viewer).filter(CoachedCohort::coached).orElseThrow(NotFound::new);
    }
}
