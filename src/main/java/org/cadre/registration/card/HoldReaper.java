package org.cadre.registration.card;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationEvents.HoldEnding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends orders whose seats were kept long enough, so that others can have them. An order that can still be paid at the provider
 * is not ended: its page is closed first.
 */
@Component
class HoldReaper implements MinuteWork, DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(HoldReaper.class);
    private static final Duration BEFORE = Duration.ofDays(1);

    private record Ending(UUID id, OffsetDateTime holdsUntil) {}

    private final JdbcClient jdbc;
    private final CardAttempts attempts;
    private final CardPayments payments;
    private final LockedOrders locked;
    private final Orders orders;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    HoldReaper(
            JdbcClient jdbc,
            CardAttempts attempts,
            CardPayments payments,
            LockedOrders locked,
            Orders orders,
            ApplicationEventPublisher events,
            ProgramClock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.payments = payments;
        this.locked = locked;
        this.orders = orders;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void runMinutely() {
        remind();
        reap();
    }

    @Override
    public void run(LocalDate today) {
        runMinutely();
    }

    /** Tells whoever does not pay by card that their seats are kept for one more day, once for each such day. */
    private void remind() {
        for (var ending : ending()) {
            transaction.executeWithoutResult(_ -> {
                int first = jdbc.sql("""
                        insert into hold_notice (orders, holds_until) values (:order, :until) on conflict do nothing
                        """)
                        .param("order", ending.id)
                        .param("until", ending.holdsUntil)
                        .update();
                if (first == 1) {
                    events.publishEvent(new HoldEnding(new OrderId(ending.id)));
                }
            });
        }
    }

    private List<Ending> ending() {
        return jdbc.sql("""
                select o.id, o.holds_until
                  from orders o
                 where o.state = 'placed' and o.pays_by <> 'card' and o.parked_because is null
                   and o.holds_until > :now and o.holds_until <= :soon and o.holds_until - o.placed_at > interval '2 days'
                   and not exists (select 1 from hold_notice n where n.orders = o.id and n.holds_until = o.holds_until)
                 limit 500
                """)
                .param("now", now())
                .param("soon", now().plus(BEFORE))
                .query(Ending.class)
                .list();
    }

    private void reap() {
        for (var order : lapsed()) {
            try {
                if (isClosed(order)) {
                    end(order);
                }
            } catch (ProviderSilent silent) {
                LOG.info("{} is kept until the payment provider answers: {}", order, silent.getMessage());
            }
        }
    }

    private List<OrderId> lapsed() {
        return jdbc.sql("""
                select id from orders
                 where state = 'placed' and holds_until <= :now and parked_because is null
                 order by holds_until
                 limit 500
                """).param("now", now()).query(UUID.class).list().stream()
                .map(OrderId::new)
                .toList();
    }

    /** Whether nothing can be paid for it any more at the provider. */
    private boolean isClosed(OrderId order) {
        return attempts.running(order).map(attempt -> !payments.close(attempt)).orElse(true);
    }

    /** Ends it, unless it was paid, kept longer or begun to be paid in the meantime. */
    boolean end(OrderId id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var order = locked.lock(id);
            return order.state() == OrderState.PLACED
                    && !order.isParked()
                    && order.holdsUntil() != null
                    && !order.holdsUntil().isAfter(clock.now())
                    && attempts.running(id).isEmpty()
                    && orders.end(id, OrderState.EXPIRED, Actor.SYSTEM);
        }));
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
