-- Two records that turn out to be one person: likely doubles, merges, and what is needed to undo them.

-- The row of a merged record stays: what cannot be changed goes on naming it, and its addresses lead to who remains.
alter table person
  add column merged_into uuid references person (id),
  add column erased_at timestamptz,    -- nobody can say any more who this was; the name is a pseudonym
  add constraint merged_into_another check (merged_into <> id);
create index person_merged on person (merged_into) where merged_into is not null;
create index person_member_number on person (member_number) where member_number is not null;
create index person_personal_email on person (personal_email) where personal_email is not null;

create or replace view person_card as
  select p.id, p.legal_name, p.display_name, p.email, p.personal_email, p.phone, p.zone, p.member_number, p.member_until,
         p.state, p.career_stage, p.years_as_principal, p.district, d.name as district_name, p.school,
         s.name as school_name, p.sample,
         exists (select 1 from account a where a.person = p.id and a.disabled_at is null) as has_account,
         p.merged_into, p.erased_at
    from person p
    left join organization d on d.id = p.district
    left join organization s on s.id = p.school;

-- Who is thought to be one person, and why: found by a job, looked through by office.
create table likely_double (
  one uuid not null references person (id),
  other uuid not null references person (id),
  reasons text[] not null check (cardinality(reasons) > 0),
  weight integer not null check (weight > 0),      -- how much speaks for it: the list begins with the most
  found_at timestamptz not null,
  primary key (one, other),
  check (one < other)
);
create index likely_double_weight on likely_double (weight desc, one, other);
create index likely_double_other on likely_double (other);

-- Office looked and said: two people. It is not asked again.
create table not_the_same (
  one uuid not null references person (id),
  other uuid not null references person (id),
  said_by uuid not null references person (id),
  said_at timestamptz not null,
  primary key (one, other),
  check (one < other)
);

-- The last time the job went through all people.
create table double_search (
  only_one boolean primary key default true check (only_one),
  asked_at timestamptz,
  finished_at timestamptz,
  people integer,
  found integer
);

create table person_merge (
  id uuid primary key,
  kept uuid not null references person (id),
  gone uuid not null references person (id),
  merged_by uuid references person (id),           -- null: by an import that was told to
  merged_at timestamptz not null,
  merged_on date not null,             -- by the program's clock, like the day until which it may be undone
  undo_until date not null,
  undone_by uuid references person (id),
  undone_at timestamptz,
  undone_on date,
  check (kept <> gone),
  check ((undone_at is null) = (undone_on is null))
);
-- A record is merged once at a time, however many ask at the same moment.
create unique index person_merge_once on person_merge (gone) where undone_at is null;
create index person_merge_kept on person_merge (kept);

-- What a merge moved, row by row: undoing gives back these and no others. Forgotten when it can no longer be undone.
create table merge_row (
  merge uuid not null references person_merge (id),
  line text not null,                  -- of the record: table.column
  way text not null check (way in ('moved', 'dropped', 'fact')),
  key jsonb not null,                  -- the row's primary key, as it is since; of a fact: the person
  before jsonb,                        -- of what was dropped: the whole row; of a fact: its value
  after jsonb,                         -- of a fact: the value that was chosen
  primary key (merge, line, way, key)
);

-- The server may not change decisions, certificates and the like. These functions are the one door to whom they are about,
-- and it opens for nothing but a merge that is recorded. What was issued (number, paper, credential) is not touched.
create function move_awards(the_merge uuid) returns void
language sql security definer set search_path = public as $$
  update certificate c set person = m.kept
    from person_merge m where m.id = the_merge and m.undone_at is null and c.person = m.gone;
  update award_decision d set person = m.kept
    from person_merge m where m.id = the_merge and m.undone_at is null and d.person = m.gone;
$$;

create function move_awards_back(the_merge uuid) returns void
language sql security definer set search_path = public as $$
  update certificate c set person = m.gone
    from person_merge m join merge_row r on r.merge = m.id and r.line = 'certificate.person'
   where m.id = the_merge and m.undone_at is not null and c.id = (r.key ->> 'id')::uuid and c.person = m.kept;
  update award_decision d set person = m.gone
    from person_merge m join merge_row r on r.merge = m.id and r.line = 'award_decision.person'
   where m.id = the_merge and m.undone_at is not null and d.id = (r.key ->> 'id')::uuid and d.person = m.kept;
$$;
revoke execute on function move_awards(uuid) from public;
revoke execute on function move_awards_back(uuid) from public;
grant execute on function move_awards(uuid) to ${app_role};
grant execute on function move_awards_back(uuid) to ${app_role};
