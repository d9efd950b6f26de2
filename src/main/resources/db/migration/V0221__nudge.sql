-- Nudges: how somebody wants to be reminded, when they were, and of what. The reminders of reports are among them from now on.

create table nudge_preference (
  person uuid primary key references person (id),
  channel text not null check (channel in ('mail')),
  frequency text not null check (frequency in ('each', 'weekly', 'due')),
  quiet_from time not null,
  quiet_until time not null,           -- the same time twice: no quiet hours
  changed_at timestamptz not null
);

-- One a day at most for each person; the day is the person's own.
create table nudge (
  person uuid not null references person (id),
  day date not null,
  due boolean not null,                -- something was due; else the week's digest
  sent_at timestamptz not null,
  primary key (person, day)
);

-- What was said to be due, and how pressing: each once.
create table nudge_item (
  person uuid not null references person (id),
  item text not null,
  stage text not null check (stage in ('soon', 'due', 'long')),
  day date not null,
  primary key (person, item, stage)
);

-- Who was reminded of a report before is not reminded of it again.
insert into nudge_item (person, item, stage, day)
select i.person, 'report:' || r.id, case m.kind when 'due soon' then 'soon' when 'overdue' then 'due' else 'long' end,
       m.sent_on
  from report_reminder m
  join monthly_report r on r.id = m.report
  join internship i on i.id = r.internship;
drop table report_reminder;
