package org.cadre.internship.log;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.InternshipEvents.ContactsAwaitConfirmation;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks protégés for their word on what was logged: by itself once a week at most, and when the MIT asks. */
@Component
public class ConfirmationRequests implements DueWork {
    private static final int DAYS_BETWEEN = 7;

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final Pairings pairings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ConfirmationRequests(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            Pairings pairings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.pairings = pairings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        var waiting = jdbc.sql("""
                select distinct a.id
                  from pairing a
                  join internship i on i.id = a.internship
                  join contact_entry e on e.pairing = a.id
                 where i.state in ('active', 'on hold') and a.state = 'active' and a.unreachable is null
                   and e.state = 'submitted' and e.confirmed_at is null
                   and not exists (select 1 from confirmation_request r where r.pairing = a.id and r.asked_on > :weekAgo)
                 order by a.id
                """)
                .param("weekAgo", today.minusDays(DAYS_BETWEEN))
                .query(UUID.class)
                .list();
        for (UUID pairing : waiting) {
            transaction.executeWithoutResult(
                    _ -> pairings.find(new PairingId(pairing)).ifPresent(one -> ask(Actor.SYSTEM, null, one)));
        }
    }

    /** Asks by mail; at most once a day, whoever wants it. False: that was done today. */
    public boolean ask(Actor actor, @Nullable PersonId by, Pairing pairing) {
        int fresh = jdbc.sql("""
                insert into confirmation_request (pairing, asked_on, asked_by) values (:pairing, :today, :by)
                on conflict do nothing
                """)
                .param("pairing", pairing.id().value())
                .param("today", clock.today())
                .param("by", by == null ? null : by.value())
                .update();
        if (fresh == 0) {
            return false;
        }
        int entries = jdbc.sql("""
                select count(*) from contact_entry
                 where pairing = :pairing and state = 'submitted' and confirmed_at is null
                """)
                .param("pairing", pairing.id().value())
                .query(Integer.class)
                .single();
        audit.record(
                actor,
                "confirmation.asked",
                pairing.mit().value(),
                pairing.id().value(),
                Map.of(),
                Map.of("entries", entries));
        events.publishEvent(new ContactsAwaitConfirmation(
                pairing.internship(),
                pairing.id(),
                pairing.mit(),
                pairing.mitName(),
                pairing.protege(),
                pairing.protegeName(),
                entries,
                by == null && actor.equals(Actor.SYSTEM)));
        return true;
    }
}
