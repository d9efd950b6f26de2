-- Somebody asks for a training in their area.
create table inquiry (
  id uuid primary key,
  state text not null check (state in ('new', 'in talk', 'quoted', 'won', 'closed')),
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  phone text not null default '',
  organization uuid references organization (id),
  organization_name text not null default '',   -- as it was written, when the directory does not know it
  area text not null,
  people integer check (people between 1 and 10000),
  preferred text not null default '',
  about text not null,
  owner uuid references person (id),
  remind_on date,
  reminded_on date,
  offering uuid references offering (id),        -- the proposal
  sample boolean not null default false,
  received_at timestamptz not null
);
create index inquiry_state on inquiry (state, id desc);
create index inquiry_remind on inquiry (remind_on) where remind_on is not null;
create unique index inquiry_offering on inquiry (offering);

create table inquiry_note (
  id uuid primary key,
  inquiry uuid not null references inquiry (id),
  words text not null check (words <> ''),
  written_by uuid not null references person (id),
  written_at timestamptz not null
);
create index inquiry_note_inquiry on inquiry_note (inquiry, id);

create view inquiry_summary as
  select i.id, i.state, i.name, i.email, i.phone, i.organization,
         coalesce(o.name, i.organization_name) as organization_name, i.area, i.people, i.preferred, i.about, i.owner,
         p.display_name as owner_name, i.remind_on, i.offering, i.sample, i.received_at
    from inquiry i
    left join organization o on o.id = i.organization
    left join person p on p.id = i.owner;
