-- How large what is put on the public site may be, and how long a consent to be shown there lasts.
create table public_limit (
  one_row boolean primary key default true check (one_row),
  picture_megapixels integer not null default 40 check (picture_megapixels > 0),   -- as many are too many
  picture_megabytes integer not null default 20 check (picture_megabytes > 0),     -- as many are too many
  video_megabytes integer not null default 60 check (video_megabytes > 0),
  file_megabytes integer not null default 25 check (file_megabytes > 0),
  consent_months integer not null default 24 check (consent_months > 0),
  warning_days integer not null default 30 check (warning_days > 0)
);
insert into public_limit default values;

-- A picture as it is shown: made anew from what was sent, in several widths, without what cameras write into it.
create table picture (
  id uuid primary key,
  made_at timestamptz not null
);

create table picture_size (
  picture uuid not null references picture (id),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  primary key (picture, width)
);
create index picture_size_digest on picture_size (digest);
