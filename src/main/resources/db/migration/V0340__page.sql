-- The pages of the public site, which office edits.
create table page (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  language text not null check (language in ('en', 'es')),
  translates uuid references page (id),          -- the page it says in another language
  front boolean not null default false,          -- it stands at the site's own address
  parent uuid references page (id),              -- the page it stands under
  position integer not null,                     -- among those beside it
  shown_in text not null check (shown_in in ('menu', 'footer', 'nowhere')),
  made_at timestamptz not null,
  check (parent is null or not front),
  check (parent is distinct from id and translates is distinct from id)
);
create unique index page_front on page (language) where front;
create unique index page_translation on page (translates, language) where translates is not null;

-- Every save is a version, and none ever changes.
create table page_version (
  id uuid primary key,
  page uuid not null references page (id),
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  label text not null default '',                -- what the menu calls it, where the title is too long
  description text not null check (description <> ''),
  body text not null,
  sample boolean not null,                       -- words the product ships, for office to replace
  taken_from integer,                            -- the older version it brings back
  written_by uuid references person (id),        -- null: it was shipped
  written_at timestamptz not null,
  unique (page, number),
  unique (page, id),
  check (taken_from is null or taken_from < number)
);
revoke update, delete, truncate on page_version from ${app_role};

-- What was shown when; without a version the page was taken down.
create table page_publication (
  id uuid primary key,
  page uuid not null references page (id),
  version uuid,
  published_by uuid references person (id),
  published_at timestamptz not null,
  foreign key (page, version) references page_version (page, id)
);
create index page_publication_page on page_publication (page, id desc);
revoke update, delete, truncate on page_publication from ${app_role};

-- The publication that counts is the last one.
alter table page add column published uuid, add column published_at timestamptz,
  add foreign key (id, published) references page_version (page, id),
  add check ((published is null) = (published_at is null));

create view page_summary as
  select p.id, p.slug, p.language, p.translates, p.front, p.parent, p.position, p.shown_in, v.title, v.number as newest,
         v.sample, s.number as published_number, p.published_at
    from page p
    join page_version v on v.page = p.id
                       and v.number = (select max(n.number) from page_version n where n.page = p.id)
    left join page_version s on s.id = p.published;
