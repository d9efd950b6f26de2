package org.cadre.internship.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in which room, and who was there for how long. */
@Component
public final class Stays {
    /** A connection that was not seen for this long is not here any more, whatever became of its server. */
    static final Duration LIVE = Duration.ofSeconds(15);

    /** Who reads without script is here for this long after each page. */
    static final Duration PAGE = Duration.ofMinutes(3);

    private record Stay(UUID person, OffsetDateTime since, OffsetDateTime seenAt) {}

    private record Here(UUID room, String name) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    Stays(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID begin(UUID room, PersonId person) {
        UUID id = Ids.next();
        var now = now();
        jdbc.sql("""
                insert into chat_stay (id, room, person, live, since, seen_at, here_until)
                values (:id, :room, :person, true, :now, :now, :until)
                """)
                .param("id", id)
                .param("room", room)
                .param("person", person.value())
                .param("now", now)
                .param("until", now.plus(LIVE))
                .update();
        return id;
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }

    /** They are all still here. */
    void seen(Collection<UUID> stays) {
        if (!stays.isEmpty()) {
            var now = now();
            jdbc.sql("""
                    update chat_stay set seen_at = greatest(seen_at, :now), here_until = :until where id in (:stays)
                    """)
                    .param("now", now)
                    .param("until", now.plus(LIVE))
                    .param("stays", stays)
                    .update();
        }
    }

    void end(UUID stay) {
        jdbc.sql("update chat_stay set seen_at = greatest(seen_at, :now), here_until = :now where id = :stay")
                .param("now", now())
                .param("stay", stay)
                .update();
    }

    /** Somebody looked at a room's page: they go on with the visit they began, if it was not long ago. */
    void visit(UUID room, PersonId person) {
        var now = now();
        int going = jdbc.sql("""
                update chat_stay set seen_at = greatest(seen_at, :now), here_until = :until
                 where room = :room and person = :person and not live and here_until > :now
                """)
                .param("now", now)
                .param("until", now.plus(PAGE))
                .param("room", room)
                .param("person", person.value())
                .update();
        if (going == 0) {
            jdbc.sql("""
                    insert into chat_stay (id, room, person, live, since, seen_at, here_until)
                    values (:id, :room, :person, false, :now, :now, :until)
                    """)
                    .param("id", Ids.next())
                    .param("room", room)
                    .param("person", person.value())
                    .param("now", now)
                    .param("until", now.plus(PAGE))
                    .update();
        }
    }

    /** The names of those who are here, by room. */
    Map<UUID, List<String>> here(Collection<UUID> rooms) {
        var here = new HashMap<UUID, List<String>>();
        if (!rooms.isEmpty()) {
            jdbc.sql("""
                    select here.room, p.display_name as name
                      from (select distinct room, person from chat_stay where room in (:rooms) and here_until > :now) as here
                      join person p on p.id = here.person
                     order by lower(p.display_name), p.id
                    """)
                    .param("rooms", rooms)
                    .param("now", now())
                    .query(Here.class)
                    .list()
                    .forEach(one -> here.computeIfAbsent(one.room, _ -> new ArrayList<>())
                            .add(one.name));
        }
        return here;
    }

    /** How many minutes each person was in a room between two times, however many connections they had at once. */
    public Map<PersonId, Integer> minutes(UUID room, Instant from, Instant to) {
        var stays = jdbc.sql("""
                select person, since, seen_at from chat_stay
                 where room = :room and since < :to and seen_at > :from
                 order by person, since
                """)
                .param("room", room)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Stay.class)
                .list();
        var present = new LinkedHashMap<PersonId, Duration>();
        var counted = new HashMap<PersonId, Instant>();
        for (Stay stay : stays) {
            var person = new PersonId(stay.person);
            var begin = latest(latest(stay.since.toInstant(), from), counted.getOrDefault(person, from));
            var end = stay.seenAt.toInstant().isBefore(to) ? stay.seenAt.toInstant() : to;
            if (end.isAfter(begin)) {
                present.merge(person, Duration.between(begin, end), Duration::plus);
                counted.put(person, end);
            }
        }
        var minutes = new LinkedHashMap<PersonId, Integer>();
        present.forEach((person, all) -> minutes.put(person, (int) all.toMinutes()));
        return minutes;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
