-- Lessons learned and recommendations, entered by everybody who meets; what the coach chooses goes into the program's digest.
create table meeting_insight (
  id uuid primary key,
  meeting uuid not null references cohort_meeting (id),
  kind text not null check (kind in ('lesson', 'recommendation')),
  body text not null check (body <> ''),          -- as the digest shows it: the coach may take a name out
  author uuid not null references person (id),
  entered_at timestamptz not null,
  decision text check (decision in ('chosen', 'left out')),
  decided_by uuid references person (id),
  decided_at timestamptz,
  check ((decision is null) = (decided_by is null)),
  check ((decision is null) = (decided_at is null))
);
create index meeting_insight_meeting on meeting_insight (meeting);
create index meeting_insight_chosen on meeting_insight (id) where decision = 'chosen';
