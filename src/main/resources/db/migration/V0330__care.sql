-- What is between one person and office.

-- A case file is about a person; a pairing is named where it is about one. Its title is what office calls it.
alter table case_file
  add column person uuid references person (id),
  add column title text not null default '';
update case_file f
   set person = i.person,
       title = m.display_name || ' and ' || coalesce(a.protege_name, p.display_name)
  from pairing a
  join internship i on i.id = a.internship
  join person m on m.id = i.person
  join person p on p.id = a.protege
 where a.id = f.pairing;
alter table case_file
  alter column person set not null,
  alter column pairing drop not null,
  add constraint case_file_is_called check (title <> '');
create index case_file_person on case_file (person);

-- The certificate's suspension is written down in the same way as the pairing's.
alter table case_entry drop constraint case_entry_kind_check;
alter table case_entry add constraint case_entry_kind_check
  check (kind in ('opened', 'note', 'suspended', 'reinstated', 'ended', 'revoked', 'closed'));

-- How many days office gives itself for a kind of request, where it has chosen otherwise than the default.
create table care_term (
  kind text primary key check (kind in ('copy', 'correction', 'erasure', 'complaint')),
  days integer not null check (days between 1 and 365)
);

-- What a person asks of office about themselves.
create table care_request (
  id uuid primary key,
  kind text not null check (kind in ('copy', 'correction', 'erasure', 'complaint')),
  person uuid not null references person (id),
  words text not null default '',
  asked_on date not null,
  asked_at timestamptz not null,
  entered_by uuid references person (id),          -- office, for somebody who phoned
  owner uuid references person (id),
  due_on date not null check (due_on >= asked_on),
  reminded_on date,                                -- the day its owner was last reminded
  state text not null default 'open' check (state in ('open', 'done', 'declined', 'withdrawn')),
  answer text not null default '',                 -- what the person was told
  answered_by uuid references person (id),
  answered_on date,
  check (kind not in ('correction', 'complaint') or words <> ''),
  check ((state = 'open') = (answered_on is null)),
  check (state in ('open', 'withdrawn') or (answered_by is not null and answer <> ''))
);
create index care_request_open on care_request (due_on, id) where state = 'open';
create index care_request_person on care_request (person, asked_at);
-- One copy and one erasure are enough at a time.
create unique index care_request_once on care_request (person, kind) where state = 'open' and kind in ('copy', 'erasure');

-- A complaint is confidential: who read it, and when.
create table care_request_reading (
  id uuid primary key,
  request uuid not null references care_request (id),
  reader uuid not null references person (id),
  read_at timestamptz not null
);
create index care_request_reading_request on care_request_reading (request, read_at);
revoke update, delete, truncate on care_request_reading from ${app_role};

-- While one is in force nothing of the person is erased or let go by age.
create table legal_hold (
  id uuid primary key,
  person uuid not null references person (id),
  reason text not null check (reason <> ''),
  placed_by uuid not null references person (id),
  placed_on date not null,
  placed_at timestamptz not null,
  released_by uuid references person (id),
  released_on date,
  release_reason text not null default '',
  check ((released_by is null) = (released_on is null)),
  check (released_on is null or release_reason <> '')
);
create unique index legal_hold_in_force on legal_hold (person) where released_on is null;
create index legal_hold_person on legal_hold (person);
