-- What those with a seat say and choose around an event.
create table event_answer (
  question uuid not null references event_question (id),
  registration uuid not null references registration (id),
  answer text not null check (answer <> ''),
  answered_at timestamptz not null,
  primary key (question, registration)
);
create index event_answer_registration on event_answer (registration);

-- Who sees to a diet or accessibility request, and whether it is done. What is needed stays with the person.
create table event_need (
  registration uuid primary key references registration (id),
  owner uuid references person (id),
  done_at timestamptz,
  done_by uuid references person (id),
  done_for text,                       -- digest of what was needed: when that changes it is open again
  check ((done_at is null) = (done_for is null))
);

-- The event was moved to another day, to another place or online.
create table event_move (
  id uuid primary key,
  offering uuid not null references offering (id),
  because text not null,
  was_first_day date not null,
  was_last_day date not null,
  was_place text not null,
  choose_by date not null,             -- whoever has not chosen until the end of that day keeps the seat
  moved_at timestamptz not null
);
create index event_move_offering on event_move (offering, id);

-- What a seat's holder chose, or its buyer while it has no name; null: nothing yet.
create table event_move_choice (
  move uuid not null references event_move (id),
  registration uuid not null references registration (id),
  choice text check (choice in ('keep', 'transfer', 'refund')),
  moved_to uuid references offering (id),
  by_default boolean not null default false,
  chosen_at timestamptz,
  primary key (move, registration),
  check ((choice is null) = (chosen_at is null)),
  check ((choice is not distinct from 'transfer') = (moved_to is not null))
);
create index event_move_choice_registration on event_move_choice (registration);
create index event_move_choice_open on event_move_choice (move) where choice is null;
