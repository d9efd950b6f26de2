package org.cadre.internship.record;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who in office read what an MIT shared with protégé and coach, and in which audit: kept for good, and shown to the MIT. */
@Component
public class SummaryReadings {
    /** How it was read. */
    public enum Way {
        OPENED,
        PACK_MADE,
        PACK_DOWNLOADED;

        /** The word in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Way of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }

        /** The key of its sentence. */
        public String key() {
            return "internship.reading.way." + word().replace(' ', '-');
        }
    }

    /** Readings of one kind by one person on one day. */
    public record Line(LocalDate on, String by, Way way, int times) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;

    SummaryReadings(JdbcClient jdbc, ProgramClock clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    void record(CoachedInternship internship, UUID auditCase, PersonId reader, Way way) {
        jdbc.sql("""
                insert into summary_reading (id, internship, audit, reader, way, read_on, read_at)
                values (:id, :internship, :audit, :reader, :way, :today, :now)
                """)
                .param("id", Ids.next())
                .param("internship", internship.id().value())
                .param("audit", auditCase)
                .param("reader", reader.value())
                .param("way", way.word())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                Actor.of(reader.value()),
                "summaries.read",
                internship.mit().value(),
                internship.id().value(),
                Map.of(),
                Map.of("audit", auditCase.toString(), "way", way.word()));
    }

    /** Of the viewer's own internships, the newest first. */
    public List<Line> ofOwn(Viewer viewer) {
        return jdbc.sql("""
                select r.read_on as on, p.display_name as by, r.way, count(*)::integer as times
                  from summary_reading r
                  join internship i on i.id = r.internship
                  join person p on p.id = r.reader
                 where i.person = :viewer
                 group by r.read_on, p.id, p.display_name, r.way
                 order by r.read_on desc, max(r.id::text) desc
                 limit 200
                """)
                .param("viewer", viewer.id().value())
                .query((row, _) -> new Line(
                        row.getObject("on", LocalDate.class),
                        row.getString("by"),
                        Way.of(row.getString("way")),
                        row.getInt("times")))
                .list();
    }
}
