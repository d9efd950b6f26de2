-- A link to a video with a final project, and passed projects shown to the public with their author's consent.

alter table final_project
  add column video_link text check (video_link is null or video_link like 'https://%');

-- What the author consented to, each time; a consent that was withdrawn stays as a record of what was shown when.
create table project_showing (
  id uuid primary key,
  project uuid not null references final_project (id),
  with_name boolean not null,
  with_files boolean not null,
  consented_by uuid not null references person (id),
  consented_at timestamptz not null,
  consented_on date not null,
  withdrawn_at timestamptz
);
create unique index project_showing_in_force on project_showing (project) where withdrawn_at is null;
create index project_showing_newest on project_showing (consented_on desc, project) where withdrawn_at is null;

-- Office took it down: it is not shown, whatever its author consents to, until office lets it be seen again.
create table project_removal (
  project uuid primary key references final_project (id),
  reason text not null check (reason <> ''),
  removed_by uuid not null references person (id),
  removed_on date not null
);
