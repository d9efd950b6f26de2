-- What office records about an internship: extensions one by one, who ended it, closed cohorts, case files.

-- Each extension stands by itself: dated, signed, with its reason. Their sum stays on the internship.
create table internship_extension (
  id uuid primary key,
  internship uuid not null references internship (id),
  kind text not null check (kind in ('for cause', 'after a change of protégé')),
  months integer not null check (months between 1 and 12),
  reason text not null default '',
  signed_by uuid references person (id),          -- null: given before extensions were signed
  signature text not null default '',             -- the name it was signed with
  extended_on date not null,
  extended_at timestamptz not null,
  last_day date not null,                         -- the last day it led to
  check (kind <> 'for cause' or signed_by is null or (reason <> '' and signature <> ''))
);
create index internship_extension_internship on internship_extension (internship, extended_at);
create unique index internship_extension_free on internship_extension (internship) where kind <> 'for cause';

insert into internship_extension (id, internship, kind, months, reason, signed_by, signature, extended_on, extended_at, last_day)
select gen_random_uuid(), i.id, 'for cause', i.extension_months - i.free_extension, coalesce(i.extension_reason, ''), a.actor,
       case when i.extension_reason is null then '' else coalesce(p.display_name, '') end,
       coalesce(a.program_day, i.first_day, i.applied_on), coalesce(a.at, i.applied_on::timestamptz),
       coalesce(i.last_day, i.applied_on)
  from internship i
  left join lateral (select e.actor, e.program_day, e.at from audit_entry e
                      where e.subject = i.id and e.deed = 'internship.extended'
                        and i.extension_reason is not null
                      order by e.id desc limit 1) a on true
  left join person p on p.id = a.actor
 where i.extension_months > i.free_extension;

insert into internship_extension (id, internship, kind, months, signed_by, signature, extended_on, extended_at, last_day)
select gen_random_uuid(), i.id, 'after a change of protégé', i.free_extension, i.person, p.display_name,
       coalesce(a.program_day, i.first_day, i.applied_on), coalesce(a.at, i.applied_on::timestamptz),
       coalesce(i.last_day, i.applied_on)
  from internship i
  join person p on p.id = i.person
  left join lateral (select e.program_day, e.at from audit_entry e
                      where e.subject = i.id and e.deed = 'internship.extended-freely'
                      order by e.id desc limit 1) a on true
 where i.free_extension > 0;

revoke update, delete, truncate on internship_extension from ${app_role};

alter table internship add column ended_by uuid references person (id); -- who withdrew it or let it lapse

-- A closed cohort takes nobody in any more; who is extended goes on in it.
alter table cohort
  add column closed_on date,
  add column closed_by uuid references person (id),
  add constraint closing_is_whole check ((closed_on is null) = (closed_by is null));

-- Office's confidential record about a pairing. Only office reads it, and each reading is recorded.
create table case_file (
  id uuid primary key,
  pairing uuid not null references pairing (id),
  opened_by uuid not null references person (id),
  opened_on date not null,
  opened_at timestamptz not null,
  closed_by uuid references person (id),
  closed_on date,
  check ((closed_by is null) = (closed_on is null))
);
create unique index case_file_open on case_file (pairing) where closed_on is null;
create index case_file_pairing on case_file (pairing);

create table case_entry (
  id uuid primary key,
  case_file uuid not null references case_file (id),
  kind text not null check (kind in ('opened', 'note', 'suspended', 'reinstated', 'ended', 'closed')),
  words text not null check (words <> ''),
  written_by uuid not null references person (id),
  written_at timestamptz not null
);
create index case_entry_file on case_entry (case_file, written_at);

create table case_reading (
  id uuid primary key,
  case_file uuid not null references case_file (id),
  reader uuid not null references person (id),
  read_at timestamptz not null
);
create index case_reading_file on case_reading (case_file, read_at);

revoke update, delete, truncate on case_entry from ${app_role};
revoke update, delete, truncate on case_reading from ${app_role};
