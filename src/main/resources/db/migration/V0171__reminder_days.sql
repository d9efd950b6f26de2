-- When an invoice is reminded of, besides on the day it is due: so many days before it, and twice after it.
alter table fee_terms
  add column reminder_days integer not null default 7 check (reminder_days between 0 and 60),
  add column overdue_days integer not null default 15 check (overdue_days between 1 and 180),
  add column long_overdue_days integer not null default 30 check (long_overdue_days between 2 and 365),
  add constraint long_is_longer check (long_overdue_days > overdue_days);
