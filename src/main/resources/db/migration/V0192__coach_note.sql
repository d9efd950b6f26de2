-- What a coach writes to one of theirs: it goes out as a mail and stays readable to coach and MIT.
create table coach_note (
  id uuid primary key,
  internship uuid not null references internship (id),
  coach uuid not null references person (id),
  words text not null check (words <> ''),
  written_at timestamptz not null,
  written_on date not null
);
create index coach_note_internship on coach_note (internship, written_at);
