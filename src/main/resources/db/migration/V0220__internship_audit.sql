-- Audits of internships: a random sample that can be drawn again, a sealed pack for each, what came of it, and who read what.

create table audit_case (
  id uuid primary key,
  seed text not null check (seed <> ''),
  cohort uuid references cohort (id),  -- of which internships it was drawn: of one cohort, …
  from_day date,                       -- … under way between two days, …
  until_day date,
  completed_only boolean not null,     -- … completed ones only
  asked_number integer check (asked_number > 0),
  asked_percent integer check (asked_percent between 1 and 100),
  frame_size integer not null check (frame_size > 0),
  frame_digest text not null,
  sample_size integer not null check (sample_size between 1 and frame_size),
  drawn_by uuid not null references person (id),
  drawn_on date not null,
  drawn_at timestamptz not null,
  check ((asked_number is null) <> (asked_percent is null))
);

-- The list it was drawn from, as it was then.
create table audit_frame (
  audit uuid not null references audit_case (id),
  internship uuid not null references internship (id),
  primary key (audit, internship)
);

create table audit_sample (
  id uuid primary key,
  audit uuid not null references audit_case (id),
  internship uuid not null references internship (id),
  place integer not null check (place > 0),
  manifest text,                       -- the pack's files with their digests; none before it is sealed
  seal text,                           -- the digest of the manifest
  sealed_at timestamptz,
  unique (audit, internship),
  unique (audit, place),
  check ((manifest is null) = (seal is null)),
  check ((manifest is null) = (sealed_at is null))
);

-- What came of one; the newest word stands, the ones before it stay.
create table audit_outcome (
  id uuid primary key,
  sample uuid not null references audit_sample (id),
  outcome text not null check (outcome in ('in order', 'findings', 'follow-up')),
  words text not null,
  owner uuid references person (id),
  due_on date,
  recorded_by uuid not null references person (id),
  recorded_on date not null,
  recorded_at timestamptz not null,
  check (outcome = 'in order' or words <> ''),
  check ((outcome = 'follow-up') = (owner is not null)),
  check ((outcome = 'follow-up') = (due_on is not null))
);
create index audit_outcome_sample on audit_outcome (sample, id desc);

-- Each time office read what an MIT shared with protégé and coach; shown to the MIT.
create table summary_reading (
  id uuid primary key,
  internship uuid not null references internship (id),
  audit uuid not null references audit_case (id),
  reader uuid not null references person (id),
  way text not null check (way in ('opened', 'pack made', 'pack downloaded')),
  read_on date not null,
  read_at timestamptz not null
);
create index summary_reading_internship on summary_reading (internship, id desc);

-- What was drawn, said and read is never changed; a sample gains its pack once.
revoke update, delete, truncate on audit_case from ${app_role};
revoke update, delete, truncate on audit_frame from ${app_role};
revoke update, delete, truncate on audit_outcome from ${app_role};
revoke update, delete, truncate on summary_reading from ${app_role};
revoke update, delete, truncate on audit_sample from ${app_role};
grant update (manifest, seal, sealed_at) on audit_sample to ${app_role};
