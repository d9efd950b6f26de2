package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CoachQualification;
import org.cadre.internship.CohortId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Option;
import org.cadre.program.EditionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cohorts and who coaches them; only office sees all of them. */
@Component
public class Cohorts {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final ObjectProvider<CoachQualification> qualification;

    Cohorts(JdbcClient jdbc, ProgramClock clock, AuditTrail audit, ObjectProvider<CoachQualification> qualification) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.qualification = qualification;
    }

    /** All, the latest first. */
    public List<Cohort.Line> all() {
        return jdbc.sql("""
                select c.id, c.name, e.title as edition_title, c.starts, c.closed_on,
                       coalesce((select string_agg(p.display_name, ', ' order by k.since, p.display_name)
                                   from cohort_coach k join person p on p.id = k.person
                                  where k.cohort = c.id and k.since <= :today
                                    and (k.until is null or k.until > :today)), '') as coaches,
                       count(i.id) filter (where i.state in ('applied', 'active', 'on hold', 'complete')) as people,
                       count(i.id) filter (where i.state in ('applied', 'active', 'on hold') and not exists (
                         select 1 from pairing a where a.internship = i.id and a.state = 'active')) as without_protege
                  from cohort c
                  join edition e on e.id = c.edition
                  left join internship i on i.cohort = c.id
                 group by c.id, e.title
                 order by c.closed_on is not null, c.starts desc, c.name, c.id
                """)
                .param("today", clock.today())
                .query((row, _) -> new Cohort.Line(
                        new CohortId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("edition_title"),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("closed_on", LocalDate.class),
                        row.getString("coaches"),
                        row.getInt("people"),
                        row.getInt("without_protege")))
                .list();
    }

    /** One cohort with who coaches it today. */
    public Optional<Cohort> find(CohortId cohort) {
        return jdbc.sql("""
                select c.id, c.name, c.edition, e.title as edition_title, c.starts, c.closed_on
                  from cohort c join edition e on e.id = c.edition
                 where c.id = :cohort
                """)
                .param("cohort", cohort.value())
                .query((row, _) -> new Cohort(
                        cohort,
                        row.getString("name"),
                        new EditionId(row.getObject("edition", UUID.class)),
                        row.getString("edition_title"),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("closed_on", LocalDate.class),
                        coaches(cohort)))
                .optional();
    }

    private List<Cohort.Coach> coaches(CohortId cohort) {
        return jdbc.sql("""
                select k.person, p.display_name, k.part, k.since, k.until, coalesce(k.reason, '') as reason
                  from cohort_coach k join person p on p.id = k.person
                 where k.cohort = :cohort and k.since <= :today and (k.until is null or k.until > :today)
                 order by k.part <> 'coach', k.since, lower(p.display_name)
                """)
                .param("cohort", cohort.value())
                .param("today", clock.today())
                .query((row, _) -> {
                    var until = row.getObject("until", LocalDate.class);
                    return new Cohort.Coach(
                            new PersonId(row.getObject("person", UUID.class)),
                            row.getString("display_name"),
                            row.getString("part"),
                            row.getObject("since", LocalDate.class),
                            until == null ? null : until.minusDays(1),
                            row.getString("reason"));
                })
                .list();
    }

    /** Every edition a cohort may begin with, the newest first. */
    List<Option> editions() {
        return jdbc.sql("select id, title, version from edition order by effective desc, title")
                .query((row, _) ->
                        new Option(row.getString("id"), row.getString("title") + " · " + row.getString("version")))
                .list();
    }

    CohortId create(Actor actor, String name, EditionId edition, LocalDate starts) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into cohort (id, name, edition, starts, created_at)
                values (:id, :name, :edition, :starts, :now)
                """)
                .param("id", id)
                .param("name", name)
                .param("edition", edition.value())
                .param("starts", starts)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                actor,
                "cohort.created",
                null,
                id,
                Map.of(),
                Map.of("name", name, "edition", edition.toString(), "starts", starts.toString()));
        return new CohortId(id);
    }

    /** Whether somebody may coach without a reason of office's. */
    boolean isCertifiedMentor(PersonId person) {
        var answers = qualification.getIfAvailable();
        return answers != null && answers.isCertifiedMentor(person, clock.today());
    }

    /** Closes it: from today it takes nobody in. False when it was closed before. */
    public boolean close(Actor actor, CohortId cohort, PersonId by, Map<String, ?> answers) {
        int done = jdbc.sql("""
                update cohort set closed_on = :today, closed_by = :by where id = :cohort and closed_on is null
                """)
                .param("today", clock.today())
                .param("by", by.value())
                .param("cohort", cohort.value())
                .update();
        if (done == 1) {
            audit.record(actor, "cohort.closed", null, cohort.value(), Map.of(), answers);
        }
        return done == 1;
    }
}
