package org.cadre.registration;

import java.util.List;
import org.cadre.platform.database.Invariant;

/** What must hold of seats, orders and money at every commit, whatever has crashed or raced. */
public final class RegistrationInvariants {
    public static final List<Invariant> ALL = List.of(
            new Invariant("registration.audit.seats-counted", """
                    select p.offering, p.used, coalesce(r.taken, 0), p.capacity
                      from seat_pool p
                      left join (select offering, count(*) as taken from registration
                                  where seat in ('held', 'confirmed') group by offering) r on r.offering = p.offering
                     where p.used <> coalesce(r.taken, 0) or p.used not between 0 and p.capacity
                    """),
            new Invariant("registration.audit.seat-of-its-order", """
                    select r.id, r.offering, o.code
                      from registration r
                      join orders o on o.id = r.orders
                     where r.offering is distinct from o.offering
                       and not exists (select 1 from event_move_choice c
                                        where c.registration = r.id and c.choice = 'transfer')
                    """),
            new Invariant("registration.audit.one-person-one-seat", """
                    select person, count(*), offering
                      from registration
                     where seat in ('held', 'confirmed') and person is not null
                     group by person, offering
                    having count(*) > 1
                    """),
            new Invariant("registration.audit.one-live-ticket", """
                    select r.id, o.code, count(t.code)
                      from registration r
                      join orders o on o.id = r.orders
                      left join ticket t on t.registration = r.id and t.dead_at is null
                     where r.seat in ('held', 'confirmed')
                     group by r.id, o.code
                    having count(t.code) <> 1
                    """),
            new Invariant("registration.audit.seats-as-their-order", """
                    select o.code, o.state, r.id, r.seat
                      from orders o
                      join registration r on r.orders = o.id
                     where (o.state in ('canceled', 'expired') and r.seat in ('held', 'confirmed'))
                        or (o.state = 'placed' and r.seat = 'confirmed')
                        or (o.state = 'confirmed' and r.seat = 'held')
                    """),
            new Invariant("registration.audit.confirmed-for-a-reason", """
                    select o.code, o.confirmed_by
                      from orders o
                      join order_balance b on b.orders = o.id
                      left join (select orders, sum(cents) as more from ledger_entry
                                  where kind = 'charge' and cause like 'transfer:%' group by orders) t on t.orders = o.id
                     where o.state = 'confirmed'
                       and not case o.confirmed_by
                             when 'payment' then b.paid + b.credited + coalesce(t.more, 0) >= b.charged and (b.paid > 0 or b.charged = 0)
                             when 'purchase order' then exists (select 1 from purchase_order n
                                                                 where n.orders = o.id and n.state = 'accepted')
                             when 'waiver' then o.waived_because is not null and b.paid + b.credited >= b.charged
                             else o.total_cents = 0 end
                    """),
            new Invariant("registration.audit.total-is-its-parts", """
                    select o.code, o.total_cents, l.cents, b.cents, s.cents
                      from orders o
                     cross join lateral (select coalesce(sum(cents), 0) as cents from order_line where orders = o.id) l
                     cross join lateral (select coalesce(sum(share_cents), 0) as cents from bill_to where orders = o.id) b
                     cross join lateral (select coalesce(sum(price_cents), 0) as cents from registration
                                          where orders = o.id) s
                     where l.cents <> o.total_cents or b.cents <> o.total_cents
                        or (o.offering is not null and s.cents <> o.total_cents)
                    """),
            new Invariant("registration.audit.charged-as-ordered", """
                    select o.code, o.total_cents, b.charged - coalesce(f.cents, 0)
                      from orders o
                      join order_balance b on b.orders = o.id
                      left join (select orders, sum(cents) as cents from ledger_entry
                                  where kind = 'credit' and cause ~ '^(fewer|transfer):' group by orders) f on f.orders = o.id
                     where (o.state = 'confirmed' and b.charged - coalesce(f.cents, 0) <> o.total_cents)
                        or b.charged - coalesce(f.cents, 0) > o.total_cents
                    """),
            new Invariant("registration.audit.credits-within-charges", """
                    select o.code, b.credited, b.charged
                      from orders o
                      join order_balance b on b.orders = o.id
                     where b.credited > b.charged
                    """),
            new Invariant("registration.audit.refunds-within-payments", """
                    select o.code, b.refunded + coalesce(f.cents, 0), b.paid
                      from orders o
                      join order_balance b on b.orders = o.id
                      left join (select orders, sum(cents) as cents from refund where state in ('asked', 'sent')
                                  group by orders) f on f.orders = o.id
                     where b.refunded + coalesce(f.cents, 0) > b.paid
                    """),
            new Invariant("registration.audit.refunds-in-the-ledger", """
                    select o.code, f.cents, b.refunded
                      from orders o
                      join order_balance b on b.orders = o.id
                      join (select orders, sum(cents) filter (where state = 'done') as cents from refund
                             group by orders) f on f.orders = o.id
                     where coalesce(f.cents, 0) <> b.refunded
                    """),
            new Invariant("registration.audit.one-currency", """
                    select o.code, o.currency, e.currency
                      from orders o
                      join ledger_entry e on e.orders = o.id
                     where e.currency <> o.currency
                    """),
            new Invariant("registration.audit.card-money-in-the-ledger", """
                    select o.code, a.intent
                      from card_attempt a
                      join orders o on o.id = a.orders
                     where a.state = 'paid'
                       and not exists (select 1 from ledger_entry e
                                        where e.orders = a.orders and e.kind = 'payment' and e.method = 'card'
                                          and e.reference = a.intent)
                       and o.parked_because is null
                    """),
            new Invariant("registration.audit.invoice-numbers", """
                    select count(*), min(number), max(number)
                      from invoice
                    having count(*) > 0 and (min(number) <> 1 or max(number) <> count(*))
                    """),
            new Invariant("registration.audit.credit-note-numbers", """
                    select count(*), min(number), max(number)
                      from credit_note
                    having count(*) > 0 and (min(number) <> 1 or max(number) <> count(*))
                    """),
            new Invariant("registration.audit.invoiced-as-shared", """
                    select b.name, o.code, sum(i.cents), b.share_cents
                      from invoice i
                      join bill_to b on b.id = i.bill_to
                      join orders o on o.id = b.orders
                      left join (select bill_to, sum(cents) as cents from ledger_entry
                                  where kind = 'credit' and cause ~ '^(fewer|transfer):' group by bill_to) f on f.bill_to = b.id
                     group by b.id, b.name, o.code, b.share_cents, f.cents
                    having sum(i.cents) - coalesce(f.cents, 0) > b.share_cents
                    """),
            new Invariant("registration.audit.credit-notes-within-invoices", """
                    select i.number, sum(n.cents), i.cents
                      from credit_note n
                      join invoice i on i.id = n.invoice
                     group by i.id, i.number, i.cents
                    having sum(n.cents) > i.cents
                    """),
            new Invariant("registration.audit.code-uses", """
                    select c.code, c.used, coalesce(o.orders, 0)
                      from discount_code c
                      left join (select discount_code, count(*) as orders from orders
                                  where state in ('placed', 'confirmed') or confirmed_at is not null
                                  group by discount_code) o on o.discount_code = c.id
                     where c.used <> coalesce(o.orders, 0) or c.used > c.most_uses
                    """),
            new Invariant("registration.audit.waitlist-holds", """
                    select w.id, w.state, o.code, o.state
                      from waitlist_entry w
                      join orders o on o.id = w.orders
                     where w.state = 'offered' and o.state <> 'placed'
                    """));

    private RegistrationInvariants() {}
}
