-- Who was in which session, and the credit that follows.
create table attendance (
  id uuid primary key,
  registration uuid not null references registration (id),
  session uuid not null references session (id),
  minutes integer not null check (minutes >= 0),
  method text not null check (method in ('qr', 'code', 'trainer', 'paper')),
  recorder uuid references person (id),
  recorded_at timestamptz not null,
  unique (registration, session)
);
create index attendance_session on attendance (session);

-- Never one bare number: type and conversion always.
create table credit_award (
  id uuid primary key,
  person uuid not null references person (id),
  offering uuid references offering (id),
  credit_type text not null check (credit_type in ('PD hour', 'CEU', 'state')),
  minutes integer not null check (minutes > 0),
  issued date not null,
  paper text,                          -- digest of the stored completion certificate
  unique (person, offering, credit_type)
);
create index credit_award_offering on credit_award (offering);

-- Whoever completed part one or a recertification is told once, whatever is corrected afterwards.
create table completion (
  person uuid not null references person (id),
  offering uuid not null references offering (id),   -- where it was completed
  completed text not null check (completed in ('part one', 'recertification')),
  completed_on date not null,
  primary key (person, offering, completed)
);
create index completion_offering on completion (offering);

-- Who attended which session, with all it takes to credit it. What was given back or canceled earns nothing.
create view attendance_mark as
  select a.id, r.person, a.registration, o.id as offering, o.title as event, o.kind, o.edition, o.zone,
         o.closed_at is not null as closed, s.module, s.title, s.starts_at, s.minutes as session_minutes, a.minutes
    from attendance a
    join registration r on r.id = a.registration
    join session s on s.id = a.session
    join offering o on o.id = s.offering
   where a.minutes > 0 and r.seat = 'confirmed' and o.canceled_at is null;
