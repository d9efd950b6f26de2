package org.cadre.registration.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.registration.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who pays an order: one, or two who share its total. */
@Component
class BillTos {
    /**
     * A payer as somebody writes it down.
     *
     * @param organization the second payer's, where it is one we know; the first payer's stays what it is
     */
    record Entry(
            @Nullable OrganizationId organization,
            String name,
            String attention,
            String email,
            String address,
            int shareCents) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    BillTos(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The payers of an order who pay anything, the first one always. */
    List<BillTo> of(OrderId order) {
        return jdbc.sql("""
                select b.id, b.place, b.organization, coalesce(g.kind in ('district', 'school'), false) as school, b.name,
                       coalesce(nullif(b.attention, ''), g.payable_contact, '') as attention,
                       coalesce(nullif(b.email, ''), g.payable_email, p.email) as email,
                       case when b.address in ('', concat_ws(', ', g.street, g.city, g.state, g.zip))
                            then coalesce(g.payable_address, b.address) else b.address end as address,
                       g.tax_exempt_number, b.share_cents
                  from bill_to b
                  join orders o on o.id = b.orders
                  join person p on p.id = o.buyer
                  left join organization g on g.id = b.organization
                 where b.orders = :order and (b.place = 1 or b.share_cents > 0)
                 order by b.place
                """)
                .param("order", order.value())
                .query(BillTos::billTo)
                .list();
    }

    private static BillTo billTo(ResultSet row, int number) throws SQLException {
        UUID organization = row.getObject("organization", UUID.class);
        return new BillTo(
                row.getObject("id", UUID.class),
                row.getInt("place"),
                organization == null ? null : new OrganizationId(organization),
                row.getBoolean("school"),
                row.getString("name"),
                row.getString("attention"),
                row.getString("email"),
                row.getString("address"),
                row.getString("tax_exempt_number"),
                row.getInt("share_cents"));
    }

    /** Whether they can still be changed: before anything was billed, promised or paid in somebody's name. */
    boolean areOpen(OrderId order) {
        return jdbc.sql("""
                select not exists (select 1 from invoice where orders = :order)
                       and not exists (select 1 from purchase_order where orders = :order and state <> 'refused')
                       and not exists (select 1 from ledger_entry where orders = :order and bill_to is not null)
                """).param("order", order.value()).query(Boolean.class).single();
    }

    /** Writes down one payer, or two. The caller has locked the order and seen that they are open. */
    void change(OrderId order, List<Entry> entries, Actor actor) {
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            jdbc.sql("""
                    insert into bill_to (id, orders, place, organization, name, attention, email, address, share_cents)
                    values (:id, :order, :place, :organization, :name, :attention, :email, :address, :share)
                    on conflict (orders, place) do update
                       set organization = case bill_to.place when 1 then bill_to.organization
                                                             else excluded.organization end,
                           name = excluded.name, attention = excluded.attention, email = excluded.email,
                           address = excluded.address, share_cents = excluded.share_cents
                    """)
                    .param(
                            "organization",
                            entry.organization() == null
                                    ? null
                                    : entry.organization().value())
                    .param("id", Ids.next())
                    .param("order", order.value())
                    .param("place", i + 1)
                    .param("name", entry.name())
                    .param("attention", entry.attention())
                    .param("email", entry.email())
                    .param("address", entry.address())
                    .param("share", entry.shareCents())
                    .update();
        }
        if (entries.size() == 1) {
            // A refused purchase order of the second payer keeps its row.
            jdbc.sql("update bill_to set share_cents = 0 where orders = :order and place = 2")
                    .param("order", order.value())
                    .update();
        }
        audit.record(
                actor,
                "order.payers-changed",
                null,
                order.value(),
                Map.of(),
                Map.of(
                        "shares",
                        entries.stream()
                                .map(entry -> String.valueOf(entry.shareCents()))
                                .toList(),
                        "organizations",
                        entries.stream()
                                .map(entry -> String.valueOf(entry.organization()))
                                .toList()));
    }
}
