-- Orders and the seats they hold. An order's state, a seat's state, a quote, a purchase order, an invoice, a card
-- payment and a refund are small machines of their own: none of them says what another one is.

-- What office decides once for all offerings: how long seats are kept, and when money is due. One row, all defaults.
create table fee_terms (
  only_one boolean primary key default true check (only_one),
  card_minutes integer not null default 30 check (card_minutes between 10 and 1440),  -- seats kept while paying by card
  quote_days integer not null default 30 check (quote_days between 1 and 365),        -- by a quote, a check, a transfer
  net_days integer not null default 30 check (net_days between 0 and 365),
  net_days_district integer not null default 45 check (net_days_district between 0 and 365),
  offer_hours integer not null default 48 check (offer_hours between 1 and 720),      -- a place offered from the waitlist
  names_days integer not null default 7 check (names_days between 0 and 90),          -- names are due before the first day
  substitution_days integer not null default 1 check (substitution_days between 0 and 90),
  tax_form text                                                                       -- digest of the W-9 in the file store
);
insert into fee_terms default values;

-- Somebody's wish for so many seats of an offering, for part two, or for both. ("order" is a word of SQL.)
create table orders (
  id uuid primary key,
  code text not null unique,           -- what people say on the phone: eight letters and digits
  offering uuid references offering (id),    -- null: part two alone
  edition uuid references edition (id),      -- of part two alone
  buyer uuid not null references person (id),
  district uuid references organization (id),   -- the organization it is placed for; null: the buyer alone
  fee_category text not null check (fee_category in ('member', 'non-member', 'district', 'in-house')),
  state text not null check (state in ('placed', 'confirmed', 'canceled', 'expired')),
  confirmed_by text check (confirmed_by in ('payment', 'purchase order', 'nothing due', 'waiver')),
  pays_by text not null check (pays_by in ('card', 'check', 'transfer', 'purchase order', 'nothing due')),
  currency text not null default 'USD',
  total_cents integer not null check (total_cents >= 0),   -- as placed; what is owed is in the ledger
  discount_code uuid references discount_code (id),
  holds_until timestamptz,             -- its seats are kept until then; null: they are safe
  names_due date,                      -- nameless seats get their names until then
  waived_because text,
  parked_because text,                 -- nothing happens by itself until office has looked
  note text not null default '',
  sample boolean not null default false,
  placed_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  check ((offering is null) = (edition is not null)),
  check ((state = 'confirmed') <= (confirmed_by is not null and confirmed_at is not null)),
  check ((confirmed_by = 'waiver') <= (waived_because is not null)),
  check (confirmed_by is distinct from 'nothing due' or total_cents = 0),
  check ((state in ('canceled', 'expired')) = (ended_at is not null))
);
create index orders_buyer on orders (buyer, id);
create index orders_district on orders (district, id);
create index orders_offering on orders (offering, id);
create index orders_placed on orders (id) where state = 'placed';
create index orders_holds on orders (holds_until) where state = 'placed' and holds_until is not null;

-- Who gets the invoice: one, or two who share the total.
create table bill_to (
  id uuid primary key,
  orders uuid not null references orders (id),
  place integer not null check (place in (1, 2)),
  organization uuid references organization (id),   -- null: a person, or somebody outside
  name text not null check (name <> ''),
  attention text not null default '',
  email text not null default '',
  address text not null default '',
  share_cents integer not null check (share_cents >= 0),
  unique (orders, place)
);
create index bill_to_organization on bill_to (organization);

create table order_line (
  id uuid primary key,
  orders uuid not null references orders (id),
  place integer not null,
  covers text not null check (covers in ('offering', 'internship', 'bundle')),
  quantity integer not null check (quantity between 1 and 1000),
  unit_cents integer not null check (unit_cents >= 0),
  discount_cents integer not null default 0,           -- of the whole line
  cents integer not null,
  check (discount_cents between 0 and quantity * unit_cents),
  check (cents = quantity * unit_cents - discount_cents),
  unique (orders, place)
);

-- A seat of an order: somebody's, or nobody's yet.
create table registration (
  id uuid primary key,
  orders uuid not null references orders (id),
  offering uuid not null references offering (id),
  person uuid references person (id),  -- null: the name is still to come
  price_cents integer not null check (price_cents >= 0),   -- its part of the order's total
  seat text not null check (seat in ('held', 'confirmed', 'returned', 'canceled')),
  with_internship boolean not null default false,          -- part two was bought with it
  wants_certification boolean not null default false,
  registered_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  check ((seat = 'confirmed') <= (confirmed_at is not null))
);
create unique index registration_once on registration (offering, person) where seat in ('held', 'confirmed');
create index registration_person on registration (person);
create index registration_orders on registration (orders);
create index registration_offering on registration (offering) where seat in ('held', 'confirmed');

-- The code on a seat's badge and in its mail. A substitution makes a new one; the old one is known and dead.
create table ticket (
  code text primary key,
  registration uuid not null references registration (id),
  made_at timestamptz not null,
  dead_at timestamptz
);
create unique index ticket_alive on ticket (registration) where dead_at is null;

-- Who wants seats of a full offering: served in the order of their ids.
create table waitlist_entry (
  id uuid primary key,
  offering uuid not null references offering (id),
  person uuid not null references person (id),
  seats integer not null check (seats between 1 and 100),
  state text not null check (state in ('waiting', 'offered', 'taken', 'lapsed', 'left')),
  orders uuid references orders (id),  -- the order that holds the places offered
  offered_until timestamptz,
  joined_at timestamptz not null,
  ended_at timestamptz,
  check ((state in ('offered', 'taken')) <= (orders is not null))
);
create unique index waitlist_once on waitlist_entry (offering, person) where state in ('waiting', 'offered');
create index waitlist_next on waitlist_entry (offering, id) where state = 'waiting';

-- An order as lists and pages show it, with the seats it still has.
create view order_summary as
  select o.id, o.code, o.offering, o.edition, o.buyer, b.display_name as buyer_name, b.email as buyer_email, o.district,
         d.name as district_name, o.fee_category, o.state, o.confirmed_by, o.pays_by, o.currency, o.total_cents,
         o.discount_code, o.holds_until, o.names_due, o.waived_because, o.parked_because, o.note, o.placed_at,
         coalesce(s.seats, 0)::integer as seats, coalesce(s.nameless, 0)::integer as nameless
    from orders o
    join person b on b.id = o.buyer
    left join organization d on d.id = o.district
    left join lateral (
      select count(*) as seats, count(*) filter (where r.person is null) as nameless
        from registration r
       where r.orders = o.id and r.seat in ('held', 'confirmed')) s on true;
