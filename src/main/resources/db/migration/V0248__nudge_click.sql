-- What one click in a reminder is about: the signed link names this row.
create table nudge_click (
  id uuid primary key,
  person uuid not null references person (id),
  item text not null,
  made_on date not null
);
create index nudge_click_item on nudge_click (person, item);

-- Of what somebody does not want to be reminded for a while, or not again.
create table nudge_pause (
  person uuid not null references person (id),
  item text not null,
  until date,                          -- reminded again from this day on; none: not again
  set_at timestamptz not null,
  primary key (person, item)
);
