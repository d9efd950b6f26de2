package org.cadre.internship.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipEvents.PairingAccepted;
import org.cadre.internship.InternshipEvents.PairingDeclined;
import org.cadre.internship.InternshipEvents.PairingEnded;
import org.cadre.internship.InternshipEvents.PairingRests;
import org.cadre.internship.InternshipEvents.ProtegeNamed;
import org.cadre.internship.InternshipEvents.Side;
import org.cadre.internship.InternshipId;
import org.cadre.internship.PairingId;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.NewPerson;
import org.cadre.people.OrganizationId;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairings: named by the MIT, agreed to by the protégé, ended by either. */
@Component
public class Pairings {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final People people;
    private final InternshipFiles files;
    private final ApplicationEventPublisher events;

    Pairings(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            People people,
            InternshipFiles files,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.people = people;
        this.files = files;
        this.events = events;
    }

    /** All of an internship, the first one first. */
    public List<Pairing> of(InternshipId internship) {
        return jdbc.sql("""
                select a.id, a.internship, i.person as mit, m.display_name as mit_name, a.protege,
                       coalesce(a.protege_name, p.display_name) as protege_name, a.kind, coalesce(s.name, '') as school, a.state,
                       a.agreement_version, a.agreement_text, a.proposed_at, a.accepted_at, a.accepted_on, a.ended_on,
                       coalesce(a.end_reason, '') as end_reason
                  from pairing a
                  join internship i on i.id = a.internship
                  join person m on m.id = i.person
                  join person p on p.id = a.protege
                  left join organization s on s.id = a.school
                 where a.internship = :internship
                 order by a.proposed_at, a.id
                """)
                .param("internship", internship.value())
                .query(Pairings::pairing)
                .list();
    }

    /** The pairing a signed link names: whoever holds the link is taken for its protégé. */
    public Optional<Pairing> find(PairingId pairing) {
        return jdbc.sql("""
                select a.id, a.internship, i.person as mit, m.display_name as mit_name, a.protege,
                       coalesce(a.protege_name, p.display_name) as protege_name, a.kind, coalesce(s.name, '') as school, a.state,
                       a.agreement_version, a.agreement_text, a.proposed_at, a.accepted_at, a.accepted_on, a.ended_on,
                       coalesce(a.end_reason, '') as end_reason
                  from pairing a
                  join internship i on i.id = a.internship
                  join person m on m.id = i.person
                  join person p on p.id = a.protege
                  left join organization s on s.id = a.school
                 where a.id = :pairing
                """)
                .param("pairing", pairing.value())
                .query(Pairings::pairing)
                .optional();
    }

    /** The names it was signed with; empty where they were not kept. */
    Signatures signatures(PairingId pairing) {
        return jdbc.sql("""
                select coalesce(mit_signature, '') as mit, coalesce(protege_signature, '') as protege,
                       mit_evaluates is not null as mit_declared, protege_evaluated is not null as protege_declared
                  from pairing where id = :pairing
                """)
                .param("pairing", pairing.value())
                .query(Signatures.class)
                .single();
    }

    /** The one that stands: proposed, active or suspended. */
    public Optional<Pairing> open(InternshipId internship) {
        return of(internship).stream().filter(Pairing::isOpen).findFirst();
    }

    private static Pairing pairing(ResultSet row, int number) throws SQLException {
        var accepted = row.getTimestamp("accepted_at");
        return new Pairing(
                new PairingId(row.getObject("id", UUID.class)),
                new InternshipId(row.getObject("internship", UUID.class)),
                new PersonId(row.getObject("mit", UUID.class)),
                row.getString("mit_name"),
                new PersonId(row.getObject("protege", UUID.class)),
                row.getString("protege_name"),
                ProtegeKind.find(row.getString("kind")).orElseThrow(),
                row.getString("school"),
                Pairing.State.of(row.getString("state")),
                row.getString("agreement_version"),
                row.getString("agreement_text"),
                row.getTimestamp("proposed_at").toInstant(),
                accepted == null ? null : accepted.toInstant(),
                row.getObject("accepted_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("end_reason"));
    }

    /** What came of naming somebody. */
    enum Proposal {
        PROPOSED,
        ONE_AT_A_TIME,
        /** So many strangers get no mail in one MIT's name within a day. */
        TOO_MANY_TODAY
    }

    private static final int MOST_PROPOSALS_A_DAY = 5;

    /** The MIT signs the agreement and names a protégé; one open pairing at a time. */
    Proposal propose(
            Viewer viewer,
            InternshipId internship,
            Edition edition,
            String name,
            String email,
            ProtegeKind kind,
            @Nullable OrganizationId school,
            boolean evaluates) {
        var before = files.locked(internship);
        var earlier = of(internship);
        if (earlier.stream().anyMatch(Pairing::isOpen)) {
            return Proposal.ONE_AT_A_TIME;
        }
        var dayAgo = clock.now().minus(Duration.ofDays(1));
        if (earlier.stream().filter(one -> one.proposedAt().isAfter(dayAgo)).count() >= MOST_PROPOSALS_A_DAY) {
            return Proposal.TOO_MANY_TODAY;
        }
        PersonId protege = people.create(
                viewer.actor(), NewPerson.named(name, email, clock.zone()).at(null, school));
        UUID id = Ids.next();
        jdbc.sql("""
                insert into pairing (id, internship, protege, protege_name, kind, school, state, agreement_version,
                                     agreement_text, proposed_at, mit_signature, mit_evaluates)
                values (:id, :internship, :protege, :name, :kind, :school, 'proposed', :version, :text, :now, :signature,
                        :evaluates)
                """)
                .param("id", id)
                .param("internship", internship.value())
                .param("protege", protege.value())
                .param("name", name)
                .param("kind", kind.word())
                .param("school", school == null ? null : school.value())
                .param("version", edition.agreement().version())
                .param("text", edition.agreement().text())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("signature", viewer.name())
                .param("evaluates", evaluates)
                .update();
        audit.record(
                viewer.actor(),
                "protege.named",
                before.person().value(),
                id,
                Map.of(),
                Map.of(
                        "protege",
                        protege.toString(),
                        "kind",
                        kind.word(),
                        "agreement",
                        edition.agreement().version(),
                        "declaresNoEvaluation",
                        !evaluates));
        events.publishEvent(
                new ProtegeNamed(internship, new PairingId(id), before.person(), before.name(), protege, name));
        return Proposal.PROPOSED;
    }

    /** Asks once more for the protégé's answer. */
    public void askAgain(Actor actor, Pairing pairing) {
        audit.record(
                actor,
                "agreement.asked-again",
                pairing.mit().value(),
                pairing.id().value(),
                Map.of(),
                Map.of());
        events.publishEvent(new ProtegeNamed(
                pairing.internship(),
                pairing.id(),
                pairing.mit(),
                pairing.mitName(),
                pairing.protege(),
                pairing.protegeName()));
    }

    /** The MIT takes an unanswered proposal back, to name somebody else. */
    boolean takeBack(Actor actor, Pairing pairing) {
        files.locked(pairing.internship());
        int done = jdbc.sql(
                        "update pairing set state = 'withdrawn', ended_on = :today where id = :pairing and state = 'proposed'")
                .param("today", clock.today())
                .param("pairing", pairing.id().value())
                .update();
        if (done == 1) {
            audit.record(
                    actor,
                    "pairing.taken-back",
                    pairing.mit().value(),
                    pairing.id().value(),
                    Map.of("state", "proposed"),
                    Map.of("state", "withdrawn"));
        }
        return done == 1;
    }

    /**
     * The protégé signs: pairing and internship are active from now on.
     *
     * @param evaluated the protégé says that the mentor evaluates them, and the edition warns of it only
     */
    boolean accept(Pairing pairing, Edition edition, boolean evaluated) {
        var internship = files.locked(pairing.internship());
        if (!internship.isOpen()) {
            return false;
        }
        int done = jdbc.sql("""
                update pairing set state = 'active', accepted_at = :now, accepted_on = :today, protege_signature = :signature,
                       protege_evaluated = :evaluated
                 where id = :pairing and state = 'proposed'
                """)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("today", clock.today())
                .param("signature", pairing.protegeName())
                .param("evaluated", evaluated)
                .param("pairing", pairing.id().value())
                .update();
        if (done == 0) {
            return false;
        }
        if (!edition.internship().hoursCarryOver()) {
            beginAfresh(pairing);
        }
        var begun = files.begin(internship, clock.today());
        audit.record(
                Actor.of(pairing.protege().value()),
                "pairing.accepted",
                pairing.mit().value(),
                pairing.id().value(),
                Map.of("state", "proposed"),
                Map.of(
                        "state",
                        "active",
                        "agreement",
                        pairing.agreementVersion(),
                        "text",
                        AuditTrail.digestOf(pairing.agreementText()),
                        "firstDay",
                        String.valueOf(begun.firstDay()),
                        "lastDay",
                        String.valueOf(begun.lastDay())));
        if (begun.firstDay() != null && begun.lastDay() != null) {
            events.publishEvent(new PairingAccepted(
                    begun.id(),
                    pairing.id(),
                    pairing.mit(),
                    pairing.mitName(),
                    pairing.protege(),
                    pairing.protegeName(),
                    begun.firstDay(),
                    begun.lastDay()));
        }
        return true;
    }

    /** Where the edition lets no hours carry over, those with an earlier protégé are taken back, and stay visible so. */
    private void beginAfresh(Pairing pairing) {
        int reversed = jdbc.sql("""
                update contact_entry e set state = 'reversed'
                 where e.state in ('submitted', 'disputed')
                   and e.pairing in (select a.id from pairing a where a.internship = :internship and a.id <> :pairing)
                """)
                .param("internship", pairing.internship().value())
                .param("pairing", pairing.id().value())
                .update();
        if (reversed > 0) {
            audit.record(
                    Actor.SYSTEM,
                    "pairing.hours-not-carried",
                    pairing.mit().value(),
                    pairing.id().value(),
                    Map.of(),
                    Map.of("entries", reversed));
        }
    }

    boolean decline(Pairing pairing, String reason) {
        files.locked(pairing.internship());
        int done = jdbc.sql("""
                update pairing set state = 'declined', ended_on = :today, end_reason = :reason
                 where id = :pairing and state = 'proposed'
                """)
                .param("today", clock.today())
                .param("reason", reason.isEmpty() ? null : reason)
                .param("pairing", pairing.id().value())
                .update();
        if (done == 1) {
            audit.record(
                    Actor.of(pairing.protege().value()),
                    "pairing.declined",
                    pairing.mit().value(),
                    pairing.id().value(),
                    Map.of("state", "proposed"),
                    Map.of("state", "declined", "reason", AuditTrail.digestOf(reason)));
            events.publishEvent(
                    new PairingDeclined(pairing.internship(), pairing.id(), pairing.mit(), pairing.protegeName()));
        }
        return done == 1;
    }

    /** Either side ends it, without blame. The reason goes to office, not to the other side. */
    public boolean end(Actor actor, Pairing pairing, String reason, boolean byProtege) {
        return end(actor, pairing, reason, byProtege ? Side.PROTEGE : Side.MIT);
    }

    /** Office ends it: both sides hear that it ended, and why stands in the case file alone. */
    public boolean endByOffice(Actor actor, Pairing pairing) {
        return end(actor, pairing, "", Side.OFFICE);
    }

    private boolean end(Actor actor, Pairing pairing, String reason, Side by) {
        files.locked(pairing.internship());
        int done = jdbc.sql("""
                update pairing set state = 'ended', ended_on = :today, end_reason = :reason
                 where id = :pairing and state in ('active', 'suspended')
                """)
                .param("today", clock.today())
                .param("reason", reason.isEmpty() ? null : reason)
                .param("pairing", pairing.id().value())
                .update();
        if (done == 1) {
            audit.record(
                    actor,
                    "pairing.ended",
                    pairing.mit().value(),
                    pairing.id().value(),
                    Map.of("state", pairing.state().word()),
                    Map.of(
                            "state",
                            "ended",
                            "by",
                            by.name().toLowerCase(Locale.ROOT),
                            "reason",
                            AuditTrail.digestOf(reason)));
            events.publishEvent(new PairingEnded(
                    pairing.internship(),
                    pairing.id(),
                    pairing.mit(),
                    pairing.mitName(),
                    pairing.protege(),
                    pairing.protegeName(),
                    by));
        }
        return done == 1;
    }

    /** Office lets it rest while it looks into something; nothing is logged under it meanwhile. */
    public boolean suspend(Actor actor, Pairing pairing) {
        return rest(actor, pairing, "active", "suspended");
    }

    /** It goes on as it was. */
    public boolean reinstate(Actor actor, Pairing pairing) {
        return rest(actor, pairing, "suspended", "active");
    }

    private boolean rest(Actor actor, Pairing pairing, String before, String after) {
        files.locked(pairing.internship());
        int done = jdbc.sql("update pairing set state = :after where id = :pairing and state = :before")
                .param("after", after)
                .param("before", before)
                .param("pairing", pairing.id().value())
                .update();
        if (done == 1) {
            boolean goesOn = after.equals("active");
            audit.record(
                    actor,
                    goesOn ? "pairing.reinstated" : "pairing.suspended",
                    pairing.mit().value(),
                    pairing.id().value(),
                    Map.of("state", before),
                    Map.of("state", after));
            events.publishEvent(new PairingRests(
                    pairing.id(), pairing.mit(), pairing.mitName(), pairing.protege(), pairing.protegeName(), goesOn));
        }
        return done == 1;
    }
}
