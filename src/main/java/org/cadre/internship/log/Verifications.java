package org.cadre.internship.log;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.program.Fact.ContactState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The coach's word on a log: contacts verified on other evidence, questions settled, and a log opened for late entries. */
@Component
class Verifications {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final InternshipFiles files;
    private final ContactLogs logs;

    Verifications(JdbcClient jdbc, ProgramClock clock, AuditTrail audit, InternshipFiles files, ContactLogs logs) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.files = files;
        this.logs = logs;
    }

    /** The coach finds the protégé right: the entry is taken back and stays visible. */
    void uphold(Actor actor, InternshipId internship, ContactEntryId id, String reason) {
        var locked = files.locked(internship);
        var before = logs.of(locked)
                .flatMap(log -> log.find(id))
                .filter(entry -> entry.state() == ContactState.DISPUTED)
                .orElseThrow(NotFound::new);
        logs.reverse(before, "upheld");
        audit.record(
                actor,
                "dispute.upheld",
                locked.person().value(),
                id.value(),
                ContactLogs.facts(before),
                Map.of("state", "reversed", "reason", AuditTrail.digestOf(reason)));
    }

    /** The coach verifies entries on other evidence than the protégé's word. */
    void verify(Actor actor, PersonId coach, InternshipId internship, List<ContactEntryId> ids, String reason) {
        var locked = files.locked(internship);
        for (var id : ids) {
            int done = jdbc.sql("""
                    update contact_entry e
                       set verified_by = :coach, verified_at = :now, verified_reason = :reason
                      from pairing a
                     where e.id = :id and a.id = e.pairing and a.internship = :internship
                       and e.state = 'submitted' and e.verified_at is null
                    """)
                    .param("coach", coach.value())
                    .param("now", clock.now().atOffset(ZoneOffset.UTC))
                    .param("reason", reason)
                    .param("id", id.value())
                    .param("internship", internship.value())
                    .update();
            if (done == 1) {
                audit.record(
                        actor,
                        "contact.verified",
                        locked.person().value(),
                        id.value(),
                        Map.of("level", "self-attested"),
                        Map.of("level", "verified", "reason", AuditTrail.digestOf(reason)));
            }
        }
    }

    /** Takes a verification back. */
    void unverify(Actor actor, InternshipId internship, ContactEntryId id) {
        var locked = files.locked(internship);
        var log = logs.of(locked).orElseThrow(NotFound::new);
        if (log.find(id).filter(entry -> log.isAccepted(entry.day())).isPresent()) {
            return; // What an accepted report counts changes by a visible reversal only.
        }
        int done = jdbc.sql("""
                update contact_entry e set verified_by = null, verified_at = null, verified_reason = null
                  from pairing a
                 where e.id = :id and a.id = e.pairing and a.internship = :internship and e.verified_at is not null
                """)
                .param("id", id.value())
                .param("internship", internship.value())
                .update();
        if (done == 1) {
            audit.record(
                    actor,
                    "contact.unverified",
                    locked.person().value(),
                    id.value(),
                    Map.of("level", "verified"),
                    Map.of("level", "self-attested"));
        }
    }

    /** The coach lets contacts be logged back to a day, for two weeks. */
    void openLog(Actor actor, InternshipId internship, LocalDate from, LocalDate until, String reason) {
        var before = files.locked(internship);
        jdbc.sql("update internship set log_open_from = :from, log_open_until = :until where id = :internship")
                .param("internship", internship.value())
                .param("from", from)
                .param("until", until)
                .update();
        var after = new HashMap<String, Object>();
        after.put("from", from.toString());
        after.put("until", until.toString());
        after.put("reason", AuditTrail.digestOf(reason));
        audit.record(actor, "log.opened", before.person().value(), internship.value(), Map.of(), after);
    }
}
