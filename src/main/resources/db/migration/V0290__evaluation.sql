-- What people say of modules, offerings and internships. What was answered without a name stands apart from who was asked.

-- One form for each moment; what it asks is in its versions.
create table evaluation_form (
  id uuid primary key,
  moment text not null unique check (moment in
    ('module', 'offering', 'mid-term', 'internship end', 'year later', 'exit', 'follow-up')),
  anonymous boolean not null,
  by_mail boolean not null,            -- each is asked by a link of their own; else only by the shared link in the room
  open_days integer not null check (open_days between 1 and 120),   -- answers are taken for so many days
  remind_after integer,                -- days; null: nobody is reminded
  threshold integer not null check (threshold between 3 and 50),    -- fewer answers are never shown
  in_use boolean not null default false,
  closings integer not null default 0, -- evaluations that have closed, counted in their order
  sample boolean not null,
  created_at timestamptz not null,
  check (remind_after is null or (by_mail and remind_after between 1 and open_days - 1))
);

-- A version in use is never changed: whoever answered, answered this one.
create table evaluation_form_version (
  id uuid primary key,
  form uuid not null references evaluation_form (id),
  number integer not null check (number > 0),
  sheet jsonb not null,
  changes integer not null default 0,  -- of a draft: two people do not overwrite each other
  published_at timestamptz,            -- null: a draft
  unique (form, number)
);
create unique index evaluation_form_draft on evaluation_form_version (form) where published_at is null;

-- One form, asked about one thing: a session, an offering, or what the people of a cohort live through.
create table evaluation (
  id uuid primary key,
  form uuid not null references evaluation_form (id),
  version uuid not null references evaluation_form_version (id),
  moment text not null,
  offering uuid references offering (id),
  session uuid references session (id) on delete cascade,   -- one without attendance may be taken out of the event again
  module text,                         -- as it was when it was asked about
  cohort uuid references cohort (id),
  edition uuid not null references edition (id),
  year integer not null default 0 check (year between 0 and 2),     -- of a follow-up
  day date not null,                   -- of what is asked about: decides the period it counts in
  opens_at timestamptz not null,
  closes_on date not null,             -- the last day on which it takes answers
  closed_on date,
  closed_nth integer,                  -- in the order in which those of its form closed
  anonymous boolean not null,          -- as it was promised to those who answered, like the threshold
  threshold integer not null check (threshold between 3 and 50),
  code text unique,                    -- of the shared link
  sample boolean not null default false,
  check ((session is not null) = (moment = 'module')),
  check ((offering is not null) = (moment in ('module', 'offering'))),
  check ((code is not null) <= (offering is not null)),
  check ((closed_on is null) = (closed_nth is null)),
  check ((year > 0) = (moment = 'follow-up')),
  unique (form, closed_nth)
);
create unique index evaluation_session on evaluation (session) where session is not null;
create unique index evaluation_offering on evaluation (offering) where moment = 'offering';
create unique index evaluation_cohort on evaluation (moment, cohort, year) where cohort is not null and closed_on is null;
create unique index evaluation_edition on evaluation (moment, edition, year)
  where offering is null and cohort is null and closed_on is null;
create index evaluation_day on evaluation (day, id);
create index evaluation_open on evaluation (closes_on) where closed_on is null;

-- The anonymous answers of one evaluation, in one row and shuffled anew with each: there is no row for an answer, so no id, no
-- time, no order and no transaction of it that could be laid beside those of who answered.
create table evaluation_box (
  evaluation uuid primary key references evaluation (id) on delete cascade,
  counted jsonb not null default '[]',
  apart jsonb not null default '[]',   -- by the shared link, beyond as many as were present
  by_shared_link boolean not null default false   -- some that count came by it: one person may have sent several
);

-- Who was asked, once about each thing. Whether they have answered an anonymous one is known only while it is open.
create table evaluation_invitation (
  id uuid primary key,
  evaluation uuid not null references evaluation (id) on delete cascade,
  person uuid not null references person (id),
  moment text not null,
  subject uuid not null,               -- the offering, internship, certificate or pairing
  year integer not null default 0,
  kind text,                           -- of the protégé
  pairing uuid references pairing (id),
  asked_on date not null,
  closes_on date not null,
  reminded_on date,
  answered boolean,                    -- null: forgotten
  unique (person, moment, subject, year)
);
create index evaluation_invitation_evaluation on evaluation_invitation (evaluation);
create index evaluation_invitation_subject on evaluation_invitation (moment, subject, year);

-- Answers with a name, where that was said beforehand.
create table evaluation_reply (
  invitation uuid primary key references evaluation_invitation (id),
  answers jsonb not null,
  answered_on date not null,
  entered_by uuid references person (id)   -- office, for somebody who phoned; null: themselves
);

-- An evaluation as lists and pages show it: what it is about, and how many answered of how many.
create view evaluation_summary as
  select e.id, e.form, e.version, e.moment, e.offering, e.session, e.module, e.cohort, e.edition, e.year, e.day, e.opens_at,
         e.closes_on, e.closed_on, e.anonymous, e.threshold, e.code, e.sample,
         coalesce(s.title, o.title, c.name, d.title) as title, o.title as event, o.city,
         coalesce(o.zone, '') as zone, o.canceled_at is not null as canceled,
         (select count(*) from evaluation_invitation i where i.evaluation = e.id)::integer as invited,
         case when e.session is not null then
                (select count(distinct a.registration) from attendance a
                   join registration r on r.id = a.registration and r.seat = 'confirmed'
                  where a.session = e.session and a.minutes > 0)
              when e.offering is not null then
                (select count(distinct a.registration) from attendance a
                   join registration r on r.id = a.registration and r.seat = 'confirmed'
                  where r.offering = e.offering and a.minutes > 0)
              else 0 end::integer as present,
         case when e.anonymous then
                (select jsonb_array_length(b.counted) from evaluation_box b where b.evaluation = e.id)
              else (select count(*) from evaluation_invitation i
                      join evaluation_reply p on p.invitation = i.id where i.evaluation = e.id)::integer end as answered,
         coalesce((select jsonb_array_length(b.apart) from evaluation_box b where b.evaluation = e.id), 0) as apart
    from evaluation e
    join edition d on d.id = e.edition
    left join session s on s.id = e.session
    left join offering o on o.id = e.offering
    left join cohort c on c.id = e.cohort;
