-- Breaks that office adds to the calendar of an edition. A change ends a row and makes another one, so that what was
-- computed on an earlier day can be computed again.
create table program_break (
  id uuid primary key,
  break uuid not null,                           -- the same for all versions of one break
  edition uuid references edition (id),          -- null: for the whole program
  title text not null check (title <> ''),
  first_day date not null,
  last_day date not null,
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check (last_day >= first_day),
  check ((ended_by is null) = (ended_at is null))
);
create unique index program_break_in_force on program_break (break) where ended_at is null;
