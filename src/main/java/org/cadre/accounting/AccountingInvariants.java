package org.cadre.accounting;

import java.util.List;
import org.cadre.platform.database.Invariant;

/** What must hold of journals at every commit: they balance, and they say what the ledger says. */
public final class AccountingInvariants {
    public static final List<Invariant> ALL = List.of(
            new Invariant("accounting.audit.balances", """
                    select j.number, l.posted, l.currency, sum(l.debit), sum(l.credit)
                      from journal_line l
                      join journal j on j.id = l.journal
                     group by j.number, l.posted, l.currency
                    having sum(l.debit) <> sum(l.credit)
                    """),
            new Invariant("accounting.audit.as-ledger", """
                    select j.number, e.id, e.cents, coalesce(sum(l.debit), 0), coalesce(sum(l.credit), 0),
                           coalesce(sum(l.debit - l.credit) filter (where l.post = 'receivable'), 0)
                      from journal_entry x
                      join journal j on j.id = x.journal
                      join ledger_entry e on e.id = x.ledger_entry
                      left join journal_line l on l.journal = x.journal and l.entry = e.id
                     group by j.number, e.id
                    having coalesce(sum(l.debit), 0) <> e.cents or coalesce(sum(l.credit), 0) <> e.cents
                        or bool_or(l.day <> e.day or l.currency <> e.currency)
                        or coalesce(sum(l.debit - l.credit) filter (where l.post = 'receivable'), 0)
                           <> case when e.kind in ('charge', 'refund') then e.cents else -e.cents end
                    """),
            new Invariant("accounting.audit.as-paid", """
                    select j.number, y.id, y.cents, coalesce(sum(l.debit), 0), coalesce(sum(l.credit), 0)
                      from journal_entry x
                      join journal j on j.id = x.journal
                      join stipend_payment y on y.id = x.stipend_payment
                      left join journal_line l on l.journal = x.journal and l.entry = y.id
                     group by j.number, y.id
                    having coalesce(sum(l.debit), 0) <> y.cents or coalesce(sum(l.credit), 0) <> y.cents
                        or bool_or(l.day <> y.day or l.currency <> y.currency)
                        or coalesce(sum(l.debit - l.credit) filter (where l.post = 'stipend:expense'), 0)
                           <> case y.kind when 'paid' then y.cents else -y.cents end
                    """),
            new Invariant("accounting.audit.whole", """
                    select j.number, j.entries, x.found, l.debits, j.debits
                      from (select *, row_number() over (order by number) as place from journal) j
                     cross join lateral (select count(*) as found from journal_entry where journal = j.id) x
                     cross join lateral (select coalesce(sum(debit), 0) as debits from journal_line where journal = j.id) l
                     where x.found <> j.entries or l.debits <> j.debits or j.number <> j.place
                    """),
            // An entry may be on its way while a journal is made: a minute is longer than any deed takes.
            new Invariant("accounting.audit.nothing-skipped", """
                    select e.id, e.day, e.recorded_at, j.number, j.made_at
                      from ledger_entry e
                     cross join lateral (select number, made_at from journal
                                          where through >= e.day and made_at > e.recorded_at + interval '1 minute'
                                          order by number limit 1) j
                     where not exists (select 1 from journal_entry x where x.ledger_entry = e.id)
                    """));

    private AccountingInvariants() {}
}
