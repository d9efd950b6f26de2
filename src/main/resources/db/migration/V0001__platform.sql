-- What every capability stands on: deeds done once, the audit trail, mail, signed links, numbers, sessions, jobs.
create extension if not exists pg_trgm;
create extension if not exists unaccent;


-- A deed a person sends carries a key made with its form: sent twice, it is done once.
create table deed (
  key uuid primary key,
  done_at timestamptz not null,
  outcome text not null                -- where the person was sent afterwards
);

-- Append-only: the server's database role may add and read, never change (see the end of this file).
create table audit_entry (
  id uuid primary key,
  at timestamptz not null,             -- by the system clock
  program_day date not null,           -- by the program's clock
  actor uuid,                          -- who did it; null: the system
  acting_for uuid,                     -- the person who phoned, when office entered it for them
  deed text not null,
  whom uuid,                           -- the person it is about
  subject uuid,                        -- the record it is about
  before jsonb,
  after jsonb
);
create index audit_entry_whom on audit_entry (whom, id);
create index audit_entry_subject on audit_entry (subject, id);

create table mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  html text not null,
  plain text not null,
  attachments jsonb not null default '[]',
  button_url text,
  about uuid,                          -- the person it is about
  written_at timestamptz not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  tries integer not null default 0,
  last_error text,
  sent_at timestamptz
);
create index mail_newest on mail (id desc);
create index mail_failed on mail (id) where state = 'failed';

-- A link in a mail that lets someone do one thing without signing in. Only its digest is kept.
create table signed_link (
  digest bytea primary key,
  purpose text not null,
  subject uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create index signed_link_subject on signed_link (purpose, subject);

-- Numbers for people: one locked row each, so that they have no gaps.
create table counter (
  name text primary key,
  last bigint not null default 0
);

-- The program's clock: moved forward in the demo and in tests only.
create table program_clock (
  only_one boolean primary key default true check (only_one),
  ahead_seconds bigint not null default 0 check (ahead_seconds >= 0)
);
insert into program_clock default values;

create table attempt (
  what text not null,
  whom text not null,
  at timestamptz not null,
  id uuid primary key
);
create index attempt_recent on attempt (what, whom, at);

-- db-scheduler's table, as its documentation gives it.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);

-- Spring Session's tables, as its documentation gives them.
create table spring_session (
  primary_id char(36) not null,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100),
  constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
  constraint spring_session_attributes_fk foreign key (session_primary_id)
    references spring_session (primary_id) on delete cascade
);

-- The server may add to the trail and read it, never change it.
revoke update, delete, truncate on audit_entry from ${app_role};
