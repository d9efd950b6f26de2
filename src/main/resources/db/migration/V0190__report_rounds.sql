-- A monthly report is written in rounds: sent, returned with words beside each answer, sent again. What the coach reads
-- is what was sent, never what is being written.

alter table monthly_report
  add column revision integer not null default 0 check (revision >= 0), -- counts the savings: two tabs notice each other
  add column saved_at timestamptz,
  add column sent_answers jsonb,        -- while it is rewritten: the answers as they were sent; null: as they are
  add column first_sent_on date,        -- being late is about the first time it was sent
  add constraint sent_is_kept_while_rewritten check (sent_answers is null or state = 'returned');
update monthly_report set first_sent_on = submitted_on where submitted_on is not null;

alter table report_return
  add column answers jsonb;             -- as they were sent for that round; null: before they were kept

-- The coach's words beside one answer, for each round.
create table report_comment (
  report uuid not null references monthly_report (id),
  round integer not null check (round > 0),
  prompt text not null,
  comment text not null check (comment <> ''),
  written_by uuid not null references person (id),
  written_on date not null,
  primary key (report, round, prompt)
);

alter table report_return alter column comment drop not null;
alter table report_return drop constraint report_return_comment_check;
alter table report_return add constraint report_return_comment_check check (comment <> '');
