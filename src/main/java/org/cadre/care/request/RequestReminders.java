package org.cadre.care.request;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.care.request.CareEvents.RequestDue;
import org.cadre.people.PersonId;
import org.cadre.platform.time.DueWork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds who answers for a request: some days before it is due, and once more when the day has passed. */
@Component
class RequestReminders implements DueWork {
    private static final int DAYS_BEFORE = 5;

    private record Due(
            UUID id,
            String kind,
            String personName,
            @Nullable UUID owner,
            LocalDate dueOn) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    RequestReminders(JdbcClient jdbc, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        var due = jdbc.sql("""
                select r.id, r.kind, p.display_name as person_name, r.owner, r.due_on
                  from care_request r
                  join person p on p.id = r.person
                 where r.state = 'open'
                   and (r.due_on <= :soon and r.reminded_on is null or r.due_on < :today and r.reminded_on <= r.due_on)
                 order by r.due_on, r.id
                """)
                .param("soon", today.plusDays(DAYS_BEFORE))
                .param("today", today)
                .query(Due.class)
                .list();
        due.forEach(one -> transaction.executeWithoutResult(_ -> remind(one, today)));
    }

    /** Marked first, so that two servers do not both remind. */
    private void remind(Due due, LocalDate today) {
        int marked = jdbc.sql("""
                update care_request set reminded_on = :today
                 where id = :id and state = 'open' and due_on = :due
                   and (reminded_on is null or reminded_on <= due_on and due_on < :today)
                """)
                .param("today", today)
                .param("id", due.id)
                .param("due", due.dueOn)
                .update();
        if (marked == 1) {
            events.publishEvent(new RequestDue(
                    due.id,
                    RequestKind.find(due.kind).orElseThrow(),
                    due.personName,
                    due.owner == null ? null : new PersonId(due.owner),
                    due.dueOn));
        }
    }
}
