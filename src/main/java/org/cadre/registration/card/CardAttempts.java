package org.cadre.registration.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tries to pay by card, as they are stored. Whoever changes one holds the lock of its order. */
@Component
class CardAttempts {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;

    CardAttempts(JdbcClient jdbc, ProgramClock clock, Clock system) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
    }

    CardAttempt begin(OrderId order, int cents, String currency, Instant expiresAt) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into card_attempt (id, orders, number, cents, currency, state, begun_at, expires_at)
                select :id, :order, coalesce(max(number), 0) + 1, :cents, :currency, 'begun', :now, :expires
                  from card_attempt where orders = :order
                """)
                .param("id", id)
                .param("order", order.value())
                .param("cents", cents)
                .param("currency", currency)
                .param("now", now())
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return find(id).orElseThrow();
    }

    /** Keeps the address of its page; a page that was ended meanwhile stays ended. */
    void opened(UUID id, ProviderPage page) {
        jdbc.sql("""
                update card_attempt
                   set session = :session, url = :url, state = case state when 'begun' then 'open' else state end
                 where id = :id
                """)
                .param("id", id)
                .param("session", page.id())
                .param("url", page.url())
                .update();
    }

    /** Once paid, always paid. */
    boolean paid(UUID id, ProviderPage page) {
        return jdbc.sql("""
                update card_attempt
                   set state = 'paid', session = :session, intent = :intent, said = null, ended_at = :now
                 where id = :id and state <> 'paid'
                """)
                        .param("id", id)
                        .param("session", page.id())
                        .param("intent", page.intent())
                        .param("now", now())
                        .update()
                == 1;
    }

    void ended(UUID id, CardAttempt.State as, @Nullable String said) {
        jdbc.sql("""
                update card_attempt set state = :state, said = :said, ended_at = :now
                 where id = :id and state in ('begun', 'open')
                """)
                .param("id", id)
                .param("state", as.name().toLowerCase(Locale.ROOT))
                .param("said", said)
                .param("now", now())
                .update();
    }

    Optional<CardAttempt> find(UUID id) {
        return jdbc.sql("select * from card_attempt where id = :id")
                .param("id", id)
                .query(CardAttempts::attempt)
                .optional();
    }

    /** The one a page is of: by its own id, or by ours when the page's id was never stored. */
    Optional<CardAttempt> of(ProviderPage page) {
        return jdbc.sql("select * from card_attempt where session = :session")
                .param("session", page.id())
                .query(CardAttempts::attempt)
                .optional()
                .or(() -> named(page.attempt()));
    }

    Optional<CardAttempt> named(@Nullable String id) {
        try {
            return id == null ? Optional.empty() : find(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            // A page that somebody else opened in the same account.
            return Optional.empty();
        }
    }

    Optional<CardAttempt> paidBy(String intent) {
        return jdbc.sql("select * from card_attempt where intent = :intent")
                .param("intent", intent)
                .query(CardAttempts::attempt)
                .optional();
    }

    Optional<CardAttempt> running(OrderId order) {
        return of(order).stream().filter(CardAttempt::isRunning).findAny();
    }

    /** All of an order, newest first. */
    List<CardAttempt> of(OrderId order) {
        return jdbc.sql("select * from card_attempt where orders = :order order by number desc")
                .param("order", order.value())
                .query(CardAttempts::attempt)
                .list();
    }

    /** Those that still run and whose page ends before. */
    List<CardAttempt> runningThatEndBefore(Instant end) {
        return jdbc.sql("""
                select * from card_attempt
                 where state in ('begun', 'open') and expires_at <= :end
                 order by expires_at
                 limit 200
                """)
                .param("end", end.atOffset(ZoneOffset.UTC))
                .query(CardAttempts::attempt)
                .list();
    }

    private static CardAttempt attempt(ResultSet row, int number) throws SQLException {
        return new CardAttempt(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("orders", UUID.class)),
                row.getInt("number"),
                row.getInt("cents"),
                row.getString("currency"),
                row.getString("session"),
                row.getString("intent"),
                row.getString("url"),
                CardAttempt.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("said"),
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    Instant systemNow() {
        return system.instant();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
