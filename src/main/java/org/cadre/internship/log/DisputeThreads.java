package org.cadre.internship.log;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipEvents.DisputeAnswered;
import org.cadre.internship.InternshipId;
import org.cadre.internship.pairing.Pairing;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Fact.ContactState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What MIT and protégé say to each other about a contact in question. The coach sees that they do, and how it ended. */
@Component
class DisputeThreads {
    /** Who says it. */
    enum Side {
        MIT,
        PROTEGE,
        COACH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much one side may say about a contact in a day: each word is a mail to the other. */
    private static final int MOST_A_DAY = 10;

    enum Answer {
        SAID,
        SETTLED,
        TOO_MANY
    }

    record Message(ContactEntryId entry, Side side, String author, String text, Instant at) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    DisputeThreads(JdbcClient jdbc, ProgramClock clock, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** All of an internship by entry, the first word first; whoever asks is one of those who speak in it. */
    Map<ContactEntryId, List<Message>> of(InternshipId internship) {
        return jdbc
                .sql("""
                select m.contact_entry, m.side, coalesce(case when m.side = 'protege' then a.protege_name end, p.display_name) as author,
                       m.text, m.written_at
                  from dispute_message m
                  join contact_entry e on e.id = m.contact_entry
                  join pairing a on a.id = e.pairing
                  join person p on p.id = m.author
                 where a.internship = :internship
                 order by m.written_at, m.id
                """)
                .param("internship", internship.value())
                .query((row, _) -> new Message(
                        new ContactEntryId(row.getObject("contact_entry", UUID.class)),
                        Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                        row.getString("author"),
                        row.getString("text"),
                        row.getTimestamp("written_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Message::entry));
    }

    /** Adds to the thread of an entry in question, unless it is settled already or that side has said much today. */
    Answer answer(Actor actor, Pairing pairing, ContactEntry entry, Side side, String text) {
        if (entry.state() != ContactState.DISPUTED) {
            return Answer.SETTLED;
        }
        if (today(entry.id(), side) >= MOST_A_DAY) {
            return Answer.TOO_MANY;
        }
        write(actor, pairing.mit(), side == Side.MIT ? pairing.mit() : pairing.protege(), entry.id(), side, text);
        events.publishEvent(new DisputeAnswered(
                pairing.internship(),
                pairing.id(),
                entry.id(),
                pairing.mit(),
                pairing.mitName(),
                pairing.protege(),
                pairing.protegeName(),
                entry.day(),
                side == Side.PROTEGE));
        return Answer.SAID;
    }

    private int today(ContactEntryId entry, Side side) {
        return jdbc.sql("""
                select count(*) from dispute_message where contact_entry = :entry and side = :side and written_at > :since
                """)
                .param("entry", entry.value())
                .param("side", side.word())
                .param("since", clock.now().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** The word that goes with a decision, for both to read. */
    void decide(Actor actor, PersonId mit, PersonId coach, ContactEntryId entry, String reason) {
        if (!reason.isEmpty()) {
            write(actor, mit, coach, entry, Side.COACH, reason);
        }
    }

    private void write(Actor actor, PersonId mit, PersonId author, ContactEntryId entry, Side side, String text) {
        jdbc.sql("""
                insert into dispute_message (id, contact_entry, side, author, text, written_at)
                values (:id, :entry, :side, :author, :text, :now)
                """)
                .param("id", Ids.next())
                .param("entry", entry.value())
                .param("side", side.word())
                .param("author", author.value())
                .param("text", text)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                actor,
                "dispute.answered",
                mit.value(),
                entry.value(),
                Map.of(),
                Map.of("side", side.word(), "text", AuditTrail.digestOf(text)));
    }
}
