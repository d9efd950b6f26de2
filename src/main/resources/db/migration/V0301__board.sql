-- The board report. Every number and the list behind it are read from this one view, so that they cannot differ: a number
-- is how many units there are, the list is the units.

-- The month in which the program's year begins: July, like the schools' own, unless office says otherwise.
create table board_terms (
  only_one boolean primary key default true check (only_one),
  first_month integer not null check (first_month between 1 and 12)
);

-- What the board is told of: one row for each thing that happened to a unit.
--   unit      what is counted once: a person served, an offering, a seat, an internship, a certificate, a pairing
--   since     the day it happened, or the first day it lasted
--   until     null: it lasts
--   good      of what is a rate: whether it went well
--   minutes   of what is a sum of hours
--   standing  of a contact: how well it is attested, 0 (by its MIT alone) to 3 (confirmed by the protégé)
create view board_row as
  -- Served: came to a session.
  select 'participants' as measure, r.person as unit, r.person, null::uuid as place, null::text as kind, f.title as about,
         f.first_day as since, f.last_day as until, null::boolean as good, 0 as minutes, null::integer as standing,
         null::uuid as edition
    from registration r
    join offering f on f.id = r.offering
   where r.person is not null and r.seat = 'confirmed' and f.canceled_at is null
     and exists (select 1 from attendance a where a.registration = r.id and a.minutes > 0)
  union all
  -- Served: an internship that has begun, until it ended.
  select 'mits', i.person, i.person, null, null, c.name, i.first_day,
         case when i.state in ('active', 'on hold') then null else greatest(i.first_day, coalesce(i.ended_on, i.last_day)) end,
         null, 0, null, null
    from internship i
    left join cohort c on c.id = i.cohort
   where i.first_day is not null
  union all
  -- Served: a pairing that the protégé accepted, until it or its internship ended.
  select 'proteges', a.protege, a.protege, null, a.kind, m.display_name, a.accepted_on,
         case when a.state in ('active', 'suspended') and i.state in ('active', 'on hold') then null
              else greatest(a.accepted_on, least(coalesce(a.ended_on, i.ended_on, i.last_day, a.accepted_on),
                                                 coalesce(i.ended_on, a.ended_on, i.last_day, a.accepted_on))) end,
         null, 0, null, null
    from pairing a
    join internship i on i.id = a.internship
    join person m on m.id = i.person
   where a.accepted_on is not null
  union all
  -- Held: by their last day, unless canceled.
  select 'offerings', f.id, null, f.id, f.kind, f.title, f.last_day, f.last_day, null, 0, null, null
    from offering f
   where f.canceled_at is null
  union all
  -- Part one: of who came to an institute, who completed it there or by making up what was missed.
  select 'part-one', r.id, r.person, null, null, f.title, f.last_day, f.last_day,
         exists (select 1 from completion c
                  where c.person = r.person and c.completed = 'part one' and c.completed_on >= f.first_day), 0, null, null
    from registration r
    join offering f on f.id = r.offering
   where r.person is not null and r.seat = 'confirmed' and f.kind in ('lii', 'in-house') and f.canceled_at is null
     and f.closed_at is not null
     and exists (select 1 from attendance a where a.registration = r.id and a.minutes > 0)
  union all
  -- Part two: of the internships that ended after they had begun, the complete ones.
  select 'internships', i.id, i.person, null, i.state, c.name, i.ended_on, i.ended_on, i.state = 'complete', 0, null, null
    from internship i
    left join cohort c on c.id = i.cohort
   where i.ended_on is not null and i.first_day is not null and i.state in ('complete', 'withdrawn', 'lapsed')
  union all
  -- Certificates: a correction is no award of its own.
  select case when c.prior is null then 'awarded' else 'renewed' end, c.id, c.person, null, null, c.number, c.issued, c.issued,
         null, 0, null, null
    from certificate c
   where c.state <> 'reserved' and c.corrects is null
  union all
  -- Periods that came to their end, and whether the next one was issued, however late.
  select 'ended', c.id, c.person, null, null, c.number, c.expires, c.expires,
         exists (select 1 from certificate n
                  where n.prior in (c.id, c.corrects) and n.corrects is null and n.state not in ('reserved', 'revoked')), 0, null, null
    from certificate c
   where c.state in ('issued', 'suspended', 'superseded')
  union all
  -- PD hours, final ones only: of sessions of closed offerings.
  select 'pd-hours', a.registration, r.person, null, null, f.title, (s.starts_at at time zone f.zone)::date,
         (s.starts_at at time zone f.zone)::date, null, a.minutes, null, null
    from attendance a
    join session s on s.id = a.session
    join registration r on r.id = a.registration
    join offering f on f.id = s.offering
   where a.minutes > 0 and r.person is not null and r.seat = 'confirmed' and f.canceled_at is null
     and f.closed_at is not null
  union all
  -- Contact hours: neither disputed nor taken back, within the months of the internship.
  select 'contact-hours', a.id, i.person, null, a.kind, c.name, e.day, e.day, e.confirmed_at is not null, e.minutes,
         case when e.confirmed_at is not null then 3 when e.verified_at is not null then 2
              when e.supported_at is not null then 1 else 0 end,
         c.edition
    from contact_entry e
    join pairing a on a.id = e.pairing
    join internship i on i.id = a.internship
    left join cohort c on c.id = i.cohort
   where e.state = 'submitted' and e.day >= i.first_day and (e.day <= i.last_day or i.state = 'on hold');

create index internship_ended on internship (ended_on);
create index contact_entry_day on contact_entry (day) where state = 'submitted';

-- Where somebody works: their district, or that of their school; and its state, or the one they gave.
create view board_whereabouts as
  select p.id as person, d.id as district, d.name as district_name, coalesce(d.state, s.state, p.state, '') as state
    from person p
    left join organization s on s.id = p.school
    left join organization d on d.id = coalesce(p.district, s.parent);
