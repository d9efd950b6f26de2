package org.cadre.internship.pairing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.InternshipEvents.ProtegeUnreachable;
import org.cadre.internship.InternshipId;
import org.cadre.internship.PairingId;
import org.cadre.people.NewPerson;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.mail.MailRefused;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a protégé can be reached: mail that comes back, a link in the wrong hands, and the corrected address. */
@Component
public class ProtegeReach {
    /**
     * @param reason "bounced" or "not them"; null: the address was corrected and works as far as is known
     * @param correctedOn when the MIT gave another address
     */
    public record Trouble(
            PairingId pairing,
            String protegeName,
            String email,
            /** Whether the address is still to be corrected. */
            @Nullable String reason,
            @Nullable LocalDate since,
            @Nullable LocalDate correctedOn) {
        public boolean isOpen() {
            return reason != null;
        }

        /** Whether whoever got the link says they are not meant. */
        public boolean reachedSomebodyElse() {
            return "not them".equals(reason);
        }
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final People people;
    private final Pairings pairings;
    private final ProtegeLinks links;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ProtegeReach(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            People people,
            Pairings pairings,
            ProtegeLinks links,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.people = people;
        this.pairings = pairings;
        this.links = links;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is the matter with the protégé in force, or was; whoever asks was let in to the internship. */
    public Optional<Trouble> of(InternshipId internship) {
        return jdbc.sql("""
                select a.id as pairing, coalesce(a.protege_name, p.display_name) as protege_name, p.email,
                       a.unreachable as reason, a.unreachable_on as since, a.address_corrected_on as corrected_on
                  from pairing a
                  join person p on p.id = a.protege
                 where a.internship = :internship and a.state in ('proposed', 'active')
                   and (a.unreachable is not null or a.address_corrected_on is not null)
                """)
                .param("internship", internship.value())
                .query((row, _) -> new Trouble(
                        new PairingId(row.getObject("pairing", UUID.class)),
                        row.getString("protege_name"),
                        row.getString("email"),
                        row.getString("reason"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("corrected_on", LocalDate.class)))
                .optional();
    }

    /** Whoever got the link says it is not theirs: it opens nothing from now on. */
    public void reachedSomebodyElse(Pairing pairing, String link) {
        links.withdrawAll(pairing.id());
        mark(pairing, "not them", Map.of("reason", "not them", "link", link));
    }

    /** The mail server would not take what was written to a protégé. */
    @EventListener
    void on(MailRefused mail) {
        if (mail.about() == null) {
            return;
        }
        transaction.executeWithoutResult(_ -> bounced(mail));
    }

    private void bounced(MailRefused mail) {
        jdbc.sql("""
                select a.id from pairing a join person p on p.id = a.protege
                 where a.protege = :person and p.email = :recipient and a.state in ('proposed', 'active')
                   and a.unreachable is null
                """)
                .param("person", mail.about())
                .param("recipient", mail.recipient())
                .query(UUID.class)
                .list()
                .forEach(id -> pairings.find(new PairingId(id))
                        .ifPresent(pairing -> mark(
                                pairing,
                                "bounced",
                                Map.of("reason", "bounced", "mail", mail.id().toString()))));
    }

    private void mark(Pairing pairing, String reason, Map<String, Object> facts) {
        int done = jdbc.sql("update pairing set unreachable = :reason, unreachable_on = :today where id = :pairing")
                .param("reason", reason)
                .param("today", clock.today())
                .param("pairing", pairing.id().value())
                .update();
        if (done == 1) {
            audit.record(
                    Actor.SYSTEM,
                    "protege.unreachable",
                    pairing.mit().value(),
                    pairing.id().value(),
                    Map.of(),
                    facts);
            events.publishEvent(new ProtegeUnreachable(
                    pairing.internship(),
                    pairing.id(),
                    pairing.mit(),
                    pairing.protegeName(),
                    reason.equals("not them")));
        }
    }

    /** The MIT gives another address, or says that the one there works again. Earlier links stay closed. */
    public void correct(Viewer viewer, Trouble trouble, String email) {
        PersonId protege = people.create(viewer.actor(), NewPerson.named(trouble.protegeName(), email, clock.zone()));
        boolean other = !email.equals(trouble.email());
        jdbc.sql("""
                update pairing
                   set protege = :protege, unreachable = null, unreachable_on = null,
                       address_corrected_on = case when :other then :today else address_corrected_on end
                 where id = :pairing
                """)
                .param("protege", protege.value())
                .param("other", other)
                .param("today", clock.today())
                .param("pairing", trouble.pairing().value())
                .update();
        if (other) {
            links.withdrawAll(trouble.pairing());
        }
        // What nobody got reminded nobody: silence is counted from the right address on.
        jdbc.sql("delete from confirmation_request where pairing = :pairing and (:other or asked_on >= :since)")
                .param("pairing", trouble.pairing().value())
                .param("other", other)
                .param("since", trouble.since())
                .update();
        audit.record(
                viewer.actor(),
                "protege.address-corrected",
                viewer.id().value(),
                trouble.pairing().value(),
                Map.of("email", AuditTrail.digestOf(trouble.email())),
                Map.of("email", AuditTrail.digestOf(email), "protege", protege.toString()));
    }
}
