-- What offerings and part two cost.

-- A price of an offering, of part two of an edition, or of an offering with part two, for one fee category. Where an offering
-- has no price for a category, its own price (offering.price_cents) is the price.
create table price (
  id uuid primary key,
  offering uuid references offering (id),
  edition uuid references edition (id),
  covers text not null check (covers in ('offering', 'internship', 'bundle')),
  fee_category text not null check (fee_category in ('member', 'non-member', 'district', 'in-house')),
  cents integer not null check (cents >= 0),
  flat boolean not null default false, -- once for an order, however many seats it has
  through date,                        -- an early price: its last day in the offering's zone
  from_seats integer not null default 1 check (from_seats between 1 and 1000),  -- a group price
  check ((covers = 'internship') = (offering is null)),
  check ((offering is null) = (edition is not null))
);
create unique index price_once on price (offering, edition, covers, fee_category, through, from_seats) nulls not distinct;

-- A code that lowers an order's price. Uses are counted in one conditional update.
create table discount_code (
  id uuid primary key,
  code text not null unique check (code = upper(code) and code <> ''),
  offering uuid references offering (id),    -- null: any
  percent integer check (percent between 1 and 100),
  cents integer check (cents > 0),
  most_uses integer check (most_uses > 0),   -- null: as many as wished; one order is one use
  used integer not null default 0 check (used >= 0),
  valid_from date,
  valid_through date,
  note text not null default '',
  withdrawn_at timestamptz,
  sample boolean not null default false,
  made_at timestamptz not null,
  check ((percent is null) <> (cents is null)),
  check (most_uses is null or used <= most_uses)
);
