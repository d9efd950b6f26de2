-- A cohort awarded in one act: whom office chose, and what came of each. A job goes through it, and goes on after a crash.
create table award_batch (
  id uuid primary key,
  cohort uuid not null references cohort (id),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  program_day date not null            -- the day as of which everyone is judged
);
create index award_batch_cohort on award_batch (cohort);

create table award_batch_person (
  batch uuid not null references award_batch (id),
  internship uuid not null references internship (id),
  place integer not null,
  state text not null check (state in ('waiting', 'awarded', 'already', 'refused')),
  why text,                            -- the word for why it was refused
  certificate uuid references certificate (id),
  primary key (batch, internship),
  check ((state = 'refused') = (why is not null)),
  check ((state in ('awarded', 'already')) = (certificate is not null))
);
