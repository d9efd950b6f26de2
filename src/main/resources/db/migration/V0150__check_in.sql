-- Checking in on the day: what phones sent, each scan once and with its own time, whatever came of it.

-- When somebody was seen, by the clock of the phone that saw them; null: marked on a sheet, without a time.
alter table attendance add column came_at timestamptz;

create table check_in (
  id uuid primary key,                 -- the phone's own key: sent twice, from one phone or two, it is one
  offering uuid not null references offering (id),
  session uuid not null references session (id),
  code text,                           -- as scanned or typed; null: chosen by name
  registration uuid references registration (id),   -- whose seat it turned out to be; null: none of this event's
  undo boolean not null default false, -- takes a wrong tap back
  outcome text not null check (outcome in ('checked in', 'already here', 'not confirmed', 'replaced', 'given back',
    'nameless', 'another event', 'unknown', 'closed', 'not yet', 'taken back', 'taken back later', 'seen again')),
  since timestamptz,                   -- here since then, or taken back then
  scanned_at timestamptz not null,     -- by the phone, set right by the server's clock
  received_at timestamptz not null,
  recorder uuid not null references person (id)
);
create index check_in_offering on check_in (offering, received_at);
create index check_in_registration on check_in (registration, session);

-- A scan with its answer, as phones and pages show it.
create view check_in_answer as
  select c.id, c.offering, c.session, c.outcome, c.registration, p.display_name as name, s.name as school, c.since,
         c.scanned_at, c.received_at
    from check_in c
    left join registration r on r.id = c.registration
    left join person p on p.id = r.person
    left join organization s on s.id = p.school;

-- A list of names as it was printed: its line numbers stay, whoever registers afterwards.
create table sign_in_sheet (
  offering uuid not null references offering (id),
  number integer not null check (number > 0),
  lines jsonb not null,                -- registration and person of each line, in order
  printed_at timestamptz not null,
  primary key (offering, number)
);
