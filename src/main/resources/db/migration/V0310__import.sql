-- Lists that an association brings: read, matched, looked through, then recorded as a whole and taken back as a whole.

create table import (
  id uuid primary key,
  kind text not null check (kind in ('people', 'organizations', 'past offerings', 'internships', 'certificates')),
  file text not null,
  digest text not null,                -- of the file, which is kept
  bytes bigint not null check (bytes > 0),
  brought_by uuid not null references person (id),
  brought_at timestamptz not null,
  tab text not null default '',        -- the sheet of a workbook
  header_line integer,                 -- the line with the names of the columns
  headers text[],
  matching jsonb,                      -- which column says what
  state text not null check (state in ('brought', 'checking', 'checked', 'recording', 'recorded', 'undoing', 'undone')),
  asked_by uuid references person (id),-- of the work under way
  good_only boolean not null default false,
  trouble jsonb,                       -- why the last work came to nothing: sentences
  notes jsonb not null default '[]',   -- what the dry run says of the file as a whole: sentences
  total integer,
  created integer,
  changed integer,
  unchanged integer,
  left_out integer,
  refused integer,
  recorded_by uuid references person (id),
  recorded_at timestamptz,
  recorded_on date,                    -- the program's day: thirty days from it the whole can be taken back
  undone_by uuid references person (id),
  undone_at timestamptz,
  kept_as_changed integer,             -- facts that were changed again since, and so not set back
  check (state not in ('recorded', 'undoing', 'undone') or (recorded_at is not null and recorded_on is not null)),
  check ((state = 'undone') = (undone_at is not null)),
  check (state = 'brought' or matching is not null)
);
create index import_newest on import (brought_at desc, id);
create index import_under_way on import (id) where state in ('checking', 'recording', 'undoing');

-- How far work has come: written in transactions of its own, beside the one that does it all or nothing.
create table import_progress (
  import uuid primary key references import (id) on delete cascade,
  done integer not null,
  of_all integer not null,
  at timestamptz not null
);

-- The rows while they are looked through: gone when they are recorded.
create table import_row (
  import uuid not null references import (id) on delete cascade,
  line integer not null,
  says jsonb not null,
  found jsonb not null default '{}',   -- whom and what of ours the row means
  fresh uuid not null,                 -- the id of what is written down for it
  refused boolean not null default false,
  primary key (import, line)
);

-- Why a row is refused, or what is unusual about it.
create table import_remark (
  id bigint generated always as identity primary key,
  import uuid not null references import (id) on delete cascade,
  line integer not null,
  field text not null,
  value text not null,
  why text not null,                   -- the key of the sentence
  arguments jsonb not null default '[]',
  refuses boolean not null,
  asked boolean not null               -- found by comparing with what is kept, so asked again before recording
);
create index import_remark_line on import_remark (import, line);

-- A row that may mean somebody we know already.
create table import_double (
  import uuid not null references import (id) on delete cascade,
  line integer not null,
  known uuid not null,
  why text not null check (why in ('email', 'member number', 'name', 'nces', 'number')),
  choice text check (choice in ('fill', 'update', 'new', 'leave out', 'unchanged')),
  stale boolean not null default false,
  primary key (import, line),
  check (why not in ('email', 'nces') or choice is distinct from 'new')  -- the address and the number are one person's, one place's
);

-- What recording wrote: the way back. Forgotten when that can no longer be gone.
create table import_change (
  import uuid not null references import (id) on delete cascade,
  what text not null,                  -- the table
  subject uuid not null,
  line integer not null,
  created boolean not null,
  before jsonb,                        -- what was changed, as it was
  after jsonb,
  primary key (import, what, subject)
);
create index import_change_subject on import_change (subject);

-- Which column said what the last time a list with these columns came.
create table import_matching (
  kind text not null,
  headers text not null,
  matching jsonb not null,
  remembered_at timestamptz not null,
  primary key (kind, headers)
);

-- Which records, of those an import created in one table, are referred to from elsewhere. It asks the catalog which tables
-- refer to it, so that a table of tomorrow is not forgotten: what somebody has built on is never deleted. Set apart are tables
-- whose rows go with it.
create function built_on_import(target regclass, of_import uuid, apart text[] default '{}') returns table (subject uuid, by_table text)
language plpgsql stable as $$
declare
  one record;
begin
  for one in
    select c.conrelid::regclass as source, a.attname as name
      from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = target and array_length(c.conkey, 1) = 1 and c.conrelid <> target
       and c.conrelid::regclass::text <> all (apart)
  loop
    return query execute format(
      'select distinct h.subject, %L::text from %s s join import_change h on h.subject = s.%I
        where h.import = $1 and h.what = $2 and h.created',
      one.source::text, one.source::text, one.name) using of_import, target::text;
  end loop;
end
$$;
