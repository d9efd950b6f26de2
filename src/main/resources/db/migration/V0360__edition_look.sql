-- How an edition looks and what it says of itself. It comes about with the draft and is the edition's once that is published;
-- unlike the rules, its words may be mended afterwards.
create table edition_look (
  id uuid primary key,
  draft uuid not null unique references edition_draft (id),
  edition uuid unique references edition (id),      -- null: not published yet
  version integer not null check (version > 0),
  logo text check (logo ~ '^[0-9a-f]{64}$'),        -- null: the association's own, where one is set
  light text not null check (light ~ '^#[0-9a-f]{6}$'),   -- its color on the light page and on paper
  dark text not null check (dark ~ '^#[0-9a-f]{6}$'),     -- its color on the dark page
  welcome text not null,
  about text not null,
  contact text not null,
  fees text not null,
  changed_by uuid not null references person (id),
  changed_at timestamptz not null
);

-- Logos that were given for a draft: only these may be its logo.
create table edition_logo (
  draft uuid not null references edition_draft (id),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  kept_by uuid not null references person (id),
  kept_at timestamptz not null,
  primary key (draft, digest)
);

-- Each time a draft was handed to office, with what was written along with it.
create table edition_proposal (
  id uuid primary key,
  draft uuid not null references edition_draft (id),
  words text not null,
  proposed_by uuid not null references person (id),
  proposed_at timestamptz not null
);
create index edition_proposal_draft on edition_proposal (draft);
