package org.cadre.internship.term;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipEvents.AppliedForCertification;
import org.cadre.internship.InternshipEvents.InternshipOver;
import org.cadre.internship.InternshipEvents.PlacedInCohort;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.cohort.Cohort;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.program.Editions;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of each internship as a whole: application, place, holds, extension, excused months, end. */
@Component
public class InternshipFiles {
    /** Somebody who applied and waits for a place. */
    public record Applicant(
            InternshipId id, PersonId person, String name, String email, String district, LocalDate appliedOn) {}

    /** One internship in its cohort's list. */
    public record Line(
            InternshipId id,
            PersonId person,
            String name,
            Fact.InternshipState state,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            String protege,
            boolean agreed) {}

    public record Hold(LocalDate first, @Nullable LocalDate last, String reason) {}

    public record Excused(int month, String reason) {}

    /** How an internship ended without a certificate, and who ended it; empty where that was not kept. */
    public record End(@Nullable LocalDate on, String reason, String by) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final Roles roles;
    private final Editions editions;
    private final Internships internships;
    private final Extensions extensions;
    private final ApplicationEventPublisher events;

    InternshipFiles(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            Roles roles,
            Editions editions,
            Internships internships,
            Extensions extensions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.roles = roles;
        this.editions = editions;
        this.internships = internships;
        this.extensions = extensions;
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
    public List<Applicant> applicants() {
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

    public List<Line> ofCohort(CohortId cohort) {
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
        var before = locked(internship);
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

    /** The internship rests from that day until it is resumed. */
    public void hold(Actor actor, InternshipId internship, LocalDate from, String reason) {
        var before = locked(internship);
        int held = jdbc.sql("update internship set state = 'on hold' where id = :internship and state = 'active'")
                .param("internship", internship.value())
                .update();
        if (held == 0) {
            throw new NotFound();
        }
        jdbc.sql(
                        "insert into internship_hold (id, internship, from_day, reason) values (:id, :internship, :from, :reason)")
                .param("id", Ids.next())
                .param("internship", internship.value())
                .param("from", from)
                .param("reason", reason)
                .update();
        audit.record(
                actor,
                "internship.held",
                before.person().value(),
                internship.value(),
                Map.of("state", Internships.word(before.state())),
                Map.of("state", "on hold", "from", from.toString(), "reason", AuditTrail.digestOf(reason)));
    }

    /** It goes on from that day; the months that are left move by the days it rested. */
    public void resume(Actor actor, InternshipId internship, LocalDate from) {
        var before = locked(internship);
        if (before.state() != Fact.InternshipState.ON_HOLD) {
            throw new NotFound();
        }
        jdbc.sql("""
                update internship_hold set to_day = greatest(from_day, :last)
                 where internship = :internship and to_day is null and from_day < :from
                """)
                .param("internship", internship.value())
                .param("last", from.minusDays(1))
                .param("from", from)
                .update();
        jdbc.sql("delete from internship_hold where internship = :internship and to_day is null")
                .param("internship", internship.value())
                .update();
        jdbc.sql("update internship set state = 'active' where id = :internship and state = 'on hold'")
                .param("internship", internship.value())
                .update();
        reckonLastDay(internship);
        audit.record(
                actor,
                "internship.resumed",
                before.person().value(),
                internship.value(),
                Map.of("state", Internships.word(before.state())),
                Map.of("state", "active", "from", from.toString()));
    }

    /** What came of giving more months. */
    public enum Extended {
        EXTENDED,
        /** Before a protégé has agreed there is nothing to extend. */
        NOT_BEGUN,
        TOO_LONG
    }

    public static final int MOST_MONTHS = 12;

    /** More months for cause, dated and signed by who gives them. */
    public Extended extend(Viewer signer, InternshipId internship, int months, String reason) {
        var before = locked(internship);
        if (!before.isOpen() || before.firstDay() == null) {
            return Extended.NOT_BEGUN;
        }
        if (before.extensionMonths() + months > MOST_MONTHS) {
            return Extended.TOO_LONG;
        }
        jdbc.sql("""
                update internship set extension_months = extension_months + :months, extension_reason = :reason
                 where id = :internship
                """)
                .param("internship", internship.value())
                .param("months", months)
                .param("reason", reason)
                .update();
        signed(signer, before, Extensions.FOR_CAUSE, months, reason);
        return Extended.EXTENDED;
    }

    private void signed(Viewer signer, InternshipSummary before, String kind, int months, String reason) {
        var last = reckonLastDay(before.id());
        extensions.sign(signer, before.id(), kind, months, reason, last);
        boolean forCause = kind.equals(Extensions.FOR_CAUSE);
        var after = new HashMap<String, Object>();
        after.put("extensionMonths", before.extensionMonths() + months);
        after.put("lastDay", last.toString());
        if (forCause) {
            after.put("reason", AuditTrail.digestOf(reason));
        }
        audit.record(
                signer.actor(),
                forCause ? "internship.extended" : "internship.extended-freely",
                before.person().value(),
                before.id().value(),
                Map.of("extensionMonths", before.extensionMonths(), "lastDay", String.valueOf(before.lastDay())),
                after);
    }

    /** The free extension after a change of protégé, taken once. */
    public boolean extendFreely(Viewer signer, InternshipId internship, int months) {
        var before = locked(internship);
        int taken = jdbc.sql("""
                update internship i set extension_months = extension_months + :months, free_extension = :months
                 where i.id = :internship and i.free_extension = 0 and i.state in ('active', 'on hold')
                   and i.extension_months + :months <= :most
                   and exists (select 1 from pairing a where a.internship = i.id and a.state = 'ended')
                """)
                .param("internship", internship.value())
                .param("months", months)
                .param("most", MOST_MONTHS)
                .update();
        if (taken == 0) {
            return false;
        }
        signed(signer, before, Extensions.FREE, months, "");
        return true;
    }

    public boolean mayExtendFreely(InternshipId internship) {
        return jdbc.sql("""
                select exists (
                  select 1 from internship i
                   where i.id = :internship and i.free_extension = 0 and i.state in ('active', 'on hold')
                     and exists (select 1 from pairing a where a.internship = i.id and a.state = 'ended'))
                """)
                .param("internship", internship.value())
                .query(Boolean.class)
                .single();
    }

    /** It ends without a certificate, by office or by the MIT; what was logged stays. */
    public void withdraw(Actor actor, InternshipId internship, String reason) {
        end(actor, internship, Fact.InternshipState.WITHDRAWN, reason);
    }

    /** Its time is over, and nobody asked for more of it. */
    public void lapse(Actor actor, InternshipId internship, String reason) {
        end(actor, internship, Fact.InternshipState.LAPSED, reason);
    }

    private void end(Actor actor, InternshipId internship, Fact.InternshipState state, String reason) {
        var before = locked(internship);
        int done = jdbc.sql("""
                update internship set state = :state, ended_on = :today, end_reason = :reason, ended_by = :by
                 where id = :internship and state in ('applied', 'active', 'on hold')
                """)
                .param("internship", internship.value())
                .param("state", Internships.word(state))
                .param("today", clock.today())
                .param("reason", reason)
                .param("by", actor.person())
                .update();
        if (done == 0) {
            throw new NotFound();
        }
        jdbc.sql(
                        "update internship_hold set to_day = greatest(from_day, :today) where internship = :internship and to_day is null")
                .param("internship", internship.value())
                .param("today", clock.today())
                .update();
        reckonLastDay(internship);
        endPairing(before);
        roles.revoke(actor, before.person(), Role.MIT, null);
        audit.record(
                actor,
                state == Fact.InternshipState.LAPSED ? "internship.lapsed" : "internship.withdrawn",
                before.person().value(),
                internship.value(),
                Map.of("state", Internships.word(before.state())),
                Map.of("state", Internships.word(state), "reason", AuditTrail.digestOf(reason)));
    }

    /** The protégé who agreed hears that it is over; who has not answered yet is asked no more. */
    private void endPairing(InternshipSummary internship) {
        jdbc.sql("""
                select a.id, a.protege, coalesce(a.protege_name, p.display_name) as name
                  from pairing a join person p on p.id = a.protege
                 where a.internship = :internship and a.state in ('active', 'suspended')
                """)
                .param("internship", internship.id().value())
                .query((row, _) -> new InternshipOver(
                        internship.id(),
                        new PairingId(row.getObject("id", UUID.class)),
                        internship.name(),
                        new PersonId(row.getObject("protege", UUID.class)),
                        row.getString("name")))
                .list()
                .forEach(events::publishEvent);
        jdbc.sql("""
                update pairing set state = case state when 'proposed' then 'withdrawn' else 'ended' end, ended_on = :today
                 where internship = :internship and state in ('proposed', 'active', 'suspended')
                """)
                .param("internship", internship.id().value())
                .param("today", clock.today())
                .update();
    }

    /** A month without a contact is no gap any more. */
    public void excuse(Actor actor, PersonId by, InternshipId internship, int month, String reason) {
        var before = locked(internship);
        int done = jdbc.sql("""
                insert into excused_month (id, internship, month, reason, excused_by, excused_at)
                values (:id, :internship, :month, :reason, :by, :now)
                on conflict (internship, month) do nothing
                """)
                .param("id", Ids.next())
                .param("internship", internship.value())
                .param("month", month)
                .param("reason", reason)
                .param("by", by.value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        if (done == 1) {
            audit.record(
                    actor,
                    "month.excused",
                    before.person().value(),
                    internship.value(),
                    Map.of(),
                    Map.of("month", month, "reason", AuditTrail.digestOf(reason)));
        }
    }

    public Optional<End> endOf(InternshipId internship) {
        return jdbc.sql("""
                select i.ended_on as "on", coalesce(i.end_reason, '') as reason, coalesce(p.display_name, '') as by
                  from internship i
                  left join person p on p.id = i.ended_by
                 where i.id = :internship and i.state in ('withdrawn', 'lapsed')
                """)
                .param("internship", internship.value())
                .query(End.class)
                .optional();
    }

    public List<Excused> excused(InternshipId internship) {
        return jdbc.sql("select month, reason from excused_month where internship = :internship order by month")
                .param("internship", internship.value())
                .query(Excused.class)
                .list();
    }

    public List<Hold> holds(InternshipId internship) {
        return jdbc.sql("""
                select from_day as first, to_day as last, reason from internship_hold
                 where internship = :internship order by from_day
                """)
                .param("internship", internship.value())
                .query(Hold.class)
                .list();
    }

    /** The coach lets contacts be logged back to a day, for two weeks. */
    public void openLog(Actor actor, InternshipId internship, LocalDate from, LocalDate until, String reason) {
        var before = locked(internship);
        jdbc.sql("update internship set log_open_from = :from, log_open_until = :until where id = :internship")
                .param("internship", internship.value())
                .param("from", from)
                .param("until", until)
                .update();
        var after = new HashMap<String, Object>();
        after.put("from", from.toString());
        after.put("until", until.toString());
        after.put("reason", AuditTrail.digestOf(reason));
        audit.record(actor, "log.opened", before.person().value(), internship.value(), Map.of(), after);
    }

    /** Takes the row of the internship for this transaction: whoever changes what hangs on it waits for its turn. */
    public InternshipSummary locked(InternshipId internship) {
        jdbc.sql("select id from internship where id = :internship for update")
                .param("internship", internship.value())
                .query(_ -> {});
        return internships.find(internship).orElseThrow(NotFound::new);
    }

    /** Keeps the last day as holds and extensions make it; before the months have begun there is none. */
    private LocalDate reckonLastDay(InternshipId internship) {
        var now = internships.find(internship).orElseThrow(NotFound::new);
        var today = clock.today();
        if (now.edition() == null) {
            return today;
        }
        var last = now.term(editions.of(now.edition()), today).map(InternshipTerm::lastDay);
        last.ifPresent(day -> jdbc.sql("update internship set last_day = :last where id = :internship")
                .param("last", day)
                .param("internship", internship.value())
                .update());
        return last.orElse(today);
    }

    /** The protégé agreed: the nine months begin at the later of the cohort's start and the agreement. */
    public InternshipSummary begin(InternshipSummary internship, LocalDate agreed) {
        var starts = internship.cohortStarts();
        var first = starts != null && starts.isAfter(agreed) ? starts : agreed;
        jdbc.sql("""
                update internship set state = 'active', first_day = :first, last_day = :first
                 where id = :internship and state = 'applied'
                """)
                .param("first", first)
                .param("internship", internship.id().value())
                .update();
        reckonLastDay(internship.id());
        return internships.find(internship.id()).orElseThrow(NotFound::new);
    }

    /** The newest of a person's that is over without a certificate, to say so on their page. */
    Optional<Fact.InternshipState> lastEnd(PersonId person) {
        return jdbc.sql("select state from internship where person = :person order by id desc limit 1")
                .param("person", person.value())
                .query(String.class)
                .optional()
                .map(Internships::state);
    }
}
