package org.cadre.internship.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one way in which office reads what was said in a chat: in an audit, recorded, and visible to everybody in it. */
@Component
public class ChatTranscripts {
    /** A message as an audit has it; one that was withdrawn has no words. */
    public record Said(long number, String name, Instant at, String words) {}

    private final Entries entries;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    ChatTranscripts(Entries entries, JdbcClient jdbc, AuditTrail audit) {
        this.entries = entries;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All messages of a room, for the audit of that number; each who spoke or was there finds the reading in their trail. */
    @Transactional
    public List<Said> readInAudit(UUID room, UUID auditCase, Viewer office) {
        if (!office.isOffice() || office.isActedFor()) {
            throw new NotFound();
        }
        List<UUID> concerned =
                jdbc.sql("""
                select author from chat_entry where room = :room
                union
                select person from chat_stay where room = :room
                """).param("room", room).query(UUID.class).list();
        for (UUID person : concerned) {
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
}
