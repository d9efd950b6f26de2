-- Flyers, articles, webinars and videos for everybody. Every save is a version, and none ever changes.
create table resource (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  made_at timestamptz not null
);

create table resource_version (
  id uuid primary key,
  resource uuid not null references resource (id),
  number integer not null check (number > 0),
  kind text not null check (kind in ('flyer', 'brochure', 'article', 'webinar', 'video', 'other')),
  title text not null check (title <> ''),
  description text not null check (description <> ''),
  language text not null check (language in ('en', 'es')),
  tags text[] not null default '{}',
  presenter text not null default '',
  held_on date,
  place integer not null default 100,                        -- smaller stands further up
  link text check (link like 'https://%'),
  file text check (file ~ '^[0-9a-f]{64}$'),
  file_name text,
  file_type text,
  file_bytes bigint,
  slides_link text check (slides_link like 'https://%'),
  slides text check (slides ~ '^[0-9a-f]{64}$'),
  slides_name text,
  slides_type text,
  slides_bytes bigint,
  captions text check (captions ~ '^[0-9a-f]{64}$'),
  sample boolean not null default false,
  written_by uuid references person (id),                    -- null: it came with the sample
  written_at timestamptz not null,
  unique (resource, number),
  unique (resource, id),
  check ((link is null) <> (file is null)),
  check (slides_link is null or slides is null),
  check ((file is null) = (file_name is null) and (file is null) = (file_type is null) and (file is null) = (file_bytes is null)),
  check ((slides is null) = (slides_name is null) and (slides is null) = (slides_type is null)
         and (slides is null) = (slides_bytes is null)),
  check (kind <> 'webinar' or (presenter <> '' and held_on is not null)),
  check ((captions is not null) = coalesce(file_type like 'video/%', false))   -- no own video without captions
);
revoke update, delete, truncate on resource_version from ${app_role};

-- What was shown when; without a version the resource was withdrawn.
create table resource_publication (
  id uuid primary key,
  resource uuid not null references resource (id),
  version uuid,
  published_by uuid references person (id),
  published_at timestamptz not null,
  foreign key (resource, version) references resource_version (resource, id)
);
create index resource_publication_resource on resource_publication (resource, id desc);
revoke update, delete, truncate on resource_publication from ${app_role};

alter table resource add column published uuid, add column published_at timestamptz,
  add foreign key (id, published) references resource_version (resource, id),
  add check ((published is null) = (published_at is null));

-- How often it was fetched in a month, and never by whom.
create table resource_download (
  resource uuid not null references resource (id),
  month date not null check (extract(day from month) = 1),
  number integer not null check (number > 0),
  primary key (resource, month)
);
