-- Somebody wants to be told when dates are out. Nothing is sent but the question until the address is confirmed.
create table date_wish (
  id uuid primary key,
  email text not null check (email = lower(email) and email <> ''),
  state text check (state ~ '^[A-Z]{2}$'),       -- null: wherever it is held
  kind text check (kind in ('lii', 'recertification', 'webinar')), -- null: whatever it is
  asked_at timestamptz not null,
  asked_mails uuid[] not null default '{}',      -- that asked whether the address is theirs: gone with it when nobody answers
  confirmed_at timestamptz,
  told_at timestamptz                            -- when the last mail with dates was written
);
create unique index date_wish_once on date_wish (email, coalesce(state, ''), coalesce(kind, ''));
create index date_wish_unconfirmed on date_wish (asked_at) where confirmed_at is null;

-- When an offering was first shown to everyone. Shown again later, it is not told again.
create table date_opened (
  offering uuid primary key references offering (id),
  opened_at timestamptz not null
);

-- What each wish has been told: once.
create table date_wish_told (
  wish uuid not null references date_wish (id) on delete cascade,
  offering uuid not null references offering (id),
  primary key (wish, offering)
);
