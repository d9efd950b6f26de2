package org.cadre.accounting.entries;

import java.util.List;
import java.util.function.Consumer;
import org.cadre.people.Viewer;
import org.cadre.platform.web.DayPlace;
import org.cadre.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the ledger for office: a page at a time, or all of it into a file. */
@Component
class LedgerEntries {
    private static final int AT_A_TIME = 1000;

    /** How many, and how much of each kind. */
    record Sums(long entries, long charged, long paid, long refunded, long credited) {
        long open() {
            return charged - paid + refunded - credited;
        }
    }

    private final JdbcClient jdbc;

    LedgerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Sums sums(EntryFilter filter, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select count(distinct p.entry) as entries,
                       coalesce(sum(p.cents) filter (where p.kind = 'charge'), 0) as charged,
                       coalesce(sum(p.cents) filter (where p.kind = 'payment'), 0) as paid,
                       coalesce(sum(p.cents) filter (where p.kind = 'refund'), 0) as refunded,
                       coalesce(sum(p.cents) filter (where p.kind = 'credit'), 0) as credited
                  from ledger_part p
                  join account_code a on a.post = p.post
                 where (:from::date is null or p.day >= :from) and (:to::date is null or p.day <= :to)
                   and (:kind = '' or p.kind = :kind) and (:fund = '' or a.fund = :fund) and (:account = '' or a.account = :account)
                """)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("kind", filter.kind())
                .param("fund", filter.fund())
                .param("account", filter.account())
                .query(Sums.class)
                .single();
    }

    /** The latest first. */
    List<Entry> page(EntryFilter filter, @Nullable DayPlace after, int most, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select e.id, e.day, e.kind, s.cents, e.currency, e.method, e.reference, e.because, e.orders, o.code,
                       b.display_name as buyer, d.name as district, f.title as offering, j.number as journal
                  from ledger_entry e
                  join orders o on o.id = e.orders
                  join person b on b.id = o.buyer
                  left join organization d on d.id = o.district
                  left join offering f on f.id = o.offering
                  left join journal_entry x on x.ledger_entry = e.id
                  left join journal j on j.id = x.journal
                 cross join lateral (
                       select sum(p.cents)::int as cents
                         from ledger_part p
                         join account_code a on a.post = p.post
                        where p.entry = e.id and (:fund = '' or a.fund = :fund) and (:account = '' or a.account = :account)) s
                 where (:from::date is null or e.day >= :from) and (:to::date is null or e.day <= :to)
                   and (:kind = '' or e.kind = :kind) and s.cents > 0
                   and (:afterDay::date is null or (e.day, e.id) < (:afterDay, :after::uuid))
                 order by e.day desc, e.id desc
                 limit :most
                """)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("kind", filter.kind())
                .param("fund", filter.fund())
                .param("account", filter.account())
                .param("afterDay", after == null ? null : after.day())
                .param("after", after == null ? null : after.id())
                .param("most", most)
                .query(Entry.class)
                .list();
    }

    /** All of them, a thousand at a time: none is kept. */
    void each(EntryFilter filter, Viewer viewer, Consumer<Entry> each) {
        DayPlace after = null;
        while (true) {
            var page = page(filter, after, AT_A_TIME, viewer);
            page.forEach(each);
            if (page.size() < AT_A_TIME) {
                return;
            }
            after = new DayPlace(page.getLast().day(), page.getLast().id());
        }
    }

    private static void demandOffice(Viewer viewer) {
        if (!viewer.isOffice()) {
            throw new NotFound();
        }
    }
}
