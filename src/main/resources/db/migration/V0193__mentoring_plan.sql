-- The mentoring plan of a pairing: its goals with standards, reviewed at mid-term. For MIT, protégé and coach; it gates
-- nothing.
create table mentoring_plan (
  pairing uuid primary key references pairing (id),
  revision integer not null default 1,   -- counts the savings: two tabs notice each other
  written_on date not null,
  reviewed_on date,
  acknowledged_by uuid references person (id),
  acknowledged_on date,
  reminded_on date,                      -- of the review, once
  constraint acknowledgment_is_whole check ((acknowledged_by is null) = (acknowledged_on is null)),
  constraint acknowledged_when_reviewed check (acknowledged_on is null or reviewed_on is not null)
);

create table mentoring_goal (
  pairing uuid not null references mentoring_plan (pairing),
  place integer not null check (place between 1 and 5),
  words text not null check (words <> ''),
  standards text[] not null default '{}',
  review text check (review in ('reached', 'on the way', 'stuck', 'changed')),
  review_words text not null default '',
  primary key (pairing, place),
  constraint review_comes_first check (review is not null or review_words = '')
);
