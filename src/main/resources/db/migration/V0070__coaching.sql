-- Coaching: what returning a report, making up a meeting and reading a project in rounds leave behind.

-- Why a report was returned, each time. The report itself keeps the last word only.
create table report_return (
  id uuid primary key,
  report uuid not null references monthly_report (id),
  comment text not null check (comment <> ''),
  returned_by uuid not null references person (id),
  returned_on date not null
);
create index report_return_report on report_return (report);

-- Each reminder about a report goes out once, however often the day's work is run.
create table report_reminder (
  report uuid not null references monthly_report (id),
  kind text not null check (kind in ('due soon', 'overdue', 'long overdue')),
  sent_on date not null,
  primary key (report, kind)
);

alter table cohort_meeting
  add column scheduled_by uuid references person (id);

-- A missed meeting is made up with another cohort or in writing; the note says what was done.
alter table meeting_attendance
  add column made_up text check (made_up in ('with another cohort', 'in writing')),
  add column made_up_on date,
  add constraint making_up_is_whole check ((made_up is null) = (made_up_on is null)),
  add constraint coming_is_not_making_up check (how = 'made up' or made_up is null);

alter table final_project
  add column round integer not null default 1 check (round > 0), -- the submission that is written or read
  add column changes_asked_on date;                              -- the coach asked for another topic

-- Each round has one reader in each place.
create unique index project_reading_place on project_reading (project, round, ordinal);
