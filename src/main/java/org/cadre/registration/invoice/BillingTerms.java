package org.cadre.registration.invoice;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What office has decided for all orders: how long a quote is good and when an invoice is due. */
@Component
class BillingTerms {
    /** @param taxForm digest of the association's W-9; null while there is none */
    record Now(
            int quoteDays,
            int netDays,
            int netDaysDistrict,
            @Nullable String taxForm) {}

    private final JdbcClient jdbc;

    BillingTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Now now() {
        return jdbc.sql("select quote_days, net_days, net_days_district, tax_form from fee_terms")
                .query(Now.class)
                .single();
    }
}
