-- A cohort's coaches by day: who leads, who helps, who stands in for some weeks. Nobody has two turns on one day.
alter table cohort_coach
  drop constraint cohort_coach_pkey,
  add primary key (cohort, person, since),
  add column part text not null default 'coach' check (part in ('coach', 'co-coach', 'substitute')),
  add column begun boolean not null default true,   -- the first day has come and the role was given
  add column over boolean not null default false,   -- the last day has passed and the role was looked at
  add constraint turn_has_days check (until is null or until >= since),
  add constraint substitute_has_a_last_day check (part <> 'substitute' or until is not null);
update cohort_coach set over = true where until is not null;
