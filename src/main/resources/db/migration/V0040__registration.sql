-- A person's seat in an offering, and how it is paid.
create table registration (
  id uuid primary key,
  offering uuid not null references offering (id),
  person uuid not null references person (id),
  payer uuid references organization (id),
  fee_category text not null check (fee_category in ('member', 'non-member', 'district', 'in-house')),
  price_cents integer not null check (price_cents >= 0),   -- the price that was shown
  currency text not null default 'USD',
  seat text not null check (seat in ('held', 'confirmed', 'returned', 'canceled')),
  pays_by text not null check (pays_by in ('check', 'purchase order', 'nothing due')),
  reference text,                      -- check number or purchase-order number, noted by office
  wants_certification boolean not null default false,
  registered_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  check ((seat = 'confirmed') <= (confirmed_at is not null))
);
create unique index registration_once on registration (offering, person) where seat in ('held', 'confirmed');
create index registration_person on registration (person);
create index registration_payer on registration (payer);
