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
  decided_by uuid references person (id),
  decided_at timestamptz not null,
  renewal boolean not null default false,
  check (renewal or internship is not null),
  check (renewal or decided_by is not null)     -- a renewal follows by itself from the training
);
create index award_decision_person on award_decision (person);
-- One award for one internship, however many decide at the same moment.
create unique index award_decision_once on award_decision (internship) where not renewal;

create table certificate (
  id uuid primary key,
  number text not null unique,
  decision uuid not null unique references award_decision (id),
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
  reflection text,                     -- toward the next period: optional, but asked for after a long pause
  reflected_on date,
  check (expires > valid_from),
  check (state = 'reserved' or paper is not null),
  check ((reflection is null) = (reflected_on is null)),
  check (state not in ('suspended', 'revoked') or state_reason is not null)
);
create index certificate_person on certificate (person);
create index certificate_expires on certificate (expires) where state = 'issued';
create index certificate_reserved on certificate (id) where state = 'reserved';
create unique index certificate_renewed_once on certificate (prior) where state <> 'revoked';

-- A certificate together with the period that follows it, once that has been issued.
create view certificate_and_next as
select c.id, c.number, c.decision, c.person, c.holder_name, c.edition, c.issued, c.valid_from, c.expires, c.prior,
       c.state, c.state_reason, c.check_code, c.says, c.paper, c.reflected_on,
       n.id as next_id, n.number as next_number, n.valid_from as next_from, n.check_code as next_code
  from certificate c
  left join certificate n on n.prior = c.id and n.state in ('issued', 'suspended', 'superseded');

-- Each notice before an expiry goes out once.
create table renewal_notice (
  certificate uuid not null references certificate (id),
  months integer not null check (months >= 0),
  due date not null,
  noted_on date not null,
  primary key (certificate, months)
);

-- The server may not change what was decided and issued: of a certificate only what happens to it afterwards.
revoke update, delete, truncate on award_decision from ${app_role};
revoke update, delete, truncate on certificate from ${app_role};
grant update (state, state_reason, paper, reflection, reflected_on) on certificate to ${app_role};
