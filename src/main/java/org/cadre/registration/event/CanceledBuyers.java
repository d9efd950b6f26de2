package org.cadre.registration.event;

import java.util.UUID;
import org.cadre.offering.OfferingEvents.OfferingCanceled;
import org.cadre.people.PersonId;
import org.cadre.registration.event.MoveEvents.NamelessSeatsCanceled;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever bought seats that have no name yet hears of a cancellation too: nobody else would, for those seats. */
@Component
class CanceledBuyers {
    private record Buyer(UUID buyer, int seats) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CanceledBuyers(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Before the seats end, while it can be seen which ones there were. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void hear(OfferingCanceled canceled) {
        jdbc.sql("""
                select w.buyer, count(*) as seats
                  from registration r
                  join orders w on w.id = r.orders
                 where r.offering = :offering and r.person is null and r.seat in ('held', 'confirmed')
                 group by w.buyer
                """)
                .param("offering", canceled.offering().value())
                .query(Buyer.class)
                .list()
                .forEach(one -> events.publishEvent(
                        new NamelessSeatsCanceled(canceled.offering(), new PersonId(one.buyer), one.seats)));
    }
}
