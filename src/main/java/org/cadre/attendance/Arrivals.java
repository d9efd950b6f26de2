package org.cadre.attendance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to attendance for the day itself: somebody comes, or was seen by mistake. */
@Component
public class Arrivals {
    /** How somebody was seen. */
    public enum Method {
        /** The code of their seat was scanned. */
        QR,
        /** The code of their seat was typed. */
        CODE,
        /** A trainer tapped their name. */
        TRAINER,
        /** They signed a printed sheet. */
        PAPER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a coming. */
    public sealed interface Arrival {
        record CheckedIn() implements Arrival {}

        record AlreadyHere(Instant since) implements Arrival {}

        /** A tap was taken back after this one: the later word stands. */
        record TakenBackLater(Instant at) implements Arrival {}

        /** The event was closed, or the seat given back, in this very moment. */
        record TooLate() implements Arrival {}
    }

    /** Somebody who is here. */
    public record Present(RegistrationId registration, SessionId session, Instant since, int minutes) {}

    private record Row(int minutes, @Nullable Instant cameAt, Instant recordedAt) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Marks marks;
    private final Completions completions;

    Arrivals(JdbcClient jdbc, AuditTrail audit, ProgramClock clock, Marks marks, Completions completions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.marks = marks;
        this.completions = completions;
    }

    /**
     * Somebody came to a session: credited in full, unless they are here already. A seat that waits for its payment is
     * noted like any other; it counts once it is confirmed. The caller has made sure that the actor may.
     *
     * @param at when they were seen, which may be a while ago; null: on a sheet, without a time
     */
    public Arrival checkIn(
            OfferingSummary offering,
            SessionSummary session,
            RegistrationId registration,
            PersonId person,
            Method method,
            @Nullable Instant at,
            Actor actor) {
        Instant now = clock.now();
        int written = jdbc.sql("""
                with event as (
                  select o.id from offering o
                   where o.id = :offering and o.closed_at is null and o.canceled_at is null
                     for share  -- closing waits for whoever is being checked in
                )
                insert into attendance (id, registration, session, minutes, method, recorder, recorded_at, came_at)
                select :id, r.id, s.id, s.minutes, :method, :recorder, :now, :at::timestamptz
                  from registration r
                  join event e on e.id = r.offering
                  join session s on s.id = :session and s.offering = e.id
                 where r.id = :registration and r.person = :person and r.seat in ('held', 'confirmed')
                on conflict (registration, session) do update
                   set minutes = excluded.minutes, method = excluded.method, recorder = excluded.recorder,
                       recorded_at = excluded.recorded_at, came_at = excluded.came_at
                 where attendance.minutes = 0
                   and attendance.recorded_at <= coalesce(excluded.came_at, excluded.recorded_at)
                """)
                .param("id", Ids.next())
                .param("offering", offering.id().value())
                .param("registration", registration.value())
                .param("person", person.value())
                .param("session", session.id().value())
                .param("method", method.word())
                .param("recorder", actor.person())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .update();
        if (written == 0) {
            return whatStands(registration, session, at);
        }
        audit.record(
                actor,
                "attendance.checked-in",
                person.value(),
                registration.value(),
                Map.of(),
                Map.of("session", session.title(), "method", method.word(), "at", (at == null ? now : at).toString()));
        // Who is here at the start of the last module has not completed it yet: that is told once it is over.
        if (!now.isBefore(session.endsAt())) {
            completions.tell(offering, marks.of(List.of(person)));
        }
        return new Arrival.CheckedIn();
    }

    private Arrival whatStands(RegistrationId registration, SessionSummary session, @Nullable Instant at) {
        // Of two phones the earlier sighting is the true one, whichever was sent first.
        if (at != null) {
            jdbc.sql("""
                    update attendance set came_at = :at
                     where registration = :registration and session = :session and minutes > 0 and came_at > :at
                    """)
                    .param("registration", registration.value())
                    .param("session", session.id().value())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return jdbc.sql("""
                select minutes, came_at, recorded_at from attendance
                 where registration = :registration and session = :session
                """)
                .param("registration", registration.value())
                .param("session", session.id().value())
                .query((row, _) -> new Row(
                        row.getInt("minutes"),
                        row.getTimestamp("came_at") == null
                                ? null
                                : row.getTimestamp("came_at").toInstant(),
                        row.getTimestamp("recorded_at").toInstant()))
                .optional()
                .<Arrival>map(row -> row.minutes > 0
                        ? new Arrival.AlreadyHere(row.cameAt == null ? row.recordedAt : row.cameAt)
                        : new Arrival.TakenBackLater(row.recordedAt))
                .orElseGet(Arrival.TooLate::new);
    }

    /** Takes a wrong tap back: they were not here after all. False when nothing was to be taken back. */
    public boolean takeBack(
            SessionSummary session, RegistrationId registration, PersonId person, Instant at, Actor actor) {
        int taken = jdbc.sql("""
                update attendance a
                   set minutes = 0, method = 'trainer', recorder = :recorder, recorded_at = :at, came_at = null
                  from session s
                  join offering o on o.id = s.offering and o.closed_at is null
                 where a.registration = :registration and a.session = :session and a.minutes > 0 and s.id = a.session
                """)
                .param("registration", registration.value())
                .param("session", session.id().value())
                .param("recorder", actor.person())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (taken == 1) {
            audit.record(
                    actor,
                    "attendance.taken-back",
                    person.value(),
                    registration.value(),
                    Map.of("session", session.title(), "minutes", session.minutes()),
                    Map.of("session", session.title(), "minutes", 0));
        }
        return taken == 1;
    }

    /** Everybody who is in a session of an event, wholly or in part. */
    public List<Present> present(OfferingId offering) {
        return jdbc.sql("""
                select a.registration, a.session, coalesce(a.came_at, a.recorded_at) as since, a.minutes
                  from attendance a
                  join session s on s.id = a.session
                 where s.offering = :offering and a.minutes > 0
                """)
                .param("offering", offering.value())
                .query((row, _) -> new Present(
                        new RegistrationId(row.getObject("registration", UUID.class)),
                        new SessionId(row.getObject("session", UUID.class)),
                        row.getTimestamp("since").toInstant(),
                        row.getInt("minutes")))
                .list();
    }
}
