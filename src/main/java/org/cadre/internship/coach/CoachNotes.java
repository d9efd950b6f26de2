package org.cadre.internship.coach;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.NoteWritten;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes from a coach to an MIT: sent by mail, kept for both of them and for the coaches who come after. */
@Component
final class CoachNotes {
    /** A note as it was written. */
    record Note(UUID id, String by, Instant at, String words) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    CoachNotes(JdbcClient jdbc, ProgramClock clock, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** All to one MIT, the newest first; whoever holds the internship as its MIT or coach may read them. */
    List<Note> of(CoachedInternship internship) {
        return jdbc.sql("""
                select n.id, p.display_name, n.written_at, n.words
                  from coach_note n
                  join person p on p.id = n.coach
                 where n.internship = :internship
                 order by n.written_at desc, n.id desc
                """)
                .param("internship", internship.id().value())
                .query((row, _) -> {
                    Timestamp at = row.getTimestamp("written_at");
                    return new Note(
                            row.getObject("id", UUID.class),
                            row.getString("display_name"),
                            at.toInstant(),
                            row.getString("words"));
                })
                .list();
    }

    /** When each of them was written to last. */
    Map<InternshipId, LocalDate> latest(Collection<InternshipId> internships) {
        var latest = new HashMap<InternshipId, LocalDate>();
        if (!internships.isEmpty()) {
            jdbc.sql("""
                    select internship, max(written_on) as on_day from coach_note
                     where internship in (:internships) group by internship
                    """)
                    .param(
                            "internships",
                            internships.stream().map(InternshipId::value).toList())
                    .query(row -> {
                        latest.put(
                                new InternshipId(row.getObject("internship", UUID.class)),
                                row.getObject("on_day", LocalDate.class));
                    });
        }
        return latest;
    }

    void write(Viewer coach, CoachedInternship internship, String words) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into coach_note (id, internship, coach, words, written_at, written_on)
                values (:id, :internship, :coach, :words, :now, :today)
                """)
                .param("id", id)
                .param("internship", internship.id().value())
                .param("coach", coach.id().value())
                .param("words", words)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("today", clock.today())
                .update();
        audit.record(
                coach.actor(),
                "note.written",
                internship.mit().value(),
                id,
                Map.of(),
                Map.of("words", AuditTrail.digestOf(words)));
        events.publishEvent(new NoteWritten(id, internship.id(), internship.mit(), coach.name(), words));
    }
}
