-- A district's page for the public: where it is, and whether it is there.
create table district_page (
  organization uuid primary key references organization (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  published_at timestamptz,                         -- null: not public
  changed_by uuid not null references person (id),
  changed_at timestamptz not null
);
