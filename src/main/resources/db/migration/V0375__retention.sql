-- How long each kind of record is kept, and within which limits office may choose otherwise.
create table retention_series (
  slug text primary key,
  place integer not null,
  months integer not null,
  least integer not null check (least > 0),
  most integer not null,
  check (months between least and most)
);
insert into retention_series (slug, place, months, least, most) values
  ('conversations', 1, 24, 12, 120),
  ('proteges', 2, 24, 12, 120),
  ('pd-records', 3, 84, 36, 240);

-- Where office has chosen otherwise.
create table retention_term (
  series text primary key references retention_series (slug),
  months integer not null check (months > 0),
  changed_by uuid not null references person (id),
  changed_on date not null
);

-- The last day on which all that was due was let go.
create table retention_night (
  series text primary key references retention_series (slug),
  ran_on date not null
);

-- What went, by day.
create table retention_gone (
  series text not null references retention_series (slug),
  gone_on date not null,
  what text not null,
  count bigint not null check (count > 0),
  primary key (series, gone_on, what)
);

-- What was said in an internship is gone since then; minutes, days and levels stay.
alter table internship add column words_gone_on date;
create index internship_words_kept on internship (ended_on, id) where ended_on is not null and words_gone_on is null;
-- Who the protégé was is gone since then.
alter table pairing add column protege_gone_on date;
create index pairing_protege_kept on pairing (internship) where protege_gone_on is null;

-- Nobody erased them: their time was over.
alter table erasure alter column erased_by drop not null;
