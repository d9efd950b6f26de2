-- What the register said of itself, signed: how many entries, and the root of their tree. Numbered without gaps.
create table register_checkpoint (
  number bigint primary key check (number > 0),
  size bigint not null check (size > 0),
  note text not null
);
create index register_checkpoint_size on register_checkpoint (size);
revoke update, delete, truncate on register_checkpoint from ${app_role};

-- How each night's verification of the whole register came out.
create table verification_run (
  id uuid primary key,
  program_day date not null,
  run_at timestamptz not null,
  size bigint not null,
  found jsonb not null                 -- the sentences of what was found; empty when all is well
);
create unique index verification_run_day on verification_run (program_day);
