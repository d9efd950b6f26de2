package org.cadre.internship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipEvents.InternshipCompleted;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door of part two: what other steps may ask about internships, and tell. */
@Component
public class Internships {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<InternshipFacts> keepers;

    Internships(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ObjectProvider<InternshipFacts> keepers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.keepers = keepers;
    }

    /** The internship a person is in; after it, the newest one they completed. */
    public Optional<InternshipSummary> current(PersonId person) {
        return jdbc.sql("""
                select i.id, i.person, p.display_name as name, i.cohort, c.name as cohort_name, c.starts, c.edition, i.state,
                       i.applied_on, i.first_day, i.last_day, i.extension_months, i.ended_on,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to
                  from internship i
                  join person p on p.id = i.person
                  left join cohort c on c.id = i.cohort
                 where i.person = :person and i.state in ('applied', 'active', 'on hold', 'complete')
                 order by i.state = 'complete', i.id desc
                 limit 1
                """)
                .param("person", person.value())
                .query(Internships::summary)
                .optional();
    }

    /** One internship, whoever asks. */
    public Optional<InternshipSummary> find(InternshipId internship) {
        return jdbc.sql("""
                select i.id, i.person, p.display_name as name, i.cohort, c.name as cohort_name, c.starts, c.edition, i.state,
                       i.applied_on, i.first_day, i.last_day, i.extension_months, i.ended_on,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to
                  from internship i
                  join person p on p.id = i.person
                  left join cohort c on c.id = i.cohort
                 where i.id = :internship
                """)
                .param("internship", internship.value())
                .query(Internships::summary)
                .optional();
    }

    /** The final project that passed, with its title where the author lets everybody see whose it is. */
    public Optional<PassedProject> passedProject(InternshipId internship) {
        return jdbc.sql("""
                select case when s.id is not null and x.project is null then f.title end as shown_title
                  from final_project f
                  left join project_showing s on s.project = f.id and s.withdrawn_at is null and s.with_name
                  left join project_removal x on x.project = f.id
                 where f.internship = :internship and f.state = 'passed'
                 order by f.decided_on desc, f.id desc
                 limit 1
                """)
                .param("internship", internship.value())
                .query(PassedProject.class)
                .optional();
    }

    /** Every extension it was given, the first one first, for whoever may see the internship. */
    public List<Extension> extensions(InternshipId internship) {
        return jdbc.sql("""
                select extended_on as "on", months, kind = 'for cause' as for_cause, reason, signature as signed_by, last_day
                  from internship_extension
                 where internship = :internship
                 order by extended_at, id
                """)
                .param("internship", internship.value())
                .query(Extension.class)
                .list();
    }

    /** Every extension it was given; none asked for where there is none. */
    public List<Extension> extensions(InternshipSummary internship) {
        return internship.extensionMonths() == 0 ? List.of() : extensions(internship.id());
    }

    /** Everybody who was placed in a cohort and has not left it, by name. */
    public List<InternshipSummary> ofCohort(CohortId cohort) {
        return jdbc.sql("""
                select i.id, i.person, p.display_name as name, i.cohort, c.name as cohort_name, c.starts, c.edition, i.state,
                       i.applied_on, i.first_day, i.last_day, i.extension_months, i.ended_on,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to
                  from internship i
                  join person p on p.id = i.person
                  join cohort c on c.id = i.cohort
                 where i.cohort = :cohort
                 order by i.state in ('withdrawn', 'lapsed'), lower(p.display_name), i.id
                """)
                .param("cohort", cohort.value())
                .query(Internships::summary)
                .list();
    }

    /** Everybody whose nine months have begun and go on, by name. */
    public List<InternshipSummary> underWay() {
        return jdbc.sql("""
                select i.id, i.person, p.display_name as name, i.cohort, c.name as cohort_name, c.starts, c.edition, i.state,
                       i.applied_on, i.first_day, i.last_day, i.extension_months, i.ended_on,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to
                  from internship i
                  join person p on p.id = i.person
                  join cohort c on c.id = i.cohort
                 where i.state in ('active', 'on hold')
                 order by lower(p.display_name), i.id
                """).query(Internships::summary).list();
    }

    /** The cohorts a person coaches today, the one that began last first. */
    public List<CohortId> coachedBy(PersonId coach) {
        return jdbc.sql("""
                select c.id
                  from cohort c
                  join cohort_coach k on k.cohort = c.id
                 where k.person = :coach and k.since <= :today and (k.until is null or k.until > :today)
                 order by c.starts desc, c.name
                """)
                .param("coach", coach.value())
                .param("today", clock.today())
                .query((row, _) -> new CohortId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Everybody in the cohorts a person coaches today: the cohort that began last first, by name. */
    public List<InternshipSummary> peopleOf(PersonId coach) {
        return jdbc.sql("""
                select i.id, i.person, p.display_name as name, i.cohort, c.name as cohort_name, c.starts, c.edition, i.state,
                       i.applied_on, i.first_day, i.last_day, i.extension_months, i.ended_on,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to
                  from internship i
                  join person p on p.id = i.person
                  join cohort c on c.id = i.cohort
                 where exists (select 1 from cohort_coach k
                                where k.cohort = i.cohort and k.person = :coach
                                  and k.since <= :today and (k.until is null or k.until > :today))
                 order by c.starts desc, c.name, lower(p.display_name), i.id
                """)
                .param("coach", coach.value())
                .param("today", clock.today())
                .query(Internships::summary)
                .list();
    }

    /** Whether the viewer coaches this internship today. Nobody coaches their own. */
    public boolean coaches(Viewer viewer, InternshipId internship) {
        return jdbc.sql("""
                select exists (
                  select 1
                    from internship i
                    join cohort_coach k on k.cohort = i.cohort
                   where i.id = :internship and k.person = :viewer and i.person <> :viewer
                     and k.since <= :today and (k.until is null or k.until > :today))
                """)
                .param("internship", internship.value())
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Boolean.class)
                .single();
    }

    /**
     * All facts of part two about a person under an edition, from the internship that edition judges: one query for each
     * kind of record.
     */
    public Evidence evidenceOf(PersonId person, Edition edition) {
        return ruling(person, edition).map(this::evidenceOf).orElseGet(Evidence::none);
    }

    /** All facts of part two that one internship holds. */
    public Evidence evidenceOf(InternshipSummary ruling) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.Internship(
                ruling.id().value(),
                ruling.state(),
                ruling.firstDay(),
                ruling.endedOn(),
                ruling.holds(),
                ruling.extensionMonths()));
        keepers.orderedStream().forEach(keeper -> facts.addAll(keeper.of(ruling.id())));
        return Evidence.of(facts);
    }

    /** The newest under that edition that has not come to nothing; one without a place yet is under any edition. */
    private Optional<InternshipSummary> ruling(PersonId person, Edition edition) {
        return jdbc.sql("""
                select i.id, i.person, p.display_name as name, i.cohort, c.name as cohort_name, c.starts, c.edition, i.state,
                       i.applied_on, i.first_day, i.last_day, i.extension_months, i.ended_on,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to
                  from internship i
                  join person p on p.id = i.person
                  left join cohort c on c.id = i.cohort
                  left join edition e on e.id = c.edition
                 where i.person = :person and i.state in ('applied', 'active', 'on hold', 'complete')
                   and (e.id is null or (e.slug = :slug and e.version = :version))
                 order by i.first_day desc nulls last, i.id desc
                 limit 1
                """)
                .param("person", person.value())
                .param("slug", edition.slug())
                .param("version", edition.version())
                .query(Internships::summary)
                .optional();
    }

    /** The award was decided: the internship is complete from that day. */
    public void complete(InternshipId internship, LocalDate day, Actor actor) {
        var before = find(internship).orElseThrow(NotFound::new);
        int done = jdbc.sql("""
                update internship set state = 'complete', ended_on = :day
                 where id = :internship and state in ('active', 'on hold')
                """)
                .param("internship", internship.value())
                .param("day", day)
                .update();
        if (done == 0) {
            throw new IllegalStateException("internship " + internship + " is " + before.state() + ", not active");
        }
        audit.record(
                actor,
                "internship.completed",
                before.person().value(),
                internship.value(),
                Map.of("state", word(before.state())),
                Map.of("state", "complete", "on", day));
        events.publishEvent(new InternshipCompleted(internship, before.person(), day));
    }

    /** The word in the database. */
    public static String word(Fact.InternshipState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The state of that word. */
    public static Fact.InternshipState state(String word) {
        return Fact.InternshipState.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static InternshipSummary summary(ResultSet row, int number) throws SQLException {
        UUID cohort = row.getObject("cohort", UUID.class);
        UUID edition = row.getObject("edition", UUID.class);
        return new InternshipSummary(
                new InternshipId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                cohort == null ? null : new CohortId(cohort),
                row.getString("cohort_name"),
                row.getObject("starts", LocalDate.class),
                edition == null ? null : new EditionId(edition),
                state(row.getString("state")),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                holds(row),
                row.getInt("extension_months"),
                row.getObject("ended_on", LocalDate.class));
    }

    /** The holds of a row that brings their days as held_from and held_to, in one order. */
    public static List<DateRange> holds(ResultSet row) throws SQLException {
        var from = (java.sql.Date[]) row.getArray("held_from").getArray();
        var to = (java.sql.@Nullable Date[]) row.getArray("held_to").getArray();
        var holds = new ArrayList<DateRange>(from.length);
        for (int i = 0; i < from.length; i++) {
            var last = to[i];
            holds.add(new DateRange(from[i].toLocalDate(), last == null ? null : last.toLocalDate()));
        }
        return holds;
    }
}
