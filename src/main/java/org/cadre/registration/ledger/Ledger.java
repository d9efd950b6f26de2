package org.cadre.registration.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ledger: charges, payments, refunds and credits, added and never changed. Each entry names its cause, and a cause
 * stands once: whatever is sent twice counts once.
 */
@Component
public class Ledger {
    /**
     * What is to be entered.
     *
     * @param cause what brought it about, unique for good: "charge:ORDER", "card:INTENT", "deed:KEY"
     */
    public record Draft(
            UUID order,
            @Nullable UUID billTo,
            LedgerEntry.Kind kind,
            int cents,
            String currency,
            LedgerEntry.@Nullable Method method,
            @Nullable String reference,
            @Nullable String because,
            LocalDate day,
            String cause) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;

    Ledger(JdbcClient jdbc, ProgramClock clock, Clock system) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
    }

    /** What an order costs, charged once. Nothing is charged for nothing. */
    public void charge(UUID order, int cents, String currency) {
        if (cents > 0) {
            enter(
                    new Draft(
                            order,
                            null,
                            LedgerEntry.Kind.CHARGE,
                            cents,
                            currency,
                            null,
                            null,
                            null,
                            clock.today(),
                            "charge:" + order),
                    null);
        }
    }

    /** Enters it unless its cause has been entered before; whether it was entered now. */
    public boolean enter(Draft draft, @Nullable UUID by) {
        return jdbc.sql("""
                insert into ledger_entry (id, orders, bill_to, kind, cents, currency, method, reference, because, day,
                                          recorded_at, recorded_by, cause)
                values (:id, :order, :billTo, :kind, :cents, :currency, :method, :reference, :because, :day, :now, :by,
                        :cause)
                on conflict (cause) do nothing
                """)
                        .param("id", Ids.next())
                        .param("order", draft.order)
                        .param("billTo", draft.billTo)
                        .param("kind", draft.kind.word())
                        .param("cents", draft.cents)
                        .param("currency", draft.currency)
                        .param("method", draft.method == null ? null : draft.method.word())
                        .param("reference", draft.reference)
                        .param("because", draft.because)
                        .param("day", draft.day)
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("cause", draft.cause)
                        .update()
                == 1;
    }

    /** Whether an entry of that cause stands. */
    public boolean knows(String cause) {
        return jdbc.sql("select exists (select 1 from ledger_entry where cause = :cause)")
                .param("cause", cause)
                .query(Boolean.class)
                .single();
    }

    public Balance balance(UUID order) {
        return balances(List.of(order)).getOrDefault(order, Balance.NONE);
    }

    /** The balances of several orders at once; one that has no entry is missing. */
    public Map<UUID, Balance> balances(Collection<UUID> orders) {
        var balances = new HashMap<UUID, Balance>();
        if (orders.isEmpty()) {
            return balances;
        }
        jdbc.sql("""
                select orders, coalesce(sum(cents) filter (where kind = 'charge'), 0) as charged,
                       coalesce(sum(cents) filter (where kind = 'payment'), 0) as paid,
                       coalesce(sum(cents) filter (where kind = 'refund'), 0) as refunded,
                       coalesce(sum(cents) filter (where kind = 'credit'), 0) as credited
                  from ledger_entry
                 where orders in (:orders)
                 group by orders
                """).param("orders", orders).query(row -> {
            balances.put(
                    row.getObject("orders", UUID.class),
                    new Balance(
                            row.getInt("charged"), row.getInt("paid"), row.getInt("refunded"), row.getInt("credited")));
        });
        return balances;
    }

    /** The entries of an order in the order in which they were made. */
    public List<LedgerEntry> of(UUID order) {
        return jdbc.sql("""
                select id, orders, bill_to, kind, cents, currency, method, reference, because, day, recorded_at,
                       recorded_by
                  from ledger_entry
                 where orders = :order
                 order by id
                """).param("order", order).query(Ledger::entry).list();
    }

    private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
        String method = row.getString("method");
        return new LedgerEntry(
                row.getObject("id", UUID.class),
                row.getObject("orders", UUID.class),
                row.getObject("bill_to", UUID.class),
                LedgerEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("cents"),
                row.getString("currency"),
                method == null ? null : LedgerEntry.Method.valueOf(method.toUpperCase(Locale.ROOT)),
                row.getString("reference"),
                row.getString("because"),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("recorded_by", UUID.class));
    }
}
