package org.cadre.registration.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of refunds, and of the card payments they give back. */
@Component
class RefundRows {
    /** A card payment of an order, and what of it has gone back or is on its way. */
    record CardPayment(String intent, int paid, int back) {
        int left() {
            return paid - back;
        }
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    RefundRows(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Refund refund) {
        jdbc.sql("""
                insert into refund (id, orders, cents, currency, method, intent, provider, state, because, asked_at)
                values (:id, :order, :cents, :currency, :method, :intent, :provider, :state, :because, :now)
                """)
                .param("id", refund.id())
                .param("order", refund.order().value())
                .param("cents", refund.cents())
                .param("currency", refund.currency())
                .param("method", refund.method().word())
                .param("intent", refund.intent())
                .param("provider", refund.provider())
                .param("state", refund.state().word())
                .param("because", refund.because())
                .param("now", now())
                .update();
    }

    /** Moves a refund on. */
    void move(
            UUID refund, RefundState to, LedgerEntry.Method method, @Nullable String provider, @Nullable String said) {
        jdbc.sql("""
                update refund
                   set state = :state, method = :method, provider = coalesce(:provider::text, provider), said = :said,
                       ended_at = case when :state in ('done', 'failed') then :now::timestamptz end
                 where id = :id
                """)
                .param("id", refund)
                .param("state", to.word())
                .param("method", method.word())
                .param("provider", provider)
                .param("said", said)
                .param("now", now())
                .update();
    }

    Optional<Refund> find(UUID refund) {
        return jdbc.sql("select * from refund where id = :id")
                .param("id", refund)
                .query(RefundRows::refund)
                .optional();
    }

    Optional<Refund> findByProvider(String provider) {
        return jdbc.sql("select * from refund where provider = :provider")
                .param("provider", provider)
                .query(RefundRows::refund)
                .optional();
    }

    List<Refund> of(OrderId order) {
        return jdbc.sql("select * from refund where orders = :order order by id")
                .param("order", order.value())
                .query(RefundRows::refund)
                .list();
    }

    /** What waits for office or for the provider, oldest first: so many after a given one. */
    List<Refund> waiting(@Nullable UUID after, int most) {
        return jdbc.sql("""
                select * from refund
                 where state in ('asked', 'sent') and (:after::uuid is null or id > :after::uuid)
                 order by id
                 limit :most
                """)
                .param("after", after)
                .param("most", most)
                .query(RefundRows::refund)
                .list();
    }

    int waitingForOffice() {
        return jdbc.sql("select count(*) from refund where state = 'asked' and (intent is null or said is not null)")
                .query(Integer.class)
                .single();
    }

    /** What is on its way. */
    int inFlight(OrderId order) {
        return jdbc.sql("""
                select coalesce(sum(cents), 0) from refund where orders = :order and state in ('asked', 'sent')
                """).param("order", order.value()).query(Integer.class).single();
    }

    /** The card payments of an order, those of the later try first. An entry's cause names the payment: "card:INTENT". */
    List<CardPayment> cardPayments(OrderId order) {
        return jdbc.sql("""
                select p.intent, p.paid,
                       coalesce((select sum(r.cents) from refund r
                                  where r.orders = :order and r.intent = p.intent and r.state <> 'failed'), 0) as back
                  from (select coalesce(substring(cause from '^card:(.+)$'), reference) as intent, sum(cents) as paid,
                               max(id::text) as newest
                          from ledger_entry
                         where orders = :order and kind = 'payment' and method = 'card' and cause not like 'refund-failed:%'
                         group by 1) p
                  left join card_attempt a on a.intent = p.intent
                 where p.intent is not null
                 order by a.number desc nulls last, p.newest desc
                """)
                .param("order", order.value())
                .query(CardPayment.class)
                .list();
    }

    /** How money came last, other than by card. */
    Optional<LedgerEntry.Method> lastMethod(OrderId order) {
        return jdbc.sql("""
                select method from ledger_entry
                 where orders = :order and kind = 'payment' and method <> 'card'
                 order by id desc
                 limit 1
                """)
                .param("order", order.value())
                .query(String.class)
                .optional()
                .map(RefundRows::method);
    }

    /** Whose money a card payment was, also when it has not been noted yet. */
    Optional<OrderId> orderOf(String intent) {
        return jdbc.sql("""
                select orders from (
                  select orders from card_attempt where intent = :intent
                  union all
                  select orders from ledger_entry where cause = 'card:' || :intent
                  union all
                  select orders from ledger_entry where kind = 'payment' and method = 'card' and reference = :intent) o
                 limit 1
                """)
                .param("intent", intent)
                .query(UUID.class)
                .optional()
                .map(OrderId::new);
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Refund(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("orders", UUID.class)),
                row.getInt("cents"),
                row.getString("currency"),
                method(row.getString("method")),
                row.getString("intent"),
                row.getString("provider"),
                RefundState.of(row.getString("state")),
                row.getString("because"),
                row.getString("said"),
                row.getTimestamp("asked_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static LedgerEntry.Method method(String word) {
        return LedgerEntry.Method.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
