-- Award decisions and certificates. What was issued never changes.
create table award_decision (
  id uuid primary key,
  person uuid not null references person (id),
  edition uuid not null references edition (id),
  internship uuid references internship (id),
  program_day date not null,
  standing jsonb not null,
  evidence text not null,              -- the exact JSON it rests on
  evidence_digest bytea not null,
  decided_by uuid not null references person (id),
  decided_at timestamptz not null,
  renewal boolean not null default false
);
create index award_decision_person on award_decision (person);

create table certificate (
  id uuid primary key,
  number text not null unique,
  decision uuid not null references award_decision (id),
  person uuid not null references person (id),
  holder_name text not null,
  edition uuid not null references edition (id),
  issued date not null,
  valid_from date not null,
  expires date not null,
  prior uuid references certificate (id),
  state text not null check (state in ('reserved', 'issued', 'suspended', 'revoked', 'superseded')),
  state_reason text,
  check_code text not null unique,     -- the part of the public address that nobody can guess
  says jsonb not null,                 -- all that the paper says, as issued
  paper text,                          -- digest of the stored PDF
  reflection text,
  check (expires > valid_from),
  check (state = 'reserved' or paper is not null)
);
create index certificate_person on certificate (person);
create index certificate_expires on certificate (expires) where state = 'issued';
create unique index certificate_renewed_once on certificate (prior) where state <> 'revoked';

revoke update, delete, truncate on award_decision from ${app_role};
