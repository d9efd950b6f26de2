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
-- The queue of those that wait for a check or a purchase order, oldest first.
create index registration_held on registration (id) where seat = 'held';

-- A registration as lists show it.
create view registration_summary as
  select r.id, r.offering, r.person, p.display_name as name, p.email, s.name as school, d.name as district, r.payer,
         o.name as payer_name, r.fee_category, r.price_cents, r.currency, r.seat, r.pays_by, r.reference,
         r.wants_certification, r.registered_at
    from registration r
    join person p on p.id = r.person
    left join organization s on s.id = p.school
    left join organization d on d.id = p.district
    left join organization o on o.id = r.payer;
