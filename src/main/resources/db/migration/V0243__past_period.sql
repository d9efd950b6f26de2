-- Certificates that were issued before Cadre kept them: recorded from the association's own list, with the evidence it names.
create table past_load (
  id uuid primary key,
  file text not null,
  digest text not null,                -- of the file, which is kept
  add_people boolean not null,         -- whoever is not known by their address is written down
  brought_by uuid references person (id),
  brought_at timestamptz not null,
  recorded_by uuid references person (id),
  recorded_at timestamptz,
  recorded_on date,                    -- the program's day
  recorded integer,
  unchanged integer,
  people_added integer,
  check ((recorded_at is null) = (recorded_on is null)),
  check ((recorded_at is null) = (recorded is null))
);

-- Such a certificate was decided on elsewhere and on another paper: it has none here.
alter table certificate add column before_cadre boolean not null default false;
alter table certificate drop constraint if exists certificate_check1;
alter table certificate add constraint certificate_has_paper
  check (state = 'reserved' or paper is not null or before_cadre);

create table past_period (
  certificate uuid primary key references certificate (id),
  load uuid not null references past_load (id),
  line integer not null,               -- of the file
  evidence text not null check (evidence <> ''),
  notes text not null default ''       -- what was unusual about the row, in words
);
create index past_period_load on past_period (load);
revoke update, delete, truncate on past_period from ${app_role};
