-- What is still open of an invoice: its amount less its credit notes and what its payer has paid; never more than the whole
-- order owes. Where one payer has it all, every payment is theirs.
create view invoice_balance as
  select i.id as invoice, i.orders, i.bill_to, i.number, i.cents, i.currency, i.issued, i.due,
         greatest(0, least(b.balance,
                           i.cents - coalesce(c.cents, 0) - coalesce(p.cents, 0)))::integer as open_cents
    from invoice i
    join order_balance b on b.orders = i.orders
    left join lateral (
      select sum(n.cents) as cents from credit_note n where n.invoice = i.id) c on true
    left join lateral (
      select sum(case e.kind when 'payment' then e.cents else -e.cents end) as cents
        from ledger_entry e
       where e.orders = i.orders and e.kind in ('payment', 'refund')
         and (e.bill_to = i.bill_to
              or not exists (select 1 from bill_to other
                              where other.orders = i.orders and other.id <> i.bill_to and other.share_cents > 0))) p on true;

-- The newest quote of an order replaces the one before it; both papers are kept.
alter table quote
  add column replaces uuid references quote (id),
  add column ended_at timestamptz;
create index quote_orders on quote (orders, id);
create index quote_offered on quote (valid_until) where state = 'offered';
create index purchase_order_orders on purchase_order (orders, id);
create index purchase_order_received on purchase_order (orders) where state = 'received';
-- What was issued is never changed; only the day of the last reminder moves.
revoke update, delete, truncate on invoice from ${app_role};
grant update (reminded_on) on invoice to ${app_role};
revoke update, delete, truncate on credit_note from ${app_role};
