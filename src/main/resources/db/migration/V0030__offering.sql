-- Dated events: institutes, recertification days, in-house trainings, webinars.
create table offering (
  id uuid primary key,
  kind text not null check (kind in ('lii', 'recertification', 'in-house', 'webinar')),
  title text not null,
  edition uuid not null references edition (id),
  host uuid references organization (id),
  place text not null,                 -- the venue's name, or the link of an online event
  street text,
  city text,
  state text,
  zone text not null,
  first_day date not null,
  last_day date not null,
  about text,
  price_cents integer not null check (price_cents >= 0),   -- 0: nothing is due
  currency text not null default 'USD',
  purchase_order_cutoff date,
  public boolean not null default true,
  canceled_at timestamptz,
  closed_at timestamptz,               -- attendance is final: by hand, or three working days after the last day
  sample boolean not null default false,
  created_at timestamptz not null,
  check (last_day >= first_day)
);
create index offering_days on offering (first_day, id);

create table session (
  id uuid primary key,
  offering uuid not null references offering (id),
  module text,                         -- the edition's key of the module; null: a session without one
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  minutes integer not null check (minutes > 0),  -- PD minutes credited: data, never derived from the times
  room text,
  check (ends_at > starts_at)
);
create index session_offering on session (offering, starts_at);

create table offering_trainer (
  offering uuid not null references offering (id),
  person uuid not null references person (id),
  primary key (offering, person)
);
create index offering_trainer_person on offering_trainer (person);

-- Seats are counted here, in one conditional update: never more than there are.
create table seat_pool (
  offering uuid primary key references offering (id),
  capacity integer not null check (capacity >= 0),
  used integer not null default 0,
  check (used between 0 and capacity)
);

-- An offering as lists and pages show it, with its seats and the PD minutes it is worth.
create view offering_summary as
  select o.id, o.kind, o.title, o.edition, o.place, o.street, o.city, o.state, o.zone, o.first_day, o.last_day, o.about,
         o.price_cents, o.currency, o.purchase_order_cutoff, o.public as listed, o.canceled_at is not null as canceled,
         o.closed_at is not null as closed, o.sample, p.capacity, p.used,
         (select coalesce(sum(s.minutes), 0) from session s where s.offering = o.id) as minutes
    from offering o
    join seat_pool p on p.offering = o.id;
