-- Editions of the program: dated, immutable once anyone is enrolled under them.
create table edition (
  id uuid primary key,
  slug text not null,
  version text not null,
  title text not null,
  effective date not null,
  parent uuid references edition (id),
  yaml text not null,                  -- the document itself; what is computed comes from it
  digest bytea not null,
  loaded_at timestamptz not null,
  unique (slug, version)
);
