package org.cadre.internship.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that support contacts: added and removed by the MIT, read by the coach too. */
@Component
class ContactEvidences {
    private final JdbcClient jdbc;
    private final FileStore store;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final InternshipFiles files;
    private final ContactLogs logs;

    ContactEvidences(
            JdbcClient jdbc,
            FileStore store,
            ProgramClock clock,
            AuditTrail audit,
            InternshipFiles files,
            ContactLogs logs) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
        this.files = files;
        this.logs = logs;
    }

    /** All of an internship, by entry, as a viewer who was let in to its log may read it: office that enters for one has none. */
    Map<ContactEntryId, List<ContactEvidence>> of(Viewer viewer, InternshipId internship) {
        return viewer.isActedFor() ? Map.of() : of(internship);
    }

    Optional<ContactEvidence> of(Viewer viewer, InternshipId internship, UUID file) {
        return of(viewer, internship).values().stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(file))
                .findFirst();
    }

    private Map<ContactEntryId, List<ContactEvidence>> of(InternshipId internship) {
        return jdbc
                .sql("""
                select v.id, v.contact_entry, v.name, v.media_type, v.bytes, v.digest
                  from contact_evidence v
                  join contact_entry e on e.id = v.contact_entry
                  join pairing a on a.id = e.pairing
                 where a.internship = :internship
                 order by v.added_at, v.id
                """)
                .param("internship", internship.value())
                .query((row, _) -> new ContactEvidence(
                        row.getObject("id", UUID.class),
                        new ContactEntryId(row.getObject("contact_entry", UUID.class)),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getInt("bytes"),
                        row.getString("digest")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(ContactEvidence::entry));
    }

    byte[] read(ContactEvidence file) {
        return store.read(file.digest());
    }

    /** Adds a file to an entry that stands; false: it has enough of them. */
    boolean add(Viewer viewer, InternshipId internship, ContactEntryId entry, EvidenceUpload.Good file, byte[] bytes) {
        var locked = files.locked(internship);
        var before = standing(locked, entry);
        if (of(internship).getOrDefault(entry, List.of()).size() >= EvidenceUpload.MOST_FILES) {
            return false;
        }
        String digest = store.store(bytes);
        jdbc.sql("""
                insert into contact_evidence (id, contact_entry, name, media_type, bytes, digest, added_by, added_at)
                values (:id, :entry, :name, :type, :bytes, :digest, :by, :now)
                """)
                .param("id", Ids.next())
                .param("entry", entry.value())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("bytes", bytes.length)
                .param("digest", digest)
                .param("by", viewer.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        mark(entry);
        audit.record(
                viewer.actor(),
                "contact.supported",
                locked.person().value(),
                entry.value(),
                Map.of("level", before.level().key()),
                Map.of("digest", digest, "bytes", bytes.length));
        return true;
    }

    private ContactEntry standing(InternshipSummary internship, ContactEntryId entry) {
        return logs.of(internship)
                .flatMap(log -> log.find(entry))
                .filter(ContactEntry::stands)
                .orElseThrow(NotFound::new);
    }

    private void mark(ContactEntryId entry) {
        jdbc.sql("""
                update contact_entry
                   set supported_at = (select min(v.added_at) from contact_evidence v where v.contact_entry = :entry)
                 where id = :entry
                """).param("entry", entry.value()).update();
    }

    /** Removes a file, unless a coach has relied on it or the month's report was accepted with it. */
    boolean remove(Viewer viewer, InternshipId internship, ContactEvidence file) {
        var locked = files.locked(internship);
        var entry = standing(locked, file.entry());
        var log = logs.of(locked).orElseThrow(NotFound::new);
        if (entry.verifiedAt() != null || log.isAccepted(entry.day())) {
            return false;
        }
        jdbc.sql("delete from contact_evidence where id = :id")
                .param("id", file.id())
                .update();
        mark(file.entry());
        audit.record(
                viewer.actor(),
                "contact.support-removed",
                locked.person().value(),
                file.entry().value(),
                Map.of("digest", file.digest()),
                Map.of());
        return true;
    }

    /** An entry that stands for another one keeps what supported it. */
    void carryOver(InternshipId internship, ContactEntryId from, ContactEntryId to) {
        for (var file : of(internship).getOrDefault(from, List.of())) {
            jdbc.sql("""
                    insert into contact_evidence (id, contact_entry, name, media_type, bytes, digest, added_by, added_at)
                    select :fresh, :to, name, media_type, bytes, digest, added_by, added_at from contact_evidence where id = :id
                    """)
                    .param("fresh", Ids.next())
                    .param("to", to.value())
                    .param("id", file.id())
                    .update();
        }
        mark(to);
    }
}
