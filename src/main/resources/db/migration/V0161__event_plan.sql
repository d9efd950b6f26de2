-- What office plans around an event beside its sessions and seats.
alter table offering
  add column least_people integer check (least_people between 1 and 2000),  -- with fewer it does not take place
  add column decide_by date,           -- by then office says whether it takes place
  add column takes_place_at timestamptz,   -- it was decided that it does
  add column directions text not null default '',
  add column parking text not null default '',
  add column hotel text not null default '',
  add column online_link text,         -- shown to those with a confirmed seat only
  add column calendar_sequence integer not null default 0 check (calendar_sequence >= 0);
create index offering_undecided on offering (decide_by)
  where decide_by is not null and takes_place_at is null and canceled_at is null;

-- Office's own questions to whoever has a seat. One that was answered is withdrawn, never deleted.
create table event_question (
  id uuid primary key,
  offering uuid not null references offering (id),
  place integer not null,
  words text not null check (words <> ''),
  kind text not null check (kind in ('text', 'choice', 'yes-no')),
  choices text[] not null default '{}',
  required boolean not null default false,
  withdrawn_at timestamptz,
  check ((kind = 'choice') = (cardinality(choices) > 0))
);
create index event_question_offering on event_question (offering, place);

-- Files and links for those who come, for a module or for the whole event.
create table event_material (
  id uuid primary key,
  offering uuid not null references offering (id),
  session uuid references session (id) on delete set null,   -- null: for the whole event
  title text not null check (title <> ''),
  link text,
  file text,                           -- digest in the file store
  file_name text,
  file_kind text,
  bytes integer,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  check ((link is null) <> (file is null)),
  check ((file is null) = (file_name is null) and (file is null) = (file_kind is null) and (file is null) = (bytes is null))
);
create index event_material_offering on event_material (offering, id);
