package org.cadre.registration.refund;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cadre.offering.OfferingEvents.OfferingCanceled;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationEvents.OrderEnded;
import org.cadre.registration.refund.RefundEvents.WaitedInVain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An event that does not take place: each of its orders is credited and refunded by a job of its own, asked for in the
 * transaction that canceled it. Two hundred orders take a while; what is interrupted goes on where it was.
 */
@Component
class CanceledEvents {
    static final String JOB = "credit-canceled-order";
    private static final int TRIES = 30;

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Offerings offerings;
    private final ProgramClock clock;
    private final ObjectProvider<Jobs> jobs;
    private final ApplicationEventPublisher events;

    CanceledEvents(
            JdbcClient jdbc,
            Orders orders,
            Offerings offerings,
            ProgramClock clock,
            ObjectProvider<Jobs> jobs,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.offerings = offerings;
        this.clock = clock;
        this.jobs = jobs;
        this.events = events;
    }

    /** Also orders that go on, with seats that were taken along elsewhere. */
    @EventListener
    void ask(OfferingCanceled canceled) {
        jdbc.sql("""
                select distinct o.id::text
                  from registration r
                  join orders o on o.id = r.orders and o.state in ('placed', 'confirmed')
                 where r.offering = :offering
                """)
                .param("offering", canceled.offering().value())
                .query(String.class)
                .list()
                .forEach(order -> jobs.getObject().ask(JOB, order));
    }

    /** And those that end with their last seat, then or later. */
    @EventListener
    void ask(OrderEnded ended) {
        var offering = orders.find(ended.order()).orElseThrow().offering();
        if (offering != null && offerings.find(offering).orElseThrow().canceled()) {
            jobs.getObject().ask(JOB, ended.order().toString());
        }
    }

    /** Nobody waits any longer for a seat in it. */
    @EventListener
    void endWaiting(OfferingCanceled canceled) {
        jdbc.sql("""
                update waitlist_entry set state = 'lapsed', ended_at = :now
                 where offering = :offering and state in ('waiting', 'offered')
                returning person
                """)
                .param("offering", canceled.offering().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .forEach(person -> events.publishEvent(new WaitedInVain(new PersonId(person), canceled.offering())));
    }

    /** The work itself, one order at a time. */
    @Configuration(proxyBeanMethods = false)
    static class Work {
        private static final Logger LOG = LoggerFactory.getLogger(CanceledEvents.class);

        @Bean
        Job creditCanceledOrder(Returns returns, PlatformTransactionManager transactions) {
            var transaction = new TransactionTemplate(transactions);
            return new Job(
                    JOB,
                    id -> transaction.executeWithoutResult(_ -> returns.settle(new OrderId(UUID.fromString(id)), true)),
                    Duration.ofSeconds(10),
                    TRIES,
                    (id, reason) -> LOG.error("order {} of a canceled event is not credited: {}", id, reason));
        }
    }
}
