-- What is put right after an event was closed: one person asks and says why, another one decides.
create table attendance_correction (
  id uuid primary key,
  registration uuid not null references registration (id),
  person uuid not null references person (id),   -- whose attendance it is: a seat may change hands
  reason text not null check (reason <> ''),
  state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  proposed_by uuid not null references person (id),
  proposed_at timestamptz not null,
  approver_name text,                  -- somebody outside, asked by a signed link; null: any other trainer or office
  approver_email text,
  decided_by uuid references person (id),   -- null: the approver who was named
  decided_because text,
  decided_at timestamptz,
  check ((approver_name is null) = (approver_email is null)),
  check (decided_by is distinct from proposed_by or state in ('proposed', 'withdrawn')),
  check ((state in ('approved', 'refused')) <= (decided_at is not null and (decided_by is not null or approver_name is not null))),
  check ((state = 'refused') <= (decided_because is not null))
);
create unique index attendance_correction_open on attendance_correction (registration) where state = 'proposed';
create index attendance_correction_proposed on attendance_correction (id) where state = 'proposed';

create table attendance_correction_line (
  correction uuid not null references attendance_correction (id),
  session uuid not null references session (id),
  minutes_before integer not null check (minutes_before >= 0),
  minutes integer not null check (minutes >= 0),
  primary key (correction, session),
  check (minutes <> minutes_before)
);

create view attendance_correction_summary as
  select c.id, c.registration, r.offering, c.person, p.display_name as name, c.reason, c.state, c.proposed_by,
         b.display_name as proposer, c.proposed_at, c.approver_name, c.approver_email,
         coalesce(d.display_name, case when c.state in ('approved', 'refused') then c.approver_name end) as decider,
         c.decided_because, c.decided_at
    from attendance_correction c
    join registration r on r.id = c.registration
    join person p on p.id = c.person
    join person b on b.id = c.proposed_by
    left join person d on d.id = c.decided_by;
