package org.cadre.internship.meeting;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rooms in which several cohorts meet. */
@Component
final class JointMeetings {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    JointMeetings(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the coach of another cohort needs to bring it into a room; the same as long as it is open. */
    UUID share(UUID room) {
        // Random, not in the order of time: who has one cannot guess another.
        return jdbc.sql("update chat_room set joining = coalesce(joining, :token) where id = :room returning joining")
                .param("token", UUID.randomUUID())
                .param("room", room)
                .query(UUID.class)
                .single();
    }

    Optional<UUID> token(UUID room) {
        return jdbc.sql("select joining from chat_room where id = :room and joining is not null")
                .param("room", room)
                .query(UUID.class)
                .optional();
    }

    /** A meeting that can still be joined. */
    Optional<JointMeeting> find(UUID token) {
        return jdbc.sql("""
                select r.id as room, string_agg(c.name, ', ' order by c.name) as cohorts, min(m.starts_at) as starts_at,
                       min(m.minutes) as minutes
                  from chat_room r
                  join cohort_meeting m on m.room = r.id and m.canceled_at is null
                  join cohort c on c.id = m.cohort
                 where r.joining = :token
                 group by r.id
                having min(m.starts_at) > :now
                """)
                .param("token", token)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(JointMeeting.class)
                .optional();
    }

    boolean meetsIn(CohortId cohort, UUID room) {
        return jdbc.sql("""
                select exists (select 1 from cohort_meeting where cohort = :cohort and room = :room and canceled_at is null)
                """)
                .param("cohort", cohort.value())
                .param("room", room)
                .query(Boolean.class)
                .single();
    }

    /** Whether more than one cohort meets in a room. */
    boolean isShared(UUID room) {
        return jdbc.sql("select count(*) > 1 from cohort_meeting where room = :room and canceled_at is null")
                .param("room", room)
                .query(Boolean.class)
                .single();
    }

    UUID join(JointMeeting joint, CoachedCohort cohort, int month, Viewer coach) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into cohort_meeting (id, cohort, month, kind, starts_at, minutes, room, scheduled_by)
                values (:id, :cohort, :month, 'chat', :starts, :minutes, :room, :coach)
                """)
                .param("id", id)
                .param("cohort", cohort.id().value())
                .param("month", month)
                .param("starts", joint.startsAt().atOffset(ZoneOffset.UTC))
                .param("minutes", joint.minutes())
                .param("room", joint.room())
                .param("coach", coach.id().value())
                .update();
        return id;
    }
}
