package org.cadre.demo.card;

import jakarta.annotation.PostConstruct;
import org.cadre.platform.settings.Settings;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A demo goes on as it was left, and its cast has paid by card: the stand-in looks up what it is asked about in Cadre itself. */
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

    @PostConstruct
    void begin() {
        standIn.remembersBy(this::recall);
    }

    private void recall(String id) {
        jdbc.sql("""
                select a.id, a.orders, a.session, a.intent, a.cents, a.currency, a.expires_at,
                       (select coalesce(sum(r.cents), 0) from refund r where r.intent = a.intent and r.state = 'done') as refunded
                  from card_attempt a
                 where (a.session = :id or a.intent = :id) and a.state in ('open', 'paid')
                """).param("id", id).query(row -> {
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
