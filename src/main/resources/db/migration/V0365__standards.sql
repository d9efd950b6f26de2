-- Frameworks of standards as they are kept and exchanged (CASE 1.1). Ids and keys are never given again.

create table framework (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  short_name text not null,
  license_note text not null default '',
  status text not null check (status in ('draft', 'adopted', 'deprecated')),
  sample boolean not null default false,
  shipped_digest text,                 -- of the package it shipped with; null: office brought it
  place integer not null,
  version integer not null check (version > 0),
  document text not null,              -- the CFDocument, as JSON; addresses of our own begin with /ims/
  extras text not null default '{}',   -- extensions of the package and of its definitions
  changed_at timestamptz not null
);

-- One item, association or definition. What a newer version no longer has stays under its id, as gone.
create table framework_part (
  id uuid primary key,
  framework uuid not null references framework (id),
  kind text not null
    check (kind in ('item', 'association', 'concept', 'subject', 'license', 'item type', 'grouping', 'rubric')),
  key text unique,                     -- of an item: the word that contacts, goals and plans carry
  place integer not null,
  rank integer not null default 0,     -- of an item among its siblings
  code text not null default '',
  title text not null default '',
  parent uuid,                         -- of an item: the item above it; null: it stands under the document
  link text,                           -- of an association
  origin uuid,
  destination uuid,
  json text not null,
  gone_in integer check (gone_in > 1), -- the version that had it no more
  gone_on date,
  check ((kind = 'item') = (key is not null)),
  check ((kind = 'association') = (link is not null)),
  check ((gone_in is null) = (gone_on is null))
);
create index framework_part_framework on framework_part (framework, kind, place);
create index framework_part_origin on framework_part (origin) where origin is not null;
create index framework_part_destination on framework_part (destination) where destination is not null;

-- Each version as it was recorded, whole.
create table framework_version (
  framework uuid not null references framework (id),
  number integer not null check (number > 0),
  package text not null,
  recorded_on date not null,
  recorded_at timestamptz not null,
  primary key (framework, number)
);

-- A package that office has brought and may record.
create table framework_import (
  id uuid primary key,
  package text not null,
  brought_at timestamptz not null,
  recorded_at timestamptz
);

-- Which standards a module, a report prompt, a rubric row or a competency applies, by their keys.
create table standard_use (
  kind text not null check (kind in ('module', 'prompt', 'rubric', 'competency')),
  subject text not null,
  standard text not null,
  sample boolean not null default false,
  primary key (kind, subject, standard)
);
create index standard_use_standard on standard_use (standard);

-- Sample: made up, to be replaced by the association's own.
insert into standard_use (kind, subject, standard, sample) values
  ('module', 'discovery', 'llc-2008-1', true),
  ('module', 'discovery', 'psel-2015-6', true),
  ('module', 'standards', 'llc-2008-4', true),
  ('module', 'standards', 'psel-2015-1', true),
  ('module', 'standards', 'psel-2015-10', true),
  ('module', 'strengths', 'llc-2008-1', true),
  ('module', 'strengths', 'psel-2015-2', true),
  ('module', 'adult-learning', 'llc-2008-1', true),
  ('module', 'adult-learning', 'psel-2015-7', true),
  ('module', 'feedback', 'llc-2008-5', true),
  ('module', 'feedback', 'psel-2015-6', true),
  ('module', 'programs', 'llc-2008-2', true),
  ('module', 'programs', 'psel-2015-7', true),
  ('prompt', 'feedback', 'psel-2015-6', true),
  ('prompt', 'lesson', 'psel-2015-10', true),
  ('rubric', 'practice', 'psel-2015-6', true),
  ('rubric', 'practice', 'psel-2015-2', true),
  ('rubric', 'growth', 'llc-2008-1', true),
  ('rubric', 'growth', 'psel-2015-6', true),
  ('rubric', 'recommendations', 'psel-2015-10', true),
  ('competency', 'competency-development', 'psel-2015-2', true);
