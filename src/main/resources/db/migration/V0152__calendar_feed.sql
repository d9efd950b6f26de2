-- The secret address of a person's own calendar. A renewed one makes the old one worth nothing.
create table calendar_feed (
  person uuid primary key references person (id),
  digest bytea not null unique,        -- of the token: what comes in is compared with it
  sealed bytea not null,               -- the token under a key outside the database, to show it to its person again
  made_at timestamptz not null
);
