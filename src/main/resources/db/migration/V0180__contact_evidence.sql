-- What supports a contact besides the MIT's word: a calendar entry, a letter, a picture. It raises the level of the entry.

alter table contact_entry add column supported_at timestamptz; -- since when there is any

create table contact_evidence (
  id uuid primary key,
  contact_entry uuid not null references contact_entry (id) on delete cascade,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  digest text not null,                -- of the file in the store
  added_by uuid not null references person (id),
  added_at timestamptz not null
);
create index contact_evidence_entry on contact_evidence (contact_entry);
