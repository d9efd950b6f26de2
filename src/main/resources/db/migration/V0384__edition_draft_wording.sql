-- Words of mail that a draft brings along: they become the edition's when it is published.
create table edition_draft_wording (
  draft uuid not null references edition_draft (id),
  language text not null check (language in ('en', 'es')),
  key text not null,
  pattern text not null check (pattern <> ''),
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  primary key (draft, language, key)
);
