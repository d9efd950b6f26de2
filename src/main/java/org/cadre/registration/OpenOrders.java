package org.cadre.registration;

import java.util.ArrayList;
import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.people.rights.ErasureObjections;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Money that is still owed, either way, and seats of events to come are settled with a name, not with a pseudonym. */
@Component
class OpenOrders implements ErasureObjections {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    OpenOrders(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Sentence> toErasing(PersonId person) {
        var against = new ArrayList<Sentence>();
        jdbc.sql("""
                select o.code from orders o join order_balance b on b.orders = o.id
                 where o.buyer = :person and (o.state = 'placed' or b.balance <> 0)
                 order by o.id
                """)
                .param("person", person.value())
                .query(String.class)
                .list()
                .forEach(code -> against.add(Sentence.of("registration.erasure.order", code)));
        jdbc.sql("""
                select o.title from registration r join offering o on o.id = r.offering
                 where r.person = :person and r.seat in ('held', 'confirmed') and o.last_day >= :today
                   and o.canceled_at is null
                 order by o.first_day, o.id
                """)
                .param("person", person.value())
                .param("today", clock.today())
                .query(String.class)
                .list()
                .forEach(title -> against.add(Sentence.of("registration.erasure.seat", title)));
        return against;
    }
}
