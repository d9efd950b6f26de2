-- Part two: cohort, internship, pairing, contact log, monthly report, cohort meeting, final project.

create table cohort (
  id uuid primary key,
  name text not null,
  edition uuid not null references edition (id),
  starts date not null,
  sample boolean not null default false,
  created_at timestamptz not null
);

create table cohort_coach (
  cohort uuid not null references cohort (id),
  person uuid not null references person (id),
  since date not null,
  until date,
  reason text,                         -- why, when the coach is not a certified mentor
  primary key (cohort, person)
);
create index cohort_coach_person on cohort_coach (person);

create table internship (
  id uuid primary key,
  person uuid not null references person (id),
  cohort uuid references cohort (id),
  state text not null check (state in ('applied', 'active', 'on hold', 'complete', 'withdrawn', 'lapsed')),
  applied_on date not null,
  first_day date,                      -- the later of the cohort's start and the protégé's agreement
  last_day date,                       -- of the nine months, holds and extensions included
  extension_months integer not null default 0 check (extension_months between 0 and 12),
  extension_reason text,
  free_extension integer not null default 0 check (free_extension between 0 and 12), -- months of it taken after a change of protégé
  log_open_from date,                  -- the coach lets contacts be logged back to this day …
  log_open_until date,                 -- … until that day
  ended_on date,
  end_reason text,
  check ((first_day is null) = (last_day is null)),
  check ((log_open_from is null) = (log_open_until is null)),
  check (state not in ('on hold', 'complete') or first_day is not null),
  check (state = 'applied' or cohort is not null or state in ('withdrawn', 'lapsed'))
);
create unique index internship_open on internship (person) where state in ('applied', 'active', 'on hold');
create index internship_cohort on internship (cohort);

create table internship_hold (
  id uuid primary key,
  internship uuid not null references internship (id),
  from_day date not null,
  to_day date,
  reason text not null
);
create index internship_hold_internship on internship_hold (internship);

-- A month without a contact is a flag that the coach can excuse.
create table excused_month (
  id uuid not null unique,
  internship uuid not null references internship (id),
  month integer not null check (month > 0),
  reason text not null,
  excused_by uuid not null references person (id),
  excused_at timestamptz not null,
  primary key (internship, month)
);

create table pairing (
  id uuid primary key,
  internship uuid not null references internship (id),
  protege uuid not null references person (id),
  protege_name text,                   -- as the MIT wrote it; null: as the person is shown
  kind text not null check (kind in ('novice', 'newly hired', 'aspiring', 'turnaround')),
  school uuid references organization (id),
  state text not null check (state in ('proposed', 'active', 'declined', 'expired', 'withdrawn', 'ended', 'suspended')),
  agreement_version text not null,
  agreement_text text not null,        -- what both signed, word for word
  proposed_at timestamptz not null,    -- the MIT's signature
  mit_signature text,                  -- the name it was signed with
  accepted_at timestamptz,             -- the protégé's
  protege_signature text,
  accepted_on date,
  ended_on date,
  end_reason text,
  check ((accepted_at is null) = (accepted_on is null)),
  check (state not in ('active', 'ended', 'suspended') or accepted_at is not null)
);
create unique index pairing_one_at_a_time on pairing (internship) where state in ('proposed', 'active', 'suspended');
create index pairing_internship on pairing (internship);
create index pairing_protege on pairing (protege);

create table contact_entry (
  id uuid primary key,
  pairing uuid not null references pairing (id),
  day date not null,
  starts time,                         -- live modes have one
  minutes integer not null check (minutes between 5 and 480 and minutes % 5 = 0),
  mode text not null,
  topics text[] not null default '{}',
  standards text[] not null default '{}',
  summary text not null default '',
  next_steps text not null default '',
  next_day date,
  long_reason text,                    -- why it took over four hours
  state text not null check (state in ('draft', 'submitted', 'disputed', 'withdrawn', 'reversed')),
  reverses uuid references contact_entry (id),
  supplement boolean not null default false,
  verified_by uuid references person (id),
  verified_at timestamptz,
  verified_reason text,
  confirmed_by uuid references person (id),
  confirmed_at timestamptz,
  dispute text,                        -- what the protégé said
  disputed_at timestamptz,
  dispute_outcome text check (dispute_outcome in ('upheld', 'corrected', 'withdrawn')),
  settled_at timestamptz,
  logged_at timestamptz not null,
  constraint verification_is_whole check ((verified_by is null) = (verified_at is null)),
  constraint confirmation_is_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint settlement_is_whole check ((dispute_outcome is null) = (settled_at is null)),
  constraint dispute_is_in_words check (state <> 'disputed' or dispute is not null)
);
create index contact_entry_pairing on contact_entry (pairing, day);

-- Each time the protégé was asked by mail to confirm: silence counts only after some of these.
create table confirmation_request (
  pairing uuid not null references pairing (id),
  asked_on date not null,
  asked_by uuid references person (id), -- null: the program's own weekly mail
  primary key (pairing, asked_on)
);

-- Apart from the entry: encrypted with a key that is not in this database; only its author reads it.
create table private_note (
  contact_entry uuid primary key references contact_entry (id) on delete cascade,
  author uuid not null references person (id),
  sealed bytea not null
);

create table monthly_report (
  id uuid primary key,
  internship uuid not null references internship (id),
  month integer not null check (month > 0),
  state text not null check (state in ('open', 'submitted', 'returned', 'accepted')),
  answers jsonb not null default '{}',
  wants_help boolean not null default false,
  minutes integer,                     -- frozen when sent
  contacts integer,
  submitted_at timestamptz,
  submitted_on date,
  decided_by uuid references person (id),
  decided_at timestamptz,
  accepted_on date,
  comment text,
  unique (internship, month),
  check ((state = 'accepted') = (accepted_on is not null)),
  check (state = 'open' or submitted_at is not null)
);
create index monthly_report_state on monthly_report (state, submitted_at);

create table cohort_meeting (
  id uuid primary key,
  cohort uuid not null references cohort (id),
  month integer not null check (month > 0),
  kind text not null check (kind in ('chat', 'call')),
  starts_at timestamptz not null,
  minutes integer not null default 60 check (minutes > 0),
  link text,
  notes text,
  lessons text,
  recommendations text,
  held_at timestamptz,                 -- when who came was recorded
  canceled_at timestamptz
);
create index cohort_meeting_cohort on cohort_meeting (cohort, starts_at);

create table meeting_attendance (
  meeting uuid not null references cohort_meeting (id),
  internship uuid not null references internship (id),
  how text not null check (how in ('came', 'made up')),
  note text,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  primary key (meeting, internship)
);
create index meeting_attendance_internship on meeting_attendance (internship);

create table final_project (
  id uuid primary key,
  internship uuid not null unique references internship (id),
  title text not null,
  topic text not null,
  abstract text not null default '',
  state text not null check (state in ('proposed', 'topic approved', 'submitted', 'returned', 'passed', 'not passed')),
  second_reader_drawn boolean not null default false,
  proposed_on date not null,
  approved_by uuid references person (id),
  approved_on date,
  submitted_on date,
  decided_on date,
  comment text
);

create table project_file (
  id uuid primary key,
  project uuid not null references final_project (id),
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  digest text not null,
  uploaded_by uuid not null references person (id),
  uploaded_at timestamptz not null
);
create index project_file_project on project_file (project);

-- One reader's judgment of one submission: second readers are blind until both are in.
create table project_reading (
  id uuid primary key,
  project uuid not null references final_project (id),
  round integer not null default 1,
  reader uuid not null references person (id),
  ordinal integer not null check (ordinal in (1, 2, 3)),
  assigned_on date not null,
  scores jsonb,
  verdict text check (verdict in ('passed', 'returned', 'not passed')),
  comment text,
  read_at timestamptz,
  unique (project, round, reader),
  check ((verdict is null) = (read_at is null))
);
create index project_reading_reader on project_reading (reader) where read_at is null;
