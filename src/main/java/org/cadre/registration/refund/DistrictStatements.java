package org.cadre.registration.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.cadre.people.OrganizationCard;
import org.cadre.people.OrganizationId;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.cadre.registration.ledger.LedgerEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the statement of a district: to its coordinator and to office. */
@Component
class DistrictStatements {
    private static final String CURRENCY = "USD";

    private final JdbcClient jdbc;
    private final OpenInvoices invoices;

    DistrictStatements(JdbcClient jdbc, OpenInvoices invoices) {
        this.jdbc = jdbc;
        this.invoices = invoices;
    }

    DistrictStatement of(OrganizationCard district, LocalDate from, LocalDate to, Viewer viewer) {
        if (!viewer.isOffice()
                && !viewer.districtSpokenFor().filter(district.id()::equals).isPresent()) {
            throw new NotFound();
        }
        int opening = opening(district.id(), from);
        var entries = jdbc.sql("""
                select e.orders, o.code, f.title as offering, e.kind, e.cents, e.method, e.reference, e.because, e.day,
                       e.of_other, coalesce(d.name, b.display_name) as other
                  from district_entry e
                  join orders o on o.id = e.orders
                  join person b on b.id = o.buyer
                  left join organization d on d.id = o.district
                  left join offering f on f.id = o.offering
                 where e.district = :district and e.currency = :currency and e.day between :from and :to
                 order by e.day, e.id
                """)
                .param("district", district.id().value())
                .param("currency", CURRENCY)
                .param("from", from)
                .param("to", to)
                .query(DistrictStatements::entry)
                .list();
        return new DistrictStatement(
                district.name(),
                from,
                to,
                CURRENCY,
                opening,
                DistrictStatement.lines(opening, entries),
                invoices.of(district.id()));
    }

    private int opening(OrganizationId district, LocalDate from) {
        return jdbc.sql("""
                select coalesce(sum(case when e.kind in ('charge', 'refund') then e.cents else -e.cents end), 0)
                  from district_entry e
                 where e.district = :district and e.currency = :currency and e.day < :from
                """)
                .param("district", district.value())
                .param("currency", CURRENCY)
                .param("from", from)
                .query(Integer.class)
                .single();
    }

    private static DistrictStatement.Entry entry(ResultSet row, int number) throws SQLException {
        String method = row.getString("method");
        return new DistrictStatement.Entry(
                row.getObject("orders", UUID.class),
                row.getString("code"),
                row.getString("offering"),
                LedgerEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("cents"),
                method == null ? null : LedgerEntry.Method.valueOf(method.toUpperCase(Locale.ROOT)),
                row.getString("reference"),
                row.getString("because"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("of_other") ? row.getString("other") : null);
    }
}
