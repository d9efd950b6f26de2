package org.cadre.internship.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one way in which office reads what was said in a chat: in an audit, recorded, and visible to everybody in it. */
@Component
public class ChatTranscripts {
    /** A chat that the internship's cohort held, or another one that its MIT came to. */
    public record Chat(UUID room, int month, Instant startsAt, String cohorts) {}

    /** A message as an audit has it; one that was withdrawn has no words. */
    public record Said(long number, String name, Instant at, String words) {}

    /** That office read a chat of the viewer's own. */
    public record Reading(LocalDate on, String by, Instant startedAt, int times) {}

    private final Entries entries;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    ChatTranscripts(Entries entries, JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.entries = entries;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The chats that belong to an internship, without what was said in them. */
    public List<Chat> of(InternshipId internship) {
        return jdbc.sql("""
                select m.room, min(m.month) as month, min(m.starts_at) as starts_at,
                       (select string_agg(distinct c.name, ', ') from cohort_meeting x join cohort c on c.id = x.cohort
                         where x.room = m.room) as cohorts
                  from cohort_meeting m
                  join internship i on i.id = :internship
                 where m.room is not null
                   and (m.cohort = i.cohort
                        or exists (select 1 from meeting_attendance a where a.meeting = m.id and a.internship = i.id))
                 group by m.room
                 order by min(m.starts_at), m.room
                """)
                .param("internship", internship.value())
                .query(Chat.class)
                .list();
    }

    public Optional<Chat> find(InternshipId internship, UUID room) {
        return of(internship).stream().filter(one -> one.room().equals(room)).findFirst();
    }

    /** All messages of a room, for the audit of that number; each who speaks or meets there finds the reading in their trail. */
    @Transactional
    public List<Said> readInAudit(UUID room, UUID auditCase, Viewer office) {
        if (!office.isOffice() || office.isActedFor()) {
            throw new NotFound();
        }
        jdbc.sql("""
                insert into chat_reading (id, room, audit, reader, read_on, read_at)
                values (:id, :room, :audit, :reader, :today, :now)
                """)
                .param("id", Ids.next())
                .param("room", room)
                .param("audit", auditCase)
                .param("reader", office.id().value())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        for (UUID person : concerned(room)) {
            audit.record(
                    office.actor(),
                    "chat.read-in-audit",
                    person,
                    room,
                    Map.of(),
                    Map.of("audit", auditCase.toString()));
        }
        return entries.after(room, 0, Integer.MAX_VALUE).stream()
                .filter(Entry::isMessage)
                .map(entry -> new Said(entry.number(), entry.name(), entry.enteredAt(), entry.body()))
                .toList();
    }

    private List<UUID> concerned(UUID room) {
        return jdbc.sql("""
                select author from chat_entry where room = :room
                union
                select person from chat_stay where room = :room
                union
                select person from chat_member where room = :room
                """).param("room", room).query(UUID.class).list();
    }

    /** The readings of the chats in which the viewer met or spoke, the newest first. */
    public List<Reading> readings(Viewer viewer) {
        return jdbc.sql("""
                select r.read_on as on, p.display_name as by, min(m.starts_at) as started_at,
                       count(distinct r.id)::integer as times
                  from chat_reading r
                  join cohort_meeting m on m.room = r.room
                  join person p on p.id = r.reader
                 where r.room in (select room from chat_member where person = :viewer
                                  union
                                  select room from chat_entry where author = :viewer)
                 group by r.read_on, p.id, p.display_name, r.room
                 order by r.read_on desc, max(r.id::text) desc
                 limit 200
                """)
                .param("viewer", viewer.id().value())
                .query(Reading.class)
                .list();
    }

    /** The readings of one room, for those who meet in it. */
    List<Reading> readings(UUID room, Viewer viewer) {
        return jdbc.sql("""
                select r.read_on as on, p.display_name as by, min(m.starts_at) as started_at,
                       count(distinct r.id)::integer as times
                  from chat_reading r
                  join cohort_meeting m on m.room = r.room
                  join person p on p.id = r.reader
                 where r.room = :room
                   and exists (select 1 from chat_member k where k.room = r.room and k.person = :viewer)
                 group by r.read_on, p.id, p.display_name
                 order by r.read_on desc, max(r.id::text) desc
                """)
                .param("room", room)
                .param("viewer", viewer.id().value())
                .query(Reading.class)
                .list();
    }
}
