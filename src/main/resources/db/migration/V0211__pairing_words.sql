-- What either side of a pairing declared about evaluating, and what they tell office in private.

-- Null: signed before it was asked. A declaration is kept as it was given.
alter table pairing
  add column mit_evaluates boolean,
  add column protege_evaluated boolean;

-- A word in private to office. The other side never sees it; that office has read it is kept.
create table private_word (
  id uuid primary key,
  pairing uuid not null references pairing (id),
  side text not null check (side in ('mit', 'protege')),
  words text not null check (words <> ''),
  written_at timestamptz not null,
  written_on date not null,
  read_by uuid references person (id),
  read_at timestamptz,
  settled_by uuid references person (id),
  settled_on date,
  outcome text,
  check ((read_by is null) = (read_at is null)),
  check ((settled_by is null) = (settled_on is null) and (settled_by is null) = (outcome is null))
);
create index private_word_open on private_word (written_at) where settled_on is null;
create index private_word_pairing on private_word (pairing);
