package org.cadre.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.offering.OfferingId;
import org.cadre.offering.SessionId;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.OfferingKind;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of attendance: what was marked, and what a person's marks are worth. */
@Component
class Marks {
    /** One cell of an event's sheet. */
    record Cell(RegistrationId registration, SessionId session, int minutes) {}

    /** What is to be written into a cell. */
    private record Fresh(UUID id, UUID registration, int minutes) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Editions editions;

    Marks(JdbcClient jdbc, JsonMapper json, Editions editions) {
        this.jdbc = jdbc;
        this.json = json;
        this.editions = editions;
    }

    Credited of(PersonId person) {
        return of(List.of(person)).getOrDefault(person, new Credited(List.of(), editions::of));
    }

    /** What several people's marks are worth, read in one query; who has none is not in it. */
    Map<PersonId, Credited> of(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return byPerson(jdbc.sql("select * from attendance_mark where person in (:people)")
                .param("people", people.stream().map(PersonId::value).toList())
                .query(Marks::mark)
                .list());
    }

    /** The same for the people behind these registrations. */
    Map<PersonId, Credited> behind(Collection<RegistrationId> registrations) {
        if (registrations.isEmpty()) {
            return Map.of();
        }
        return byPerson(jdbc.sql("""
                select * from attendance_mark
                 where person in (select r.person from registration r where r.id in (:registrations))
                """)
                .param(
                        "registrations",
                        registrations.stream().map(RegistrationId::value).toList())
                .query(Marks::mark)
                .list());
    }

    private Map<PersonId, Credited> byPerson(List<Mark> marks) {
        return marks.stream()
                .collect(Collectors.groupingBy(
                        Mark::person,
                        Collectors.collectingAndThen(Collectors.toList(), ofOne -> new Credited(ofOne, editions::of))));
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        var zone = ZoneId.of(row.getString("zone"));
        var starts = row.getTimestamp("starts_at").toInstant();
        return new Mark(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                new RegistrationId(row.getObject("registration", UUID.class)),
                new OfferingId(row.getObject("offering", UUID.class)),
                row.getString("event"),
                OfferingKind.of(row.getString("kind")),
                new EditionId(row.getObject("edition", UUID.class)),
                row.getBoolean("closed"),
                row.getString("module"),
                row.getString("title"),
                starts,
                starts.atZone(zone).toLocalDate(),
                row.getInt("session_minutes"),
                row.getInt("minutes"));
    }

    /** All cells of an event that have been marked. */
    List<Cell> in(OfferingId offering) {
        return jdbc.sql("""
                select a.registration, a.session, a.minutes
                  from attendance a
                  join session s on s.id = a.session
                 where s.offering = :offering
                """)
                .param("offering", offering.value())
                .query((row, _) -> new Cell(
                        new RegistrationId(row.getObject("registration", UUID.class)),
                        new SessionId(row.getObject("session", UUID.class)),
                        row.getInt("minutes")))
                .list();
    }

    /** Whether a seat's holder was in any session, wholly or in part. */
    boolean isPresent(RegistrationId registration) {
        return jdbc.sql("select exists (select 1 from attendance where registration = :registration and minutes > 0)")
                .param("registration", registration.value())
                .query(Boolean.class)
                .single();
    }

    /** Everybody who attended something of an event. */
    List<PersonId> peopleIn(OfferingId offering) {
        return jdbc
                .sql("select distinct person from attendance_mark where offering = :offering")
                .param("offering", offering.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** Writes minutes of one session, in one statement; returns those for whom something changed. */
    Map<RegistrationId, PersonId> write(
            OfferingId offering,
            SessionId session,
            Map<RegistrationId, Integer> minutes,
            @Nullable UUID recorder,
            Instant at) {
        var fresh = minutes.entrySet().stream()
                .map(one -> new Fresh(Ids.next(), one.getKey().value(), one.getValue()))
                .toList();
        return jdbc
                .sql("""
                with fresh as (
                  select f.id, f.registration, f.minutes
                    from jsonb_to_recordset(:fresh::jsonb) as f (id uuid, registration uuid, minutes integer)
                    join registration r on r.id = f.registration and r.offering = :offering and r.seat = 'confirmed'
                    join session s on s.id = :session and s.offering = :offering and f.minutes between 0 and s.minutes
                    left join attendance a on a.registration = f.registration and a.session = s.id
                   where f.minutes <> coalesce(a.minutes, 0)
                ), written as (
                  insert into attendance (id, registration, session, minutes, method, recorder, recorded_at)
                  select id, registration, :session, minutes, 'trainer', :recorder, :at from fresh
                  on conflict (registration, session) do update
                     set minutes = excluded.minutes, method = excluded.method, recorder = excluded.recorder,
                         recorded_at = excluded.recorded_at
                  returning registration
                )
                select r.id, r.person from written w join registration r on r.id = w.registration
                """)
                .param("fresh", json.writeValueAsString(fresh))
                .param("offering", offering.value())
                .param("session", session.value())
                .param("recorder", recorder)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> Map.entry(
                        new RegistrationId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("person", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
