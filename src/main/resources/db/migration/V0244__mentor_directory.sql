-- Certified mentors who want to be found, and those who ask for one of them.
create table mentor_listing (
  id uuid primary key,                 -- in public addresses: it says nothing about the person
  person uuid not null unique references person (id),
  listed boolean not null,
  state text not null check (state ~ '^[A-Z]{2}$'),
  show_district boolean not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  modes text[] not null check (cardinality(modes) > 0),
  languages text not null default '',
  listed_at timestamptz not null,
  unlisted_at timestamptz
);
create index mentor_listing_state on mentor_listing (state) where listed;

create table mentor_request (
  id uuid primary key,
  mentor uuid not null references person (id),
  state text not null check (state in ('unconfirmed', 'waiting', 'accepted', 'declined', 'expired')),
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  asks_as text not null check (asks_as in ('district', 'principal')),
  organization text not null default '',
  kind text not null,
  about text not null,
  sent_on date not null,
  asked_on date,                       -- the address was confirmed, and the mentor asked
  answer_by date,
  ended_on date,
  answer text not null default '',     -- the mentor's words to who asked
  owner uuid references person (id),
  reminders integer not null default 0,
  sent_at timestamptz not null,
  check ((state = 'unconfirmed') = (asked_on is null)),
  check ((state in ('accepted', 'declined', 'expired')) = (ended_on is not null))
);
create index mentor_request_mentor on mentor_request (mentor, id desc);
create index mentor_request_state on mentor_request (state, id desc);
