-- Editions in the making, of the association or of one organization. What is published stands in edition and never changes.
create table edition_draft (
  id uuid primary key,
  organization uuid references organization (id),   -- null: the association's own
  base uuid not null references edition (id),       -- the edition it began with
  state text not null check (state in ('draft', 'proposed', 'returned', 'published', 'discarded')),
  save integer not null check (save > 0),           -- the newest save: who writes says which one they read
  started_by uuid not null references person (id),
  started_at timestamptz not null,
  returned_words text,                              -- why office gave it back
  published uuid unique references edition (id),
  constraint published_is_an_edition check ((state = 'published') = (published is not null)),
  constraint return_has_words check (state <> 'returned' or returned_words is not null)
);
create index edition_draft_organization on edition_draft (organization, state);

-- Each save of a draft, whole: any of them can come back.
create table edition_draft_save (
  draft uuid not null references edition_draft (id),
  number integer not null check (number > 0),
  yaml text not null,
  section text not null,                            -- what was changed: the key of a section, or a word of its own
  back_to integer,                                  -- the save it brought back
  saved_by uuid not null references person (id),
  saved_at timestamptz not null,
  primary key (draft, number)
);

-- Whose a published edition is, and who published it. Those that ship with the product have no row.
create table edition_publication (
  edition uuid primary key references edition (id),
  organization uuid references organization (id),   -- null: the association's own
  draft uuid not null unique references edition_draft (id),
  published_by uuid not null references person (id),
  published_at timestamptz not null
);
create index edition_publication_organization on edition_publication (organization);

-- Whose a program is, by its short name: all its versions have one owner.
create table edition_program (
  slug text primary key,
  organization uuid references organization (id)    -- null: the association's own
);
