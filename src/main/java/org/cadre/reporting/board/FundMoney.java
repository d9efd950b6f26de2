package org.cadre.reporting.board;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The period's money by fund, and by the account of what it was for: sums of the ledger's parts. */
@Component
class FundMoney {
    /** The ledger, where every sum has its list. */
    static final String PLACE = "/office/reports/entries";

    /**
     * A fund, or one of its accounts.
     *
     * @param account empty: the fund as a whole
     * @param open what was owed at the end of the period, from the beginning on
     */
    record Fund(
            String fund,
            String account,
            String currency,
            long charged,
            long received,
            long refunded,
            long credited,
            long open) {

        /** The address of the entries that make up one of its sums. */
        String entries(Period period, String kind) {
            return PLACE + "?" + (kind.isEmpty() ? "to=" + period.to() : period.query() + "&kind=" + kind) + "&fund="
                    + URLEncoder.encode(fund, StandardCharsets.UTF_8) + "&account="
                    + URLEncoder.encode(account, StandardCharsets.UTF_8);
        }
    }

    private final JdbcClient jdbc;

    FundMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each fund, followed by its accounts. */
    List<Fund> of(Period period, Viewer viewer) {
        if (!viewer.isOffice()) {
            throw new NotFound();
        }
        return jdbc.sql("""
                select a.fund, coalesce(a.account, '') as account, p.currency,
                       coalesce(sum(p.cents) filter (where p.kind = 'charge' and p.day >= :from), 0) as charged,
                       coalesce(sum(p.cents) filter (where p.kind = 'payment' and p.day >= :from), 0) as received,
                       coalesce(sum(p.cents) filter (where p.kind = 'refund' and p.day >= :from), 0) as refunded,
                       coalesce(sum(p.cents) filter (where p.kind = 'credit' and p.day >= :from), 0) as credited,
                       sum(case when p.kind in ('charge', 'refund') then p.cents else -p.cents end) as open
                  from ledger_part p
                  join account_code a on a.post = p.post
                 where p.day <= :to
                 group by grouping sets ((a.fund, p.currency), (a.fund, p.currency, a.account))
                 order by a.fund, p.currency, a.account nulls first
                """)
                .param("from", period.from())
                .param("to", period.to())
                .query(Fund.class)
                .list();
    }
}
