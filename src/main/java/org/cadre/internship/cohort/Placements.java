package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipEvents.AppliedForCertification;
import org.cadre.internship.InternshipEvents.PlacedInCohort;
import org.cadre.internship.InternshipId;
import org.cadre.internship.Internships;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From an application to a place in a cohort, and from one cohort to another. */
@Component
public class Placements {
    /** Somebody who applied and waits for a place. */
    record Applicant(
            InternshipId id, PersonId person, String name, String email, String district, LocalDate appliedOn) {}

    /** One internship in its cohort's list. */
    record Line(
            InternshipId id,
            PersonId person,
            String name,
            Fact.InternshipState state,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            String protege,
            boolean agreed) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final Roles roles;
    private final InternshipFiles files;
    private final ApplicationEventPublisher events;

    Placements(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            Roles roles,
            InternshipFiles files,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.roles = roles;
        this.files = files;
        this.events = events;
    }

    /** One open internship at a time: who has one goes on with it. */
    public void apply(Actor actor, PersonId person) {
        UUID id = Ids.next();
        int written = jdbc.sql("""
                insert into internship (id, person, state, applied_on) values (:id, :person, 'applied', :today)
                on conflict do nothing
                """)
                .param("id", id)
                .param("person", person.value())
                .param("today", clock.today())
                .update();
        if (written == 1) {
            audit.record(actor, "internship.applied", person.value(), id, Map.of(), Map.of("state", "applied"));
            events.publishEvent(new AppliedForCertification(new InternshipId(id), person, clock.today()));
        }
    }

    /** Everybody who applied and has no place yet, the earliest first. */
    List<Applicant> applicants() {
        return jdbc.sql("""
                select i.id, i.person, p.display_name, p.email, coalesce(d.name, '') as district, i.applied_on
                  from internship i
                  join person p on p.id = i.person
                  left join organization d on d.id = p.district
                 where i.state = 'applied' and i.cohort is null
                 order by i.applied_on, i.id
                """)
                .query((row, _) -> new Applicant(
                        new InternshipId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("display_name"),
                        row.getString("email"),
                        row.getString("district"),
                        row.getObject("applied_on", LocalDate.class)))
                .list();
    }

    /** Everybody in a cohort and their protégé, those who left it last. */
    List<Line> ofCohort(CohortId cohort) {
        return jdbc.sql("""
                select i.id, i.person, p.display_name, i.state, i.first_day, i.last_day,
                       coalesce(a.protege_name, q.display_name, '') as protege, coalesce(a.state = 'active', false) as agreed
                  from internship i
                  join person p on p.id = i.person
                  left join pairing a on a.internship = i.id and a.state in ('proposed', 'active', 'suspended')
                  left join person q on q.id = a.protege
                 where i.cohort = :cohort
                 order by i.state in ('withdrawn', 'lapsed'), lower(p.display_name), i.id
                """)
                .param("cohort", cohort.value())
                .query((row, _) -> new Line(
                        new InternshipId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("display_name"),
                        Internships.state(row.getString("state")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getString("protege"),
                        row.getBoolean("agreed")))
                .list();
    }

    /** Places an applicant in a cohort, or moves somebody to another one. The nine months that have begun go on. */
    public void place(Actor actor, InternshipId internship, Cohort cohort) {
        var before = files.locked(internship);
        jdbc.sql("update internship set cohort = :cohort where id = :internship")
                .param("cohort", cohort.id().value())
                .param("internship", internship.value())
                .update();
        roles.grant(actor, before.person(), Role.MIT, null);
        audit.record(
                actor,
                before.cohort() == null ? "internship.placed" : "internship.moved",
                before.person().value(),
                internship.value(),
                before.cohort() == null
                        ? Map.of()
                        : Map.of("cohort", before.cohort().toString()),
                Map.of("cohort", cohort.id().toString()));
        events.publishEvent(
                new PlacedInCohort(internship, before.person(), cohort.id(), cohort.name(), cohort.starts()));
    }
}
