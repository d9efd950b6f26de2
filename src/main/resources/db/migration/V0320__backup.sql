-- Each backup that was asked for or came by itself, and what became of it. What is no longer kept stays here as a line.
create table backup_run (
  id uuid primary key,
  night date,                          -- the night it came by itself; null: somebody asked for it
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  tries integer not null default 0,
  done_rows bigint not null default 0, -- how far it is
  all_rows bigint not null default 0,
  finished_at timestamptz,
  file text,
  bytes bigint,
  rows bigint,
  files bigint,
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  sealed boolean,
  damaged integer not null default 0,  -- stored files whose bytes were no longer what was stored
  why text,                            -- a sentence; set when it failed
  copy text,                           -- where the second copy is
  copy_why text,                       -- a sentence; set when the second copy failed
  rehearsed_at timestamptz,            -- when it was last restored elsewhere, to see that it can be
  rehearsed_why text,                  -- what was found then; null: all is well
  removed_at timestamptz,              -- when its turn was over
  check ((state = 'done') = (file is not null and bytes is not null and digest is not null)),
  check ((state = 'failed') = (why is not null)),
  check ((state in ('done', 'failed')) = (finished_at is not null))
);
-- However many servers there are: one backup a night comes by itself.
create unique index backup_run_night on backup_run (night);
create index backup_run_newest on backup_run (id desc);

-- Each time this database was filled from a backup.
create table restoration (
  id uuid primary key,
  restored_at timestamptz not null,
  made_at timestamptz not null,        -- the moment the backup is of
  file text not null
);

-- What waited to be done when the backup was made, and may have been done since: mail, money. Office decides.
create table held_job (
  restoration uuid not null references restoration (id),
  task text not null,
  instance text not null,
  due timestamptz not null,
  primary key (task, instance)
);

-- The server never changes when, or from what, its database was filled.
revoke update, delete, truncate on restoration from ${app_role};
