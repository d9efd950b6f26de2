-- Quotes, purchase orders, invoices, payments and refunds. Every balance on every screen is a sum of the ledger.

-- Append-only: what is wrong is put right by a further entry. Balance = charges - payments + refunds - credits.
create table ledger_entry (
  id uuid primary key,
  orders uuid not null references orders (id),
  bill_to uuid references bill_to (id),      -- whose share it is; null: the order's as a whole
  kind text not null check (kind in ('charge', 'payment', 'refund', 'credit')),
  cents integer not null check (cents > 0),
  currency text not null,
  method text check (method in ('card', 'check', 'transfer', 'other')),   -- of a payment or a refund
  reference text,                            -- check number, transfer, the provider's id
  because text,
  day date not null,                         -- by the program's clock, or the day on the check
  recorded_at timestamptz not null,          -- by the system's clock
  recorded_by uuid references person (id),   -- null: the system
  cause text not null unique,                -- what brought it about: sent twice, it stands once
  check ((method is not null) = (kind in ('payment', 'refund')))
);
create index ledger_entry_orders on ledger_entry (orders, id);
revoke update, delete, truncate on ledger_entry from ${app_role};

create view order_balance as
  select o.id as orders,
         coalesce(sum(e.cents) filter (where e.kind = 'charge'), 0)::integer as charged,
         coalesce(sum(e.cents) filter (where e.kind = 'payment'), 0)::integer as paid,
         coalesce(sum(e.cents) filter (where e.kind = 'refund'), 0)::integer as refunded,
         coalesce(sum(e.cents) filter (where e.kind = 'credit'), 0)::integer as credited,
         coalesce(sum(case when e.kind in ('charge', 'refund') then e.cents else -e.cents end), 0)::integer as balance
    from orders o
    left join ledger_entry e on e.orders = o.id
   group by o.id;

-- A price promised in writing: it holds the order's seats until it ends.
create table quote (
  id uuid primary key,
  orders uuid not null references orders (id),
  number text not null unique,
  state text not null check (state in ('offered', 'accepted', 'expired', 'withdrawn')),
  valid_until date not null,
  waits_for_board boolean not null default false,   -- the district's board has to approve it first
  paper text not null,                              -- digest of the stored PDF
  made_at timestamptz not null
);
create unique index quote_open on quote (orders) where state in ('offered', 'accepted');

-- A district's own order: a promise to pay, not a payment.
create table purchase_order (
  id uuid primary key,
  orders uuid not null references orders (id),
  bill_to uuid references bill_to (id),
  number text not null check (number <> ''),
  limit_cents integer check (limit_cents > 0),
  file text,                                        -- digest in the file store
  file_name text,
  file_kind text,
  state text not null check (state in ('received', 'accepted', 'refused')),
  because text,
  received_at timestamptz not null,
  decided_at timestamptz,
  check ((file is null) = (file_name is null)),
  check ((state = 'refused') <= (because is not null))
);
create unique index purchase_order_open on purchase_order (orders, bill_to) nulls not distinct where state <> 'refused';

-- What was billed: never changed, numbered without gaps. Corrections are credit notes.
create table invoice (
  id uuid primary key,
  number bigint not null unique,
  orders uuid not null references orders (id),
  bill_to uuid not null references bill_to (id),
  purchase_order text,                              -- its number as printed
  cents integer not null check (cents > 0),
  currency text not null,
  issued date not null,
  due date not null,
  lines jsonb not null,                             -- as printed
  paper text not null,                              -- digest of the stored PDF
  reminded_on date,
  check (due >= issued)
);
create index invoice_orders on invoice (orders);
create index invoice_due on invoice (due, id);

create table credit_note (
  id uuid primary key,
  number bigint not null unique,
  invoice uuid not null references invoice (id),
  cents integer not null check (cents > 0),
  because text not null check (because <> ''),
  issued date not null,
  paper text not null
);
create index credit_note_invoice on credit_note (invoice);

-- One try to pay an order by card, on the provider's page.
create table card_attempt (
  id uuid primary key,
  orders uuid not null references orders (id),
  number integer not null,                          -- the first, the second …: the provider's idempotency key has it
  cents integer not null check (cents > 0),
  currency text not null,
  session text unique,                              -- the provider's id of the payment page
  intent text unique,                               -- the provider's id of the payment
  url text,
  state text not null check (state in ('begun', 'open', 'paid', 'failed', 'expired')),
  said text,                                        -- what the provider said of a failure
  begun_at timestamptz not null,
  ended_at timestamptz,
  unique (orders, number)
);
create unique index card_attempt_open on card_attempt (orders) where state in ('begun', 'open');

-- Every message of the provider, for good: it may come twice, late and in any order.
create table card_event (
  id text primary key,
  kind text not null,
  object text not null,
  received_at timestamptz not null,
  done_at timestamptz
);

-- Money that goes back: asked for, on its way, done or failed. It is in the ledger when it is done.
create table refund (
  id uuid primary key,
  orders uuid not null references orders (id),
  cents integer not null check (cents > 0),
  currency text not null,
  method text not null check (method in ('card', 'check', 'transfer', 'other')),
  intent text,                                      -- the card payment it gives back
  provider text unique,                             -- the provider's id of the refund
  state text not null check (state in ('asked', 'sent', 'done', 'failed')),
  because text not null check (because <> ''),
  said text,
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((method = 'card') = (intent is not null))
);
create index refund_orders on refund (orders);

-- How much of a seat's price goes back, by days before the event. Without any step all of it does, until the event begins.
create table refund_step (
  id uuid primary key,
  offering uuid references offering (id),           -- null: wherever an offering has no steps of its own
  days_before integer not null check (days_before between 0 and 365),
  percent integer not null check (percent between 0 and 100)
);
create unique index refund_step_once on refund_step (offering, days_before) nulls not distinct;

-- A seat as lists show it, with who pays. A seat without a name is in the lists of its order, not in these.
create view registration_summary as
  select r.id, r.orders, r.offering, r.person, p.display_name as name, p.email, s.name as school, d.name as district,
         w.district as payer, o.name as payer_name, w.fee_category, r.price_cents, w.currency, r.seat, w.pays_by,
         w.code as order_code, w.buyer,
         coalesce((select n.number from purchase_order n where n.orders = w.id and n.state = 'accepted' limit 1),
                  (select e.reference from ledger_entry e
                    where e.orders = w.id and e.kind = 'payment' order by e.id desc limit 1)) as reference,
         r.wants_certification, r.registered_at
    from registration r
    join orders w on w.id = r.orders
    join person p on p.id = r.person
    left join organization s on s.id = p.school
    left join organization d on d.id = p.district
    left join organization o on o.id = w.district;
