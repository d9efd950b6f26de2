package org.cadre.internship.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The case files. Entries are added, never changed; a file is read by office alone, and each reading is kept. */
@Component
public class CaseFiles {
    /** A case file in a list: that there is one, and nothing of what it says. */
    public record Line(
            UUID id,
            UUID pairing,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            int entries) {}

    private record Head(
            UUID id,
            UUID internship,
            String mitName,
            String protegeName,
            String pairingState,
            String openedBy,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;

    CaseFiles(JdbcClient jdbc, ProgramClock clock, Clock system, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
    }

    /** Writes into the open file of a pairing; the first word opens one. */
    public UUID write(Viewer office, UUID pairing, String kind, String words) {
        UUID id = open(pairing).orElseGet(() -> begin(office, pairing));
        add(office, id, kind, words);
        return id;
    }

    private Optional<UUID> open(UUID pairing) {
        return jdbc.sql("select id from case_file where pairing = :pairing and closed_on is null")
                .param("pairing", pairing)
                .query(UUID.class)
                .optional();
    }

    private UUID begin(Viewer office, UUID pairing) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into case_file (id, pairing, opened_by, opened_on, opened_at)
                values (:id, :pairing, :by, :today, :now)
                """)
                .param("id", id)
                .param("pairing", pairing)
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(office.actor(), "case-file.opened", null, id, Map.of(), Map.of());
        return id;
    }

    /** The trail says that something was written, and about no person: who may read about oneself learns nothing here. */
    private void add(Viewer office, UUID file, String kind, String words) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into case_entry (id, case_file, kind, words, written_by, written_at)
                values (:id, :file, :kind, :words, :by, :now)
                """)
                .param("id", id)
                .param("file", file)
                .param("kind", kind)
                .param("words", words)
                .param("by", office.id().value())
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                office.actor(),
                "case-file.written",
                null,
                file,
                Map.of(),
                Map.of("entry", id.toString(), "words", AuditTrail.digestOf(words)));
    }

    private Instant now() {
        return system.instant();
    }

    /** Which files there are about an internship; that is no reading. */
    public List<Line> of(UUID internship) {
        return jdbc.sql("""
                select f.id, f.pairing, f.opened_on, f.closed_on,
                       (select count(*) from case_entry e where e.case_file = f.id)::int as entries
                  from case_file f
                  join pairing a on a.id = f.pairing
                 where a.internship = :internship
                 order by f.opened_at, f.id
                """).param("internship", internship).query(Line.class).list();
    }

    private Optional<Head> head(UUID file) {
        return jdbc.sql("""
                select f.id, a.internship, m.display_name as mit_name,
                       coalesce(a.protege_name, p.display_name) as protege_name, a.state as pairing_state,
                       o.display_name as opened_by, f.opened_on, f.closed_on
                  from case_file f
                  join pairing a on a.id = f.pairing
                  join internship i on i.id = a.internship
                  join person m on m.id = i.person
                  join person p on p.id = a.protege
                  join person o on o.id = f.opened_by
                 where f.id = :file
                """).param("file", file).query(Head.class).optional();
    }

    /** Opens it to read: who reads is recorded in the file and in the trail before a word of it is shown. */
    @Transactional
    Optional<CaseFile> read(Viewer office, UUID file) {
        return head(file).map(head -> {
            jdbc.sql("insert into case_reading (id, case_file, reader, read_at) values (:id, :file, :reader, :now)")
                    .param("id", Ids.next())
                    .param("file", file)
                    .param("reader", office.id().value())
                    .param("now", now().atOffset(ZoneOffset.UTC))
                    .update();
            audit.record(office.actor(), "case-file.read", null, file, Map.of(), Map.of());
            return whole(head);
        });
    }

    boolean isThere(UUID file) {
        return head(file).isPresent();
    }

    private CaseFile whole(Head head) {
        return new CaseFile(
                head.id,
                head.internship,
                head.mitName,
                head.protegeName,
                head.pairingState,
                head.openedBy,
                head.openedOn,
                head.closedOn,
                jdbc.sql("""
                        select e.kind, e.words, p.display_name, e.written_at
                          from case_entry e join person p on p.id = e.written_by
                         where e.case_file = :file
                         order by e.written_at, e.id
                        """)
                        .param("file", head.id)
                        .query((row, _) -> new CaseFile.Entry(
                                row.getString("kind"),
                                row.getString("words"),
                                row.getString("display_name"),
                                row.getTimestamp("written_at").toInstant()))
                        .list(),
                jdbc.sql("""
                        select p.display_name, r.read_at
                          from case_reading r join person p on p.id = r.reader
                         where r.case_file = :file
                         order by r.read_at desc, r.id desc
                         limit 50
                        """)
                        .param("file", head.id)
                        .query((row, _) -> new CaseFile.Reading(
                                row.getString("display_name"),
                                row.getTimestamp("read_at").toInstant()))
                        .list());
    }

    /** A word more, while it is open. */
    boolean note(Viewer office, UUID file, String words) {
        return lockedOpen(file)
                .map(_ -> {
                    add(office, file, "note", words);
                    return true;
                })
                .orElse(false);
    }

    private Optional<Head> lockedOpen(UUID file) {
        jdbc.sql("select id from case_file where id = :file for update")
                .param("file", file)
                .query(_ -> {});
        return head(file).filter(head -> head.closedOn == null);
    }

    /** Closes it with a last word; what is in it stays. */
    boolean close(Viewer office, UUID file, String words) {
        return lockedOpen(file)
                .map(_ -> {
                    add(office, file, "closed", words);
                    jdbc.sql("update case_file set closed_by = :by, closed_on = :today where id = :file")
                            .param("by", office.id().value())
                            .param("today", clock.today())
                            .param("file", file)
                            .update();
                    return true;
                })
                .orElse(false);
    }
}
