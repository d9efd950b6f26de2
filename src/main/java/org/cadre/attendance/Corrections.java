package org.cadre.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.attendance.AttendanceEvents.CorrectionDecided;
import org.cadre.attendance.AttendanceEvents.CorrectionProposed;
import org.cadre.attendance.Correction.Approver;
import org.cadre.attendance.Correction.Line;
import org.cadre.attendance.Correction.State;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to corrections after an event was closed: one person asks and says why, another one decides. */
@Component
public class Corrections {
    private final JdbcClient jdbc;
    private final Attendances attendances;
    private final Offerings offerings;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    Corrections(
            JdbcClient jdbc,
            Attendances attendances,
            Offerings offerings,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.attendances = attendances;
        this.offerings = offerings;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** What is wanted for one session. */
    record Wanted(SessionId session, int before, int after) {}

    /** Asks for a correction, in the caller's transaction; empty when one for the same seat waits already. */
    Optional<CorrectionId> propose(
            RegistrationId registration,
            PersonId person,
            String reason,
            List<Wanted> wanted,
            @Nullable Approver approver,
            Actor actor) {
        var id = new CorrectionId(Ids.next());
        int written = jdbc.sql("""
                insert into attendance_correction (id, registration, person, reason, state, proposed_by,
                                                   proposed_at, approver_name, approver_email)
                values (:id, :registration, :person, :reason, 'proposed', :by, :now, :approver, :email)
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("registration", registration.value())
                .param("person", person.value())
                .param("reason", reason)
                .param("by", actor.person())
                .param("now", now())
                .param("approver", approver == null ? null : approver.name())
                .param("email", approver == null ? null : approver.email())
                .update();
        if (written == 0) {
            return Optional.empty();
        }
        for (var one : wanted) {
            jdbc.sql("""
                    insert into attendance_correction_line (correction, session, minutes_before, minutes)
                    values (:id, :session, :before, :after)
                    """)
                    .param("id", id.value())
                    .param("session", one.session().value())
                    .param("before", one.before())
                    .param("after", one.after())
                    .update();
        }
        audit.record(
                actor,
                "correction.proposed",
                person.value(),
                id.value(),
                Map.of(),
                Map.of("sessions", wanted.size(), "reason", AuditTrail.digestOf(reason)));
        events.publishEvent(new CorrectionProposed(id));
        return Optional.of(id);
    }

    /** What became of a decision. */
    enum Decision {
        DONE,
        /** Whoever asks does not decide. */
        SAME_PERSON,
        /** Somebody else has decided, or it was withdrawn. */
        DECIDED_ALREADY,
        /** The seat was given back or went to somebody else: there is nothing to correct. */
        SEAT_GONE
    }

    /** Decides, once, in the caller's transaction; an approved correction takes effect at once. */
    Decision decide(Correction correction, boolean approved, @Nullable String because, Actor actor) {
        if (correction.proposedBy().value().equals(actor.person())) {
            return Decision.SAME_PERSON;
        }
        if (approved && !isHeldBy(correction.registration(), correction.person())) {
            return Decision.SEAT_GONE;
        }
        int decided = jdbc.sql("""
                update attendance_correction
                   set state = :state, decided_by = :by, decided_because = :because, decided_at = :now
                 where id = :id and state = 'proposed' and proposed_by is distinct from :by
                """)
                .param("id", correction.id().value())
                .param("state", (approved ? State.APPROVED : State.REFUSED).word())
                .param("by", actor.person())
                .param("because", because)
                .param("now", now())
                .update();
        if (decided == 0) {
            return Decision.DECIDED_ALREADY;
        }
        audit.record(
                actor,
                approved ? "correction.approved" : "correction.refused",
                correction.person().value(),
                correction.id().value(),
                Map.of("state", State.PROPOSED.word()),
                Map.of(
                        "approver",
                        actor.person() == null && correction.approver() != null
                                ? correction.approver().name()
                                : ""));
        if (approved) {
            apply(correction, actor);
        }
        events.publishEvent(new CorrectionDecided(correction.id()));
        return Decision.DONE;
    }

    private boolean isHeldBy(RegistrationId registration, PersonId person) {
        return jdbc.sql("""
                select exists (select 1 from registration
                                where id = :registration and person = :person and seat = 'confirmed')
                """)
                .param("registration", registration.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private void apply(Correction correction, Actor actor) {
        var offering = offerings.find(correction.offering()).orElseThrow();
        var sessions = offerings.sessions(offering.id());
        for (var line : correction.lines()) {
            sessions.stream()
                    .filter(one -> one.id().equals(line.session()))
                    .findAny()
                    .ifPresent(session -> attendances.mark(
                            offering, session, Map.of(correction.registration(), line.after()), actor));
        }
    }

    /** Whoever asked takes it back. */
    boolean withdraw(Correction correction, Actor actor) {
        int withdrawn = jdbc.sql("""
                update attendance_correction set state = 'withdrawn', decided_at = :now
                 where id = :id and state = 'proposed' and proposed_by = :by
                """)
                .param("id", correction.id().value())
                .param("by", actor.person())
                .param("now", now())
                .update();
        if (withdrawn == 1) {
            audit.record(
                    actor,
                    "correction.withdrawn",
                    correction.person().value(),
                    correction.id().value(),
                    Map.of(),
                    Map.of());
        }
        return withdrawn == 1;
    }

    /** One correction: to office and to the trainers of its event. */
    Optional<Correction> find(CorrectionId id, Viewer viewer) {
        return find(id).filter(one -> viewer.isOffice() || offerings.trains(viewer.id(), one.offering()));
    }

    /** The same for mails and for who holds its link. */
    public Optional<Correction> find(CorrectionId id) {
        return jdbc.sql("select * from attendance_correction_summary where id = :id")
                .param("id", id.value())
                .query(this::correction)
                .optional();
    }

    /** All corrections of an event, newest first: its page shows them to those who may see it. */
    List<Correction> of(OfferingId offering) {
        return jdbc.sql("""
                select * from attendance_correction_summary where offering = :offering order by id desc
                """)
                .param("offering", offering.value())
                .query(this::correction)
                .list();
    }

    /** What waits for somebody's decision: office sees all, a trainer those of their own events. */
    List<Correction> open(Viewer viewer) {
        return jdbc.sql("""
                select c.* from attendance_correction_summary c
                 where c.state = 'proposed'
                   and (:office or exists (select 1 from offering_trainer t
                                            where t.offering = c.offering and t.person = :viewer))
                 order by c.id
                 limit 200
                """)
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .query(this::correction)
                .list();
    }

    private Correction correction(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        String approver = row.getString("approver_name");
        var decidedAt = row.getTimestamp("decided_at");
        return new Correction(
                new CorrectionId(id),
                new RegistrationId(row.getObject("registration", UUID.class)),
                new OfferingId(row.getObject("offering", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                row.getString("reason"),
                State.of(row.getString("state")),
                new PersonId(row.getObject("proposed_by", UUID.class)),
                row.getString("proposer"),
                row.getTimestamp("proposed_at").toInstant(),
                approver == null ? null : new Approver(approver, row.getString("approver_email")),
                row.getString("decider"),
                row.getString("decided_because"),
                decidedAt == null ? null : decidedAt.toInstant(),
                lines(id));
    }

    private List<Line> lines(UUID correction) {
        return jdbc.sql("""
                select l.session, s.title, l.minutes_before, l.minutes
                  from attendance_correction_line l
                  join session s on s.id = l.session
                 where l.correction = :correction
                 order by s.starts_at, s.id
                """)
                .param("correction", correction)
                .query((row, _) -> new Line(
                        new SessionId(row.getObject("session", UUID.class)),
                        row.getString("title"),
                        row.getInt("minutes_before"),
                        row.getInt("minutes")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
