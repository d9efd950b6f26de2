package org.cadre.registration.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.registration.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which invoices are not paid, and what is owed of each. An order's debt is what the ledger says: it lies on its newest
 * invoices, since money that names no payer pays the oldest first. What is entered for a payer lowers that payer's alone.
 */
@Component
class OpenInvoices {

    /**
     * An invoice beside what the ledger says of its order and its payer.
     *
     * @param balance of the whole order
     * @param settled paid and credited less refunded, of its payer alone
     */
    record Row(OpenInvoice invoice, UUID billTo, int balance, int settled) {}

    private final JdbcClient jdbc;

    OpenInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that is not paid, the longest due first. */
    List<OpenInvoice> all() {
        return owed(null, null);
    }

    /** What is not paid of the orders placed for a district, and of its shares of others' orders. */
    List<OpenInvoice> of(OrganizationId district) {
        return owed(district.value(), null).stream()
                .filter(one -> district.equals(one.district()))
                .toList();
    }

    Optional<OpenInvoice> find(UUID invoice) {
        return owed(null, invoice).stream()
                .filter(one -> one.id().equals(invoice))
                .findAny();
    }

    private List<OpenInvoice> owed(@Nullable UUID district, @Nullable UUID invoice) {
        return owed(jdbc.sql("""
                select i.id, i.number, i.orders, o.code, i.bill_to, t.name, coalesce(nullif(t.email, ''), b.email) as email,
                       d.id as district, d.name as district_name, i.cents, i.currency, i.issued, i.due, i.paper, l.balance,
                       coalesce((select sum(case when e.kind = 'refund' then -e.cents else e.cents end)
                                   from ledger_entry e
                                  where e.orders = i.orders and e.bill_to = i.bill_to and e.kind <> 'charge'), 0) as settled,
                       (select max(m.sent_on) from invoice_reminder m where m.invoice = i.id) as reminded
                  from invoice i
                  join orders o on o.id = i.orders
                  join person b on b.id = o.buyer
                  join bill_to t on t.id = i.bill_to
                  join order_balance l on l.orders = i.orders
                  left join organization d
                    on d.id = case when t.place = 2 and t.organization is not null then t.organization else o.district end
                 where l.balance > 0
                   and (:district::uuid is null or o.district = :district::uuid
                        or exists (select 1 from bill_to s
                                    where s.orders = o.id and s.place = 2 and s.organization = :district::uuid))
                   and (:invoice::uuid is null or i.orders = (select orders from invoice where id = :invoice::uuid))
                """)
                .param("district", district)
                .param("invoice", invoice)
                .query(OpenInvoices::row)
                .list());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID district = row.getObject("district", UUID.class);
        int cents = row.getInt("cents");
        return new Row(
                new OpenInvoice(
                        row.getObject("id", UUID.class),
                        row.getLong("number"),
                        new OrderId(row.getObject("orders", UUID.class)),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("email"),
                        district == null ? null : new OrganizationId(district),
                        row.getString("district_name"),
                        cents,
                        cents,
                        row.getString("currency"),
                        row.getObject("issued", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        row.getString("paper"),
                        row.getObject("reminded", LocalDate.class)),
                row.getObject("bill_to", UUID.class),
                row.getInt("balance"),
                row.getInt("settled"));
    }

    /** Shares the debt of each order among its invoices; those of which nothing is owed are left out. */
    static List<OpenInvoice> owed(List<Row> rows) {
        var oldestFirst = rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.invoice.due()).thenComparing(row -> row.invoice.number()))
                .toList();
        var open = new LinkedHashMap<UUID, Integer>();
        var settled = new HashMap<UUID, Integer>();
        var debts = new HashMap<OrderId, Integer>();
        for (var row : oldestFirst) {
            int left = settled.getOrDefault(row.billTo, row.settled);
            int taken = Math.clamp(left, 0, row.invoice.cents());
            settled.put(row.billTo, left - taken);
            open.put(row.invoice.id(), row.invoice.cents() - taken);
            debts.put(row.invoice.order(), row.balance);
        }
        Map<UUID, Integer> owed = new HashMap<>();
        for (var row : oldestFirst.reversed()) {
            int debt = debts.getOrDefault(row.invoice.order(), 0);
            int cents = Math.clamp(debt, 0, open.getOrDefault(row.invoice.id(), 0));
            owed.put(row.invoice.id(), cents);
            debts.put(row.invoice.order(), debt - cents);
        }
        var invoices = new ArrayList<OpenInvoice>();
        for (var row : oldestFirst) {
            int cents = owed.getOrDefault(row.invoice.id(), 0);
            if (cents > 0) {
                invoices.add(with(row.invoice, cents));
            }
        }
        return invoices;
    }

    private static OpenInvoice with(OpenInvoice one, int owed) {
        return new OpenInvoice(
                one.id(),
                one.number(),
                one.order(),
                one.orderCode(),
                one.billedName(),
                one.email(),
                one.district(),
                one.districtName(),
                one.cents(),
                owed,
                one.currency(),
                one.issued(),
                one.due(),
                one.paper(),
                one.reminded());
    }
}
