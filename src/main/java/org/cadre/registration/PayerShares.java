package org.cadre.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each payer of an order bears when it costs more or less than it did. The caller holds the order's row. */
@Component
public class PayerShares {
    private final JdbcClient jdbc;

    PayerShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** More is the first payer's. */
    public void raise(OrderId order, int cents) {
        jdbc.sql("update bill_to set share_cents = share_cents + :cents where orders = :order and place = 1")
                .param("cents", cents)
                .param("order", order.value())
                .update();
    }

    /** What has been credited in each payer's name so far. */
    public Map<UUID, Integer> credited(OrderId order) {
        var credited = new HashMap<UUID, Integer>();
        jdbc.sql("""
                select bill_to, sum(cents) as cents from ledger_entry
                 where orders = :order and kind = 'credit' and bill_to is not null
                 group by bill_to
                """).param("order", order.value()).query(row -> {
            credited.put(row.getObject("bill_to", UUID.class), row.getInt("cents"));
        });
        return credited;
    }

    /**
     * Less is less for whom it was credited to, since they had an invoice; what is left over lowers the second of two payers
     * first.
     *
     * @param before what {@link #credited} said before it was credited
     */
    public void lower(OrderId order, int cents, Map<UUID, Integer> before) {
        int left = cents;
        for (var now : credited(order).entrySet()) {
            left -= lower(now.getKey(), Math.min(left, now.getValue() - before.getOrDefault(now.getKey(), 0)));
        }
        for (UUID payer : jdbc.sql("select id from bill_to where orders = :order order by place desc")
                .param("order", order.value())
                .query(UUID.class)
                .list()) {
            left -= lower(payer, left);
        }
    }

    private int lower(UUID payer, int cents) {
        return cents <= 0
                ? 0
                : jdbc.sql("""
                update bill_to b set share_cents = b.share_cents - least(b.share_cents, :cents)
                  from bill_to was
                 where b.id = :payer and was.id = b.id
                returning was.share_cents - b.share_cents
                """)
                        .param("cents", cents)
                        .param("payer", payer)
                        .query(Integer.class)
                        .single();
    }
}
