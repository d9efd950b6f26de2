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
