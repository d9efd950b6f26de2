package org.cadre.demo.card;

import org.cadre.platform.settings.Settings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A demo goes on as it was left: the stand-in remembers what it was told before it was stopped. */
@Component
@Profile("demo")
class StandInMemory {
    private final StandIn standIn;
    private final JdbcClient jdbc;
    private final Settings settings;

    StandInMemory(StandIn standIn, JdbcClient jdbc, Settings settings) {
        this.standIn = standIn;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void remember() {
        jdbc.sql("""
                select a.id, a.orders, a.session, a.intent, a.cents, a.currency, a.expires_at,
                       (select coalesce(sum(r.cents), 0) from refund r where r.intent = a.intent and r.state = 'done') as refunded
                  from card_attempt a
                 where a.session is not null and a.state in ('open', 'paid')
                """).query(row -> {
            standIn.remember(
                    row.getString("session"),
                    row.getString("id"),
                    row.getLong("cents"),
                    row.getString("currency"),
                    row.getTimestamp("expires_at").toInstant().getEpochSecond(),
                    settings.link("/orders/" + row.getString("orders") + "/card"),
                    row.getString("intent"),
                    row.getLong("refunded"));
        });
    }
}
