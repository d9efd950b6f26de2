package org.cadre.accounting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.PartOne;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders with lines and entries of the ledger for tests, on any day. The codes are put back when a test begins. */
public final class Books {
    private final JdbcClient jdbc;
    private final PersonId buyer;

    public Books(ApplicationContext beans, PartOne partOne) {
        this(beans, partOne.person("Bea Buyer"));
    }

    public Books(ApplicationContext beans, PersonId buyer) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.buyer = buyer;
        codes(false);
    }

    /** The codes Cadre comes with, as a sample or as saved by office. */
    public void codes(boolean sample) {
        jdbc.sql("update account_code set sample = :sample")
                .param("sample", sample)
                .update();
    }

    /** An order of so many cents for each of these: "offering", "internship", "bundle". */
    public UUID order(OfferingId offering, List<String> covers, List<Integer> cents) {
        var id = Ids.next();
        jdbc.sql("""
                insert into orders (id, code, offering, buyer, fee_category, state, pays_by, total_cents, placed_at, confirmed_at,
                                    confirmed_by)
                values (:id, :code, :offering, :buyer, 'member', 'confirmed', 'check', :total, '2026-01-01', '2026-01-01', 'payment')
                """)
                .param("id", id)
                .param("code", id.toString().substring(24))
                .param("offering", offering.value())
                .param("buyer", buyer.value())
                .param("total", cents.stream().mapToInt(Integer::intValue).sum())
                .update();
        for (int place = 0; place < covers.size(); place++) {
            jdbc.sql("""
                    insert into order_line (id, orders, place, covers, quantity, unit_cents, cents)
                    values (:id, :order, :place, :covers, 1, :cents, :cents)
                    """)
                    .param("id", Ids.next())
                    .param("order", id)
                    .param("place", place)
                    .param("covers", covers.get(place))
                    .param("cents", cents.get(place))
                    .update();
        }
        return id;
    }

    public UUID enter(UUID order, String kind, int cents, LocalDate day) {
        return enter(order, kind, cents, day, kind.equals("payment") || kind.equals("refund") ? "check" : null, null);
    }

    public UUID enter(
            UUID order, String kind, int cents, LocalDate day, @Nullable String method, @Nullable String reference) {
        var id = Ids.next();
        jdbc.sql("""
                insert into ledger_entry (id, orders, kind, cents, currency, method, reference, day, recorded_at, cause)
                values (:id, :order, :kind, :cents, 'USD', :method, :reference, :day, '2026-01-01', :cause)
                """)
                .param("id", id)
                .param("order", order)
                .param("kind", kind)
                .param("cents", cents)
                .param("method", method)
                .param("reference", reference)
                .param("day", day)
                .param("cause", "test:" + id)
                .update();
        return id;
    }
}
