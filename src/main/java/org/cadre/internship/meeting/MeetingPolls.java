package org.cadre.internship.meeting;

import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposed times and their answers in the database. */
@Component
final class MeetingPolls {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    MeetingPolls(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID propose(CohortId cohort, String kind, int minutes, String link, List<MeetingForm.When> times, Viewer coach) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into meeting_poll (id, cohort, kind, minutes, link, proposed_by, proposed_at)
                values (:id, :cohort, :kind, :minutes, :link, :coach, :now)
                """)
                .param("id", id)
                .param("cohort", cohort.value())
                .param("kind", kind)
                .param("minutes", minutes)
                .param("link", link.isEmpty() ? null : link)
                .param("coach", coach.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        for (var time : times) {
            jdbc.sql("insert into meeting_poll_time (id, poll, starts_at, month) values (:id, :poll, :starts, :month)")
                    .param("id", Ids.next())
                    .param("poll", id)
                    .param("starts", time.startsAt().atOffset(ZoneOffset.UTC))
                    .param("month", time.month())
                    .update();
        }
        return id;
    }

    /** A poll of the viewer's own cohort, or of one they coach. */
    Optional<MeetingPoll> find(UUID poll, Viewer viewer) {
        return jdbc.sql("""
                select q.id, q.cohort, c.name, q.kind, q.minutes, coalesce(q.link, '') as link, q.closed_at, q.meeting,
                       exists (select 1 from cohort_coach k
                                where k.cohort = q.cohort and k.person = :viewer
                                  and k.since <= :today and (k.until is null or k.until > :today)) as coached,
                       exists (select 1 from internship i
                                where i.cohort = q.cohort and i.person = :viewer
                                  and i.state in ('applied', 'active', 'on hold')) as asked,
                       (select count(*) from internship i
                         where i.cohort = q.cohort and i.state in ('applied', 'active')) as invited
                  from meeting_poll q
                  join cohort c on c.id = q.cohort
                 where q.id = :poll
                """)
                .param("poll", poll)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query((row, _) -> {
                    boolean coached = row.getBoolean("coached");
                    if (!coached && !row.getBoolean("asked")) {
                        return Optional.<MeetingPoll>empty();
                    }
                    Timestamp closed = row.getTimestamp("closed_at");
                    return Optional.of(new MeetingPoll(
                            poll,
                            new CohortId(row.getObject("cohort", UUID.class)),
                            row.getString("name"),
                            row.getString("kind"),
                            row.getInt("minutes"),
                            row.getString("link"),
                            closed == null ? null : closed.toInstant(),
                            row.getObject("meeting", UUID.class),
                            coached,
                            row.getInt("invited"),
                            times(poll, viewer)));
                })
                .optional()
                .flatMap(found -> found);
    }

    private List<MeetingPoll.Time> times(UUID poll, Viewer viewer) {
        var answers = new HashMap<UUID, List<MeetingPoll.Answer>>();
        var own = new HashMap<UUID, String>();
        jdbc.sql("""
                select a.time, a.person, p.display_name, a.answer
                  from meeting_poll_answer a
                  join meeting_poll_time t on t.id = a.time
                  join person p on p.id = a.person
                 where t.poll = :poll
                 order by lower(p.display_name), p.id
                """).param("poll", poll).query(row -> {
            UUID time = row.getObject("time", UUID.class);
            answers.computeIfAbsent(time, _ -> new ArrayList<>())
                    .add(new MeetingPoll.Answer(row.getString("display_name"), row.getString("answer")));
            if (viewer.id().value().equals(row.getObject("person", UUID.class))) {
                own.put(time, row.getString("answer"));
            }
        });
        return jdbc.sql("select id, starts_at, month from meeting_poll_time where poll = :poll order by starts_at, id")
                .param("poll", poll)
                .query((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new MeetingPoll.Time(
                            id,
                            row.getTimestamp("starts_at").toInstant(),
                            row.getInt("month"),
                            own.get(id),
                            answers.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** Those of a cohort that wait for answers, the oldest first. */
    List<UUID> open(CohortId cohort) {
        return jdbc.sql("""
                select id from meeting_poll where cohort = :cohort and closed_at is null order by id
                """).param("cohort", cohort.value()).query(UUID.class).list();
    }

    /** Writes an answer down, or changes it, unless the poll has been closed. */
    boolean answer(MeetingPoll poll, UUID time, String answer, Viewer viewer) {
        return jdbc.sql("""
                insert into meeting_poll_answer (time, person, answer, answered_at)
                select t.id, :person, :answer, :now
                  from meeting_poll_time t
                  join meeting_poll q on q.id = t.poll
                 where t.id = :time and q.id = :poll and q.closed_at is null
                on conflict (time, person) do update set answer = excluded.answer, answered_at = excluded.answered_at
                """)
                        .param("time", time)
                        .param("poll", poll.id())
                        .param("person", viewer.id().value())
                        .param("answer", answer)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes no more answers; false when somebody else closed it before. */
    boolean close(MeetingPoll poll) {
        return jdbc.sql("update meeting_poll set closed_at = :now where id = :poll and closed_at is null")
                        .param("poll", poll.id())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void becomes(MeetingPoll poll, UUID meeting) {
        jdbc.sql("update meeting_poll set meeting = :meeting where id = :poll")
                .param("poll", poll.id())
                .param("meeting", meeting)
                .update();
    }
}
