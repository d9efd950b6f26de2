package org.cadre.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.time.DueWork;
import org.cadre.registration.RegistrationEvents.NamesMissing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds of names that are missing 14, 7 and 3 days before they are due: each once, and only the latest that has come. */
@Component
class MissingNames implements DueWork {
    private static final List<Integer> DAYS = List.of(3, 7, 14);

    private record Missing(UUID id, LocalDate namesDue, int nameless, LocalDate placed) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    MissingNames(JdbcClient jdbc, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        for (var order : missing(today)) {
            transaction.executeWithoutResult(_ -> remind(order, today));
        }
    }

    private List<Missing> missing(LocalDate today) {
        return jdbc.sql("""
                select o.id, o.names_due, s.nameless, (o.placed_at at time zone f.zone)::date as placed
                  from orders o
                  join offering f on f.id = o.offering
                  join order_summary s on s.id = o.id
                 where o.state in ('placed', 'confirmed') and o.names_due between :today and :last and s.nameless > 0
                   and f.canceled_at is null
                   and not exists (select 1 from waitlist_entry w where w.orders = o.id and w.state = 'offered')
                 order by o.id
                """)
                .param("today", today)
                .param("last", today.plusDays(DAYS.getLast()))
                .query(Missing.class)
                .list();
    }

    /** A day that had come before the order was placed is none: whoever orders late knows that names are missing. */
    private void remind(Missing order, LocalDate today) {
        boolean latest = true;
        for (int days : DAYS) {
            var day = order.namesDue.minusDays(days);
            if (day.isAfter(today) || !day.isAfter(order.placed)) {
                continue;
            }
            if (note(order, days, today) && latest) {
                events.publishEvent(new NamesMissing(new OrderId(order.id), order.nameless, order.namesDue));
            }
            latest = false;
        }
    }

    private boolean note(Missing order, int days, LocalDate today) {
        return jdbc.sql("""
                insert into names_reminder (orders, days_before, noted_on) values (:order, :days, :today)
                on conflict do nothing
                """)
                        .param("order", order.id)
                        .param("days", days)
                        .param("today", today)
                        .update()
                == 1;
    }
}
