package org.cadre.internship.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.secret.SealedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an MIT writes for nobody else: sealed with a key outside the database, read, changed and deleted by its author
 * alone, and not even by office while it enters for them. What was written in a record that was merged stays closed: who
 * remains may be somebody else.
 */
@Component
class PrivateNotes {
    private final JdbcClient jdbc;
    private final SealedText sealed;
    private final AuditTrail audit;

    PrivateNotes(JdbcClient jdbc, SealedText sealed, AuditTrail audit) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.audit = audit;
    }

    /** Keeps what is typed with an entry; nothing typed deletes what was kept. */
    void keep(Viewer viewer, ContactEntryId entry, String text) {
        if (viewer.isActedFor()) {
            return;
        }
        if (text.isEmpty()) {
            delete(viewer, entry);
            return;
        }
        UUID author = viewer.id().value();
        jdbc.sql("""
                insert into private_note (contact_entry, author, sealed) values (:entry, :author, :sealed)
                on conflict (contact_entry) do update set sealed = excluded.sealed where private_note.author = excluded.author
                """)
                .param("entry", entry.value())
                .param("author", author)
                .param("sealed", sealed.seal(text, entry.value(), author))
                .update();
        audit.record(
                viewer.actor(),
                "private-note.kept",
                viewer.id().value(),
                entry.value(),
                Map.of(),
                Map.of("privateNote", AuditTrail.digestOf(text)));
    }

    /** Whether a note stands there that only the author of a merged record can read: nothing takes its place. */
    boolean isTaken(Viewer viewer, ContactEntryId entry) {
        return jdbc.sql("select exists (select 1 from private_note where contact_entry = :entry and author <> :author)")
                .param("entry", entry.value())
                .param("author", viewer.id().value())
                .query(Boolean.class)
                .single();
    }

    void delete(Viewer viewer, ContactEntryId entry) {
        if (viewer.isActedFor()) {
            return;
        }
        int gone = jdbc.sql("""
                        delete from private_note
                         where contact_entry = :entry and author = :author
                        """)
                .param("entry", entry.value())
                .param("author", viewer.id().value())
                .update();
        if (gone == 1) {
            audit.record(
                    viewer.actor(), "private-note.deleted", viewer.id().value(), entry.value(), Map.of(), Map.of());
        }
    }

    Optional<String> read(Viewer viewer, ContactEntryId entry) {
        if (viewer.isActedFor()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select sealed from private_note
                 where contact_entry = :entry and author = :author
                """)
                .param("entry", entry.value())
                .param("author", viewer.id().value())
                .query((row, _) -> open(viewer, row.getBytes("sealed"), entry))
                .optional();
    }

    /** All of the author's own in one internship, by entry. */
    Map<ContactEntryId, String> of(Viewer viewer, InternshipId internship) {
        var notes = new HashMap<ContactEntryId, String>();
        if (viewer.isActedFor()) {
            return notes;
        }
        jdbc.sql("""
                select n.contact_entry, n.sealed
                  from private_note n
                  join contact_entry e on e.id = n.contact_entry
                  join pairing a on a.id = e.pairing
                 where a.internship = :internship and n.author = :author
                """)
                .param("internship", internship.value())
                .param("author", viewer.id().value())
                .query(row -> {
                    var entry = new ContactEntryId(row.getObject("contact_entry", UUID.class));
                    notes.put(entry, open(viewer, row.getBytes("sealed"), entry));
                });
        return notes;
    }

    private String open(Viewer viewer, byte[] bytes, ContactEntryId entry) {
        return sealed.open(bytes, entry.value(), viewer.id().value());
    }
}
