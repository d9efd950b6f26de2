-- What a district was charged and paid: the entries of its orders, less the share of a second payer that is an organization
-- of its own, and that share in the statement of that one. The second payer has its share of the order's charge, and what
-- was paid, refunded or credited in its name; all else is whose order it is.
create view district_entry as
  select e.id, e.orders, e.kind, e.currency, e.method, e.reference, e.because, e.day, s.district, s.cents,
         s.district is distinct from o.district as of_other
    from ledger_entry e
    join orders o on o.id = e.orders
    left join lateral (
      select b.id, b.organization,
             -- What was credited in its name because the order costs less stands as an entry of its own.
             b.share_cents + coalesce((select sum(c.cents) from ledger_entry c
                                        where c.bill_to = b.id and c.kind = 'credit'
                                          and c.cause ~ '^(fewer|transfer):'), 0) as share
        from bill_to b
       where b.orders = o.id and b.place = 2 and b.organization is not null
         and b.organization is distinct from o.district) b on true
   cross join lateral (
      select case when b.id is null then 0
                  when e.cause = 'charge:' || o.id then least(b.share, e.cents)
                  when e.bill_to = b.id then e.cents
                  else 0 end::integer as cents) other
   cross join lateral (
      values (o.district, e.cents - other.cents), (b.organization, other.cents)) s (district, cents)
   where s.district is not null and s.cents <> 0;
