-- The live online chat of a cohort's meeting. Cohorts that meet together share one room.
create table chat_room (
  id uuid primary key,
  last_number bigint not null default 0 check (last_number >= 0), -- whoever enters something holds this row, so numbers have no gaps
  agenda text not null default '',
  agenda_number bigint not null default 0                         -- the entry that changed the agenda last
);

-- What was entered in a room, in the one order everybody sees.
create table chat_entry (
  room uuid not null references chat_room (id),
  number bigint not null check (number > 0),
  author uuid not null references person (id),
  kind text not null check (kind in ('message', 'withdrawal', 'agenda')),
  body text not null default '',
  about bigint,                        -- the message it replies to, or that it withdraws
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (room, number),
  foreign key (room, about) references chat_entry (room, number),
  check (about is null or about < number),
  check (kind <> 'withdrawal' or about is not null),
  constraint withdrawn_words_are_gone check (withdrawn_at is null or body = ''),
  constraint message_has_words check (kind <> 'message' or body <> '' or withdrawn_at is not null)
);
create index chat_entry_pace on chat_entry (room, author, entered_at);

-- Somebody was in a room from then until they were seen last; each connection, or visit without script, is a stay.
create table chat_stay (
  id uuid primary key,
  room uuid not null references chat_room (id),
  person uuid not null references person (id),
  live boolean not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  here_until timestamptz not null,     -- counts as here until then, unless seen again
  check (seen_at >= since)
);
create index chat_stay_here on chat_stay (room, here_until);
create index chat_stay_person on chat_stay (room, person);

alter table cohort_meeting
  add column room uuid references chat_room (id),           -- where it takes place, if in Cadre
  add column sequence integer not null default 0 check (sequence >= 0); -- how often its calendar file was renewed
create index cohort_meeting_room on cohort_meeting (room);

-- Who may be in a room: MITs of its cohorts, and their coaches while they coach.
create view chat_member as
  select m.room, m.id as meeting, i.person, false as coach, null::date as since, null::date as until
    from cohort_meeting m
    join internship i on i.cohort = m.cohort and i.state in ('applied', 'active', 'on hold', 'complete')
   where m.room is not null
  union all
  select m.room, m.id, k.person, true, k.since, k.until
    from cohort_meeting m
    join cohort_coach k on k.cohort = m.cohort
   where m.room is not null;
