-- The orders and searches of office's lists, for a hundred thousand people.
create index person_name_order on person (lower(display_name), id);
create index person_state on person (state);
-- Any word of a person: names, mail address, member number.
create index person_words on person using gin
  (lower(display_name || ' ' || legal_name || ' ' || email || ' ' || coalesce(member_number, '')) gin_trgm_ops);
create index role_grant_person on role_grant (person, role);
create index internship_person on internship (person);
create index internship_first_day on internship (first_day, id);
create index internship_last_day on internship (coalesce(last_day, date '9999-12-31'), id);
create index internship_state on internship (state);
create index pairing_kind on pairing (kind, internship);
create index certificate_name_order on certificate (lower(holder_name), id);
create index certificate_words on certificate using gin (lower(holder_name || ' ' || number) gin_trgm_ops);
create index certificate_expiry_order on certificate (expires, id);
create index certificate_issued on certificate (issued, id);
create index registration_offering_all on registration (offering, id);
create index orders_placed_at on orders (placed_at);
create index orders_code_words on orders using gin (lower(code) gin_trgm_ops);
create index invoice_issued on invoice (issued, id);
create index invoice_bill_to on invoice (bill_to);
create index bill_to_words on bill_to using gin (lower(name || ' ' || email) gin_trgm_ops);

-- As before, but the balance is summed for the invoice's own order: joined with order_balance, each invoice summed all.
create or replace view invoice_balance as
  select i.id as invoice, i.orders, i.bill_to, i.number, i.cents, i.currency, i.issued, i.due,
         greatest(0, least(b.balance,
                           i.cents - coalesce(c.cents, 0) - coalesce(p.cents, 0)))::integer as open_cents
    from invoice i
    join lateral (
      select coalesce(sum(case when e.kind in ('charge', 'refund') then e.cents else -e.cents end), 0)::integer as balance
        from ledger_entry e
       where e.orders = i.orders) b on true
    left join lateral (
      select sum(n.cents) as cents from credit_note n where n.invoice = i.id) c on true
    left join lateral (
      select sum(case e.kind when 'payment' then e.cents else -e.cents end) as cents
        from ledger_entry e
       where e.orders = i.orders and e.kind in ('payment', 'refund')
         and (e.bill_to = i.bill_to
              or not exists (select 1 from bill_to other
                              where other.orders = i.orders and other.id <> i.bill_to and other.share_cents > 0))) p on true;
