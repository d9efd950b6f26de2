package org.cadre.internship.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.chat.Rooms;
import org.cadre.internship.cohort.CoachedCohort;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cohort meetings in the database, and who came. */
@Component
public final class Meetings {
    /** What was recorded of one person and one meeting that was held; without a way they missed it. */
    record Attendance(
            InternshipId internship,
            PersonId person,
            String name,
            @Nullable String how,
            @Nullable String madeUp,
            @Nullable LocalDate madeUpOn,
            @Nullable String note) {
        Meeting.Presence presence() {
            return how == null
                    ? Meeting.Presence.MISSED
                    : how.equals("came") ? Meeting.Presence.CAME : Meeting.Presence.MADE_UP;
        }
    }

    private record Held(
            UUID internship,
            UUID meeting,
            int month,
            @Nullable String how) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Rooms rooms;

    Meetings(JdbcClient jdbc, ProgramClock clock, Rooms rooms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rooms = rooms;
    }

    /** All meetings of a cohort, the newest first. Whoever holds the cohort or an internship in it may see them. */
    List<Meeting> of(CohortId cohort) {
        return jdbc.sql("""
                select id, cohort, month, kind, starts_at, minutes, link, notes, lessons, recommendations, held_at, canceled_at,
                       room, sequence
                  from cohort_meeting
                 where cohort = :cohort
                 order by starts_at desc, id
                """)
                .param("cohort", cohort.value())
                .query(Meetings::meeting)
                .list();
    }

    /** Those that are still to come or have just begun, the next one first. */
    public List<Meeting> upcoming(CohortId cohort) {
        return jdbc.sql("""
                select id, cohort, month, kind, starts_at, minutes, link, notes, lessons, recommendations, held_at, canceled_at,
                       room, sequence
                  from cohort_meeting
                 where cohort = :cohort and canceled_at is null and held_at is null
                   and starts_at + minutes * interval '1 minute' > :now
                 order by starts_at, id
                """)
                .param("cohort", cohort.value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Meetings::meeting)
                .list();
    }

    /** A meeting the viewer holds as coach, or office looks at. */
    Optional<Meeting> find(UUID meeting, Viewer viewer) {
        return jdbc.sql("""
                select m.id, m.cohort, m.month, m.kind, m.starts_at, m.minutes, m.link, m.notes, m.lessons,
                       m.recommendations, m.held_at, m.canceled_at, m.room, m.sequence
                  from cohort_meeting m
                 where m.id = :meeting
                   and (:office or exists (
                         select 1 from cohort_coach k
                          where k.cohort = m.cohort and k.person = :viewer
                            and k.since <= :today and (k.until is null or k.until > :today)))
                """)
                .param("meeting", meeting)
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Meetings::meeting)
                .optional();
    }

    /** A meeting of the viewer's own cohort, or of one they coach. */
    Optional<Meeting> ofMember(UUID meeting, Viewer viewer) {
        return jdbc.sql("""
                select m.id, m.cohort, m.month, m.kind, m.starts_at, m.minutes, m.link, m.notes, m.lessons,
                       m.recommendations, m.held_at, m.canceled_at, m.room, m.sequence
                  from cohort_meeting m
                 where m.id = :meeting
                   and (exists (select 1 from internship i
                                 where i.cohort = m.cohort and i.person = :viewer
                                   and i.state in ('applied', 'active', 'on hold', 'complete'))
                     or exists (select 1 from cohort_coach k
                                 where k.cohort = m.cohort and k.person = :viewer
                                   and k.since <= :today and (k.until is null or k.until > :today)))
                """)
                .param("meeting", meeting)
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Meetings::meeting)
                .optional();
    }

    boolean isCoachedBy(Meeting meeting, Viewer viewer) {
        return jdbc.sql("""
                select exists (select 1 from cohort_coach k
                                where k.cohort = :cohort and k.person = :viewer
                                  and k.since <= :today and (k.until is null or k.until > :today))
                """)
                .param("cohort", meeting.cohort().value())
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Boolean.class)
                .single();
    }

    /** Sets a meeting; a chat without a link of its own is held in a room here. */
    UUID schedule(
            CoachedCohort cohort, int month, String kind, Instant startsAt, int minutes, String link, Viewer coach) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into cohort_meeting (id, cohort, month, kind, starts_at, minutes, link, room, scheduled_by)
                values (:id, :cohort, :month, :kind, :starts, :minutes, :link, :room, :coach)
                """)
                .param("id", id)
                .param("cohort", cohort.id().value())
                .param("month", month)
                .param("kind", kind)
                .param("starts", startsAt.atOffset(ZoneOffset.UTC))
                .param("minutes", minutes)
                .param("link", link.isEmpty() ? null : link)
                .param("room", kind.equals("chat") && link.isEmpty() ? rooms.open() : null)
                .param("coach", coach.id().value())
                .update();
        return id;
    }

    /** Moves a meeting that is still to come to another time, or to another way to join it. */
    boolean move(Meeting meeting, int month, Instant startsAt, int minutes, String link) {
        return jdbc.sql("""
                update cohort_meeting
                   set month = :month, starts_at = :starts, minutes = :minutes, link = :link, sequence = sequence + 1
                 where id = :id and canceled_at is null and held_at is null and sequence = :sequence
                """)
                        .param("id", meeting.id())
                        .param("month", month)
                        .param("starts", startsAt.atOffset(ZoneOffset.UTC))
                        .param("minutes", minutes)
                        .param("link", link.isEmpty() ? null : link)
                        .param("sequence", meeting.sequence())
                        .update()
                == 1;
    }

    /** Calls a meeting off; one that was held, or called off before, stays as it is. */
    boolean cancel(Meeting meeting) {
        return jdbc.sql("""
                update cohort_meeting set canceled_at = :now, sequence = sequence + 1
                 where id = :id and canceled_at is null and held_at is null
                """)
                        .param("id", meeting.id())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Records who came and what was said; what was made up since stays. */
    boolean record(
            Meeting meeting,
            Collection<InternshipId> came,
            String notes,
            String lessons,
            String recommendations,
            Viewer coach) {
        boolean held = jdbc.sql("""
                update cohort_meeting
                   set held_at = coalesce(held_at, :now), notes = :notes, lessons = :lessons, recommendations = :recommendations
                 where id = :id and canceled_at is null
                """)
                        .param("id", meeting.id())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("notes", notes.isEmpty() ? null : notes)
                        .param("lessons", lessons.isEmpty() ? null : lessons)
                        .param("recommendations", recommendations.isEmpty() ? null : recommendations)
                        .update()
                == 1;
        if (!held) {
            return false;
        }
        var before = new HashSet<>(
                jdbc.sql("select internship from meeting_attendance where meeting = :meeting and how = 'came'")
                        .param("meeting", meeting.id())
                        .query(UUID.class)
                        .list());
        for (InternshipId internship : came) {
            if (!before.remove(internship.value())) {
                jdbc.sql("""
                        insert into meeting_attendance (meeting, internship, how, recorded_by, recorded_at)
                        values (:meeting, :internship, 'came', :coach, :now)
                        on conflict (meeting, internship) do update
                           set how = 'came', note = null, made_up = null, made_up_on = null,
                               recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
                        """)
                        .param("meeting", meeting.id())
                        .param("internship", internship.value())
                        .param("coach", coach.id().value())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
        for (UUID absent : before) {
            jdbc.sql("delete from meeting_attendance where meeting = :meeting and internship = :internship")
                    .param("meeting", meeting.id())
                    .param("internship", absent)
                    .update();
        }
        return true;
    }

    /** Records that a missed meeting was made up; who came has nothing to make up. */
    boolean makeUp(Meeting meeting, InternshipId internship, String how, LocalDate day, String note, Viewer coach) {
        return jdbc.sql("""
                insert into meeting_attendance (meeting, internship, how, made_up, made_up_on, note, recorded_by, recorded_at)
                values (:meeting, :internship, 'made up', :how, :day, :note, :coach, :now)
                on conflict (meeting, internship) do nothing
                """)
                        .param("meeting", meeting.id())
                        .param("internship", internship.value())
                        .param("how", how)
                        .param("day", day)
                        .param("note", note)
                        .param("coach", coach.id().value())
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Everybody who is or was in the cohort when it was held, and whether they came, by name. */
    List<Attendance> attendance(Meeting meeting) {
        return jdbc.sql("""
                select i.id, i.person, p.display_name, a.how, a.made_up, a.made_up_on, a.note
                  from internship i
                  join person p on p.id = i.person
                  left join meeting_attendance a on a.internship = i.id and a.meeting = :meeting
                 where a.meeting is not null
                    or (i.cohort = :cohort and i.state in ('applied', 'active', 'on hold', 'complete'))
                 order by lower(p.display_name), i.id
                """)
                .param("meeting", meeting.id())
                .param("cohort", meeting.cohort().value())
                .query((row, _) -> new Attendance(
                        new InternshipId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("display_name"),
                        row.getString("how"),
                        row.getString("made_up"),
                        row.getObject("made_up_on", LocalDate.class),
                        row.getString("note")))
                .list();
    }

    /** For each internship and cohort month: whether they came to that month's meeting. The best of a month stands. */
    public Map<InternshipId, Map<Integer, Meeting.Presence>> presences(Collection<InternshipId> internships) {
        var presences = new HashMap<InternshipId, Map<Integer, Meeting.Presence>>();
        for (Held held : held(internships)) {
            var presence = held.how == null
                    ? Meeting.Presence.MISSED
                    : held.how.equals("came") ? Meeting.Presence.CAME : Meeting.Presence.MADE_UP;
            presences
                    .computeIfAbsent(new InternshipId(held.internship), _ -> new HashMap<>())
                    .merge(held.month, presence, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        return presences;
    }

    /** How many of the newest months' meetings each internship missed one after the other. */
    public Map<InternshipId, Integer> missedRunning(Collection<InternshipId> internships) {
        var missed = new HashMap<InternshipId, Integer>();
        presences(internships).forEach((internship, months) -> {
            var newestFirst = months.keySet().stream()
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
            int running = 0;
            while (running < newestFirst.size() && months.get(newestFirst.get(running)) == Meeting.Presence.MISSED) {
                running++;
            }
            missed.put(internship, running);
        });
        return missed;
    }

    private List<Held> held(Collection<InternshipId> internships) {
        if (internships.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select i.id as internship, m.id as meeting, m.month, a.how
                  from internship i
                  join cohort_meeting m on m.cohort = i.cohort and m.held_at is not null and m.canceled_at is null
                  left join meeting_attendance a on a.meeting = m.id and a.internship = i.id
                 where i.id in (:internships)
                 order by m.month, m.starts_at
                """)
                .param(
                        "internships",
                        internships.stream().map(InternshipId::value).toList())
                .query(Held.class)
                .list();
    }

    /** Whom a meeting of the cohort concerns: who is placed in it and neither on hold nor gone. */
    List<UUID> invited(CohortId cohort) {
        return jdbc.sql("""
                select person from internship where cohort = :cohort and state in ('applied', 'active') order by id
                """).param("cohort", cohort.value()).query(UUID.class).list();
    }

    /** Cohort months that have a meeting already, held or to come. */
    Set<Integer> monthsWithMeeting(CohortId cohort) {
        return new HashSet<>(
                jdbc.sql("select distinct month from cohort_meeting where cohort = :cohort and canceled_at is null")
                        .param("cohort", cohort.value())
                        .query(Integer.class)
                        .list());
    }

    private static Meeting meeting(ResultSet row, int number) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                new CohortId(row.getObject("cohort", UUID.class)),
                row.getInt("month"),
                row.getString("kind"),
                row.getTimestamp("starts_at").toInstant(),
                row.getInt("minutes"),
                row.getString("link"),
                row.getString("notes"),
                row.getString("lessons"),
                row.getString("recommendations"),
                instant(row, "held_at"),
                instant(row, "canceled_at"),
                row.getObject("room", UUID.class),
                row.getInt("sequence"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
