package org.cadre.care.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
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
    /**
     * Whom and what a file is about.
     *
     * @param pairing set when it is about a pairing, which has one open file at a time
     * @param title what office calls it; names people, never what happened
     */
    public record Subject(PersonId person, @Nullable UUID pairing, String title) {}

    /** A case file in a list: that there is one, and nothing of what it says. */
    public record Line(
            UUID id,
            UUID person,
            String personName,
            String title,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            int entries) {}

    private record Head(
            UUID id,
            UUID person,
            String personName,
            String title,
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

    /** Writes into the newest open file about the same; the first word opens one. */
    public UUID write(Viewer office, Subject subject, String kind, String words) {
        UUID id = open(subject).orElseGet(() -> begin(office, subject));
        add(office, id, kind, words);
        return id;
    }

    private Optional<UUID> open(Subject subject) {
        return jdbc.sql("""
                select id from case_file
                 where person = :person and pairing is not distinct from :pairing::uuid and closed_on is null
                 order by opened_at desc, id desc
                 limit 1
                """)
                .param("person", subject.person.value())
                .param("pairing", subject.pairing)
                .query(UUID.class)
                .optional();
    }

    /** Opens a file of its own, with its first words. */
    UUID open(Viewer office, Subject subject, String words) {
        UUID id = begin(office, subject);
        add(office, id, "opened", words);
        return id;
    }

    private UUID begin(Viewer office, Subject subject) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into case_file (id, person, pairing, title, opened_by, opened_on, opened_at)
                values (:id, :person, :pairing, :title, :by, :today, :now)
                """)
                .param("id", id)
                .param("person", subject.person.value())
                .param("pairing", subject.pairing)
                .param("title", subject.title)
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

    /** Which files there are about a person; that is no reading. */
    public List<Line> of(PersonId person) {
        return jdbc.sql("""
                select f.id, f.person, p.display_name as person_name, f.title, f.opened_on, f.closed_on,
                       (select count(*) from case_entry e where e.case_file = f.id)::int as entries
                  from case_file f
                  join person p on p.id = f.person
                 where f.person = :person
                 order by f.opened_at, f.id
                """).param("person", person.value()).query(Line.class).list();
    }

    /** Which files there are about these pairings; that is no reading. */
    public List<Line> ofPairings(Collection<UUID> pairings) {
        if (pairings.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select f.id, f.person, p.display_name as person_name, f.title, f.opened_on, f.closed_on,
                       (select count(*) from case_entry e where e.case_file = f.id)::int as entries
                  from case_file f
                  join person p on p.id = f.person
                 where f.pairing in (:pairings)
                 order by f.opened_at, f.id
                """).param("pairings", pairings).query(Line.class).list();
    }

    /**
     * A page of all files, newest first; that is no reading.
     *
     * @param open the open ones, else those that are closed
     * @param words part of a title or a name, in small letters; empty: all
     * @param before the last file of the page before
     */
    List<Line> page(boolean open, String words, @Nullable UUID before, int most) {
        return jdbc.sql("""
                select f.id, f.person, p.display_name as person_name, f.title, f.opened_on, f.closed_on,
                       (select count(*) from case_entry e where e.case_file = f.id)::int as entries
                  from case_file f
                  join person p on p.id = f.person
                 where (f.closed_on is null) = :open
                   and (:words = '' or position(:words in lower(f.title || ' ' || p.display_name)) > 0)
                   and (:before::uuid is null
                        or (f.opened_at, f.id) < (select b.opened_at, b.id from case_file b where b.id = :before::uuid))
                 order by f.opened_at desc, f.id desc
                 limit :most
                """)
                .param("open", open)
                .param("words", words)
                .param("before", before)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    private Optional<Head> head(UUID file) {
        return jdbc.sql("""
                select f.id, f.person, p.display_name as person_name, f.title, o.display_name as opened_by,
                       f.opened_on, f.closed_on
                  from case_file f
                  join person p on p.id = f.person
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
                head.person,
                head.personName,
                head.title,
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
