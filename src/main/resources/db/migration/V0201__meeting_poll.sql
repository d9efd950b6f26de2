-- When can the cohort meet? The coach proposes times, each member answers each of them, the coach picks one.
create table meeting_poll (
  id uuid primary key,
  cohort uuid not null references cohort (id),
  kind text not null check (kind in ('chat', 'call')),
  minutes integer not null check (minutes > 0),
  link text,
  proposed_by uuid not null references person (id),
  proposed_at timestamptz not null,
  closed_at timestamptz,
  meeting uuid references cohort_meeting (id),    -- what was set from it; none when the proposal was taken back
  check (meeting is null or closed_at is not null)
);
create index meeting_poll_cohort on meeting_poll (cohort);

create table meeting_poll_time (
  id uuid primary key,
  poll uuid not null references meeting_poll (id),
  starts_at timestamptz not null,
  month integer not null check (month > 0),       -- of the cohort, for which the meeting would count
  unique (poll, starts_at)
);

create table meeting_poll_answer (
  time uuid not null references meeting_poll_time (id),
  person uuid not null references person (id),
  answer text not null check (answer in ('yes', 'if need be', 'no')),
  answered_at timestamptz not null,
  primary key (time, person)
);
