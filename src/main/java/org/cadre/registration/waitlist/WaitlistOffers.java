package org.cadre.registration.waitlist;

import org.cadre.registration.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells orders that somebody placed from those that only hold what the waitlist offers. */
@Component
public class WaitlistOffers {
    private final JdbcClient jdbc;

    WaitlistOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether an order holds seats that were offered and not taken, or held them until that offer ended. */
    public boolean isOffer(OrderId order) {
        return jdbc.sql("select exists (select 1 from waitlist_entry where orders = :order and state <> 'taken')")
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }
}
