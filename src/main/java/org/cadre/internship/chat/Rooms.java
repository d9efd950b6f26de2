package org.cadre.internship.chat;

import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rooms of cohort meetings, for those who meet in them. */
@Component
public final class Rooms {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    Rooms(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a room for a meeting that is being set. */
    public UUID open() {
        UUID id = Ids.next();
        jdbc.sql("insert into chat_room (id) values (:id)").param("id", id).update();
        return id;
    }

    /**
     * A room the viewer is a member of. What is said there stays in the cohort: office finds nothing, and neither does it
     * while it enters for a member.
     */
    Optional<Room> find(UUID room, Viewer viewer) {
        if (viewer.isActedFor()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select r.id, string_agg(distinct c.name, ', ') as cohorts, min(m.starts_at) as starts_at,
                       max(m.minutes) as minutes, r.agenda, r.agenda_number,
                       (select bool_or(k.coach) from chat_member k
                         where k.room = r.id and k.person = :viewer and (k.since is null or k.since <= :today)
                           and (k.until is null or k.until > :today)) as coaching,
                       (select k.meeting from chat_member k
                         where k.room = r.id and k.person = :viewer and (k.since is null or k.since <= :today)
                           and (k.until is null or k.until > :today)
                         order by k.coach desc, k.meeting limit 1) as meeting,
                       bool_and(m.canceled_at is not null) as canceled
                  from chat_room r
                  join cohort_meeting m on m.room = r.id
                  join cohort c on c.id = m.cohort
                 where r.id = :room
                 group by r.id
                """)
                .param("room", room)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query((row, _) -> {
                    boolean coaching = row.getBoolean("coaching");
                    // Not a member at all: bool_or of no rows.
                    return row.wasNull()
                            ? Optional.<Room>empty()
                            : Optional.of(new Room(
                                    row.getObject("id", UUID.class),
                                    row.getObject("meeting", UUID.class),
                                    row.getString("cohorts"),
                                    row.getTimestamp("starts_at").toInstant(),
                                    row.getInt("minutes"),
                                    row.getString("agenda"),
                                    row.getLong("agenda_number"),
                                    coaching,
                                    row.getBoolean("canceled")));
                })
                .optional()
                .flatMap(found -> found);
    }
}
