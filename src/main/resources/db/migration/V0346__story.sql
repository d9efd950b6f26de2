-- Experiences of those who took part. Every save is a version, and none ever changes.
create table story (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  made_at timestamptz not null
);

create table story_version (
  id uuid primary key,
  story uuid not null references story (id),
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  summary text not null check (summary <> ''),
  body text not null check (body <> ''),
  quotation text not null default '',
  quoted_name text not null default '',
  quoted_role text not null default '',
  picture uuid references picture (id),
  picture_text text not null default '',                     -- what it shows, for those who cannot see it
  video text check (video ~ '^[0-9a-f]{64}$'),
  video_type text,
  video_bytes bigint,
  captions text check (captions ~ '^[0-9a-f]{64}$'),
  video_link text check (video_link like 'https://%'),
  transcript text not null default '',
  nobody boolean not null,                                   -- names and shows nobody
  sample boolean not null default false,
  written_by uuid references person (id),                    -- null: it came with the sample
  written_at timestamptz not null,
  unique (story, number),
  unique (story, id),
  check ((quotation = '') = (quoted_name = '')),
  check (quoted_role = '' or quoted_name <> ''),
  check ((picture is null) = (picture_text = '')),
  check ((video is null) = (captions is null)),              -- no own video without captions
  check ((video is null) = (video_type is null) and (video is null) = (video_bytes is null)),
  check (video is null or video_link is null),
  check ((video is null and video_link is null) = (transcript = ''))
);
revoke update, delete, truncate on story_version from ${app_role};

-- What was shown when, and why it ended; without a version the story was taken down.
create table story_publication (
  id uuid primary key,
  story uuid not null references story (id),
  version uuid,
  cause text not null check (cause in ('office', 'undone', 'withdrawn', 'expired', 'person')),
  published_by uuid references person (id),
  published_at timestamptz not null,
  foreign key (story, version) references story_version (story, id)
);
create index story_publication_story on story_publication (story, id desc);
revoke update, delete, truncate on story_publication from ${app_role};

alter table story add column published uuid, add column published_at timestamptz,
  add foreign key (id, published) references story_version (story, id),
  add check ((published is null) = (published_at is null));

-- Everyone who is named or shown in a story.
create table story_person (
  id uuid primary key,
  story uuid not null references story (id),
  name text not null check (name <> ''),
  email text not null default '',
  scope text[] not null check (cardinality(scope) > 0 and scope <@ array['name', 'words', 'picture', 'video']),
  added_at timestamptz not null,
  removed_at timestamptz,                                    -- the story does not name or show them any more
  removal_reason text not null default '',
  check ((removed_at is null) = (removal_reason = ''))
);
create index story_person_story on story_person (story);

-- What they were asked and said: by a signed link, or on paper that office keeps. A later one never erases an earlier one.
create table story_consent (
  id uuid primary key,
  subject uuid not null references story_person (id),
  how text not null check (how in ('link', 'paper')),
  version uuid not null references story_version (id),       -- what they were shown
  asked_at timestamptz not null,
  asked_by uuid references person (id),
  given_on date,
  given_at timestamptz,
  expires_on date,                                           -- the last day
  declined_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text check (withdrawn_by in ('person', 'office')),
  paper text check (paper ~ '^[0-9a-f]{64}$'),
  paper_name text,
  paper_type text,
  warned_at timestamptz,                                     -- office was told that it ends soon
  ended_told_at timestamptz,                                 -- office was told that it has ended
  check ((given_on is null) = (given_at is null) and (given_on is null) = (expires_on is null)),
  check (expires_on >= given_on),
  check (given_on is null or declined_at is null),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (how = 'link' or (given_on is not null and paper is not null)),
  check ((paper is null) = (paper_name is null) and (paper is null) = (paper_type is null))
);
create index story_consent_subject on story_consent (subject, id desc);
create index story_consent_ends on story_consent (expires_on) where withdrawn_at is null and ended_told_at is null;

-- The stories that everybody may see on a day: the one place that says when. One person without a consent in force hides all of it.
create function shown_story(the_day date) returns table (id uuid, slug text, version uuid, published_at timestamptz)
  language sql stable as $shown$
  select s.id, s.slug, s.published, s.published_at
    from story s
    join story_version v on v.id = s.published
   where (v.nobody or exists (select 1 from story_person p where p.story = s.id and p.removed_at is null))
     and not exists (
           select 1 from story_person p
            where p.story = s.id and p.removed_at is null
              and not exists (select 1 from story_consent c
                               where c.subject = p.id and c.given_on <= the_day and c.expires_on >= the_day
                                 and c.withdrawn_at is null))
$shown$;

-- Every file of every version, by its digest.
create view story_file as
  select v.story, v.id as version, z.digest, z.media_type, z.bytes
    from story_version v join picture_size z on z.picture = v.picture
  union all
  select story, id, video, video_type, video_bytes from story_version where video is not null
  union all
  select story, id, captions, 'text/vtt;charset=UTF-8', null from story_version where captions is not null;
