package org.cadre.internship.term;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipEvents.InternshipOver;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
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

/** The course of each internship: begun, held and resumed, ended without a certificate; and its row, taken before a change. */
@Component
public class InternshipFiles {
    /** Days on which it rests; without a last one it still does. */
    public record Hold(LocalDate first, @Nullable LocalDate last, String reason) {}

    /** How an internship ended without a certificate, and who ended it; empty where that was not kept. */
    public record End(@Nullable LocalDate on, String reason, String by) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final Roles roles;
    private final Editions editions;
    private final Internships internships;
    private final ApplicationEventPublisher events;

    InternshipFiles(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            Roles roles,
            Editions editions,
            Internships internships,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.roles = roles;
        this.editions = editions;
        this.internships = internships;
        this.events = events;
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

    /** How it ended without a certificate; nothing while it goes on. */
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

    /** Its holds, the first one first. */
    public List<Hold> holds(InternshipId internship) {
        return jdbc.sql("""
                select from_day as first, to_day as last, reason from internship_hold
                 where internship = :internship order by from_day
                """)
                .param("internship", internship.value())
                .query(Hold.class)
                .list();
    }

    /** Takes the row of the internship for this transaction: whoever changes what hangs on it waits for its turn. */
    public InternshipSummary locked(InternshipId internship) {
        jdbc.sql("select id from internship where id = :internship for update")
                .param("internship", internship.value())
                .query(_ -> {});
        return internships.find(internship).orElseThrow(NotFound::new);
    }

    /** Keeps the last day as holds and extensions make it; before the months have begun there is none. */
    LocalDate reckonLastDay(InternshipId internship) {
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
}
