-- Texts of automatic mail that the operator has worded anew. An edition is named by its slug: words are no rule, so that all
-- its versions share them.
create table wording (
  edition text not null,
  language text not null check (language in ('en', 'es')),
  key text not null,
  pattern text not null check (pattern <> ''),
  default_was text not null,           -- what the product said when this was written: an upgrade may say something else since
  changed_by uuid not null references person (id),
  changed_at timestamptz not null,
  primary key (edition, language, key)
);

-- Who worded what and when; nothing of it is changed.
create table wording_change (
  id uuid primary key,
  edition text not null,
  language text not null,
  key text not null,
  before text,                         -- null: the default, or what it falls back to
  after text,                          -- null: back to that
  changed_by uuid not null references person (id),
  changed_at timestamptz not null
);
create index wording_change_of on wording_change (edition, language, key, id);
revoke update, delete, truncate on wording_change from ${app_role};

-- Another value here tells every server to read the wordings anew. One row, locked by whoever changes one.
create table wording_version (
  only_one boolean primary key default true check (only_one),
  version uuid not null
);
