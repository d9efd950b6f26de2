package org.cadre.internship.log;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipEvents.ContactDisputed;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.program.Fact.ContactState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The protégé's word on contacts of their own pairing. */
@Component
class Confirmations {
    /** An entry as it looked when the protégé answered. */
    record Seen(ContactEntryId entry, String face) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final InternshipFiles files;
    private final ContactLogs logs;
    private final ApplicationEventPublisher events;

    Confirmations(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            InternshipFiles files,
            ContactLogs logs,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.files = files;
        this.logs = logs;
        this.events = events;
    }

    /** What stands in the log about this pairing and nobody else's, the earliest first. */
    List<ContactEntry> of(Pairing pairing, InternshipSummary internship) {
        return logs.of(internship).map(log -> of(pairing, log)).orElseGet(List::of);
    }

    /** What was taken back after it had been attested or reported: it stays visible to the protégé too. */
    List<ContactEntry> reversed(Pairing pairing, InternshipSummary internship) {
        return logs.of(internship).stream()
                .flatMap(log -> log.entries().stream())
                .filter(entry -> entry.pairing().equals(pairing.id()) && entry.state() == ContactState.REVERSED)
                .toList();
    }

    private static List<ContactEntry> of(Pairing pairing, ContactLog log) {
        return log.entries().stream()
                .filter(entry -> entry.pairing().equals(pairing.id()) && entry.stands())
                .toList();
    }

    /**
     * Confirms what was seen and has not changed since; returns how many that were.
     *
     * @param link the mark of the signed link it was done by
     */
    int confirm(Pairing pairing, List<Seen> seen, String link) {
        var internship = files.locked(pairing.internship());
        int confirmed = 0;
        for (var entry : of(pairing, internship)) {
            if (entry.confirmedAt() == null && seen.contains(new Seen(entry.id(), entry.face()))) {
                confirm(pairing, entry, link);
                confirmed++;
            }
        }
        return confirmed;
    }

    private void confirm(Pairing pairing, ContactEntry entry, String link) {
        boolean disputed = entry.state() == ContactState.DISPUTED;
        jdbc.sql("""
                update contact_entry
                   set state = 'submitted', confirmed_by = :protege, confirmed_at = :now,
                       dispute_outcome = case when :disputed then 'withdrawn' else dispute_outcome end,
                       settled_at = case when :disputed then :now::timestamptz else settled_at end
                 where id = :id
                """)
                .param("protege", pairing.protege().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("disputed", disputed)
                .param("id", entry.id().value())
                .update();
        audit.record(
                Actor.of(pairing.protege().value()),
                "contact.confirmed",
                pairing.mit().value(),
                entry.id().value(),
                Map.of("level", entry.level().key(), "state", disputed ? "disputed" : "submitted"),
                Map.of(
                        "level",
                        "confirmed",
                        "minutes",
                        entry.minutes(),
                        "day",
                        entry.day().toString(),
                        "link",
                        link));
    }

    /** The protégé remembers it otherwise: the entry counts no more until that is settled. */
    boolean dispute(Pairing pairing, Seen seen, String why, String link) {
        var internship = files.locked(pairing.internship());
        var log = logs.of(internship).orElseThrow(NotFound::new);
        Optional<ContactEntry> found = of(pairing, log).stream()
                .filter(entry -> entry.id().equals(seen.entry()) && entry.face().equals(seen.face()))
                .filter(entry -> entry.state() == ContactState.SUBMITTED)
                .filter(entry -> !(entry.confirmedAt() != null && log.isAccepted(entry.day())))
                .findFirst();
        if (found.isEmpty()) {
            return false;
        }
        var entry = found.get();
        jdbc.sql("""
                update contact_entry
                   set state = 'disputed', dispute = :why, disputed_at = :now, dispute_outcome = null, settled_at = null,
                       confirmed_by = null, confirmed_at = null
                 where id = :id
                """)
                .param("why", why)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("id", entry.id().value())
                .update();
        audit.record(
                Actor.of(pairing.protege().value()),
                "contact.disputed",
                pairing.mit().value(),
                entry.id().value(),
                Map.of("level", entry.level().key(), "state", "submitted"),
                Map.of("state", "disputed", "why", AuditTrail.digestOf(why), "link", link));
        events.publishEvent(new ContactDisputed(
                pairing.internship(), pairing.id(), entry.id(), pairing.mit(), pairing.protegeName(), entry.day()));
        return true;
    }
}
