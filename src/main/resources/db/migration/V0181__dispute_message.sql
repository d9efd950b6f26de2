-- What MIT and protégé say to each other about a contact that one of them remembers otherwise, and the coach's word that
-- settles it. The first word is the dispute itself, in contact_entry.
create table dispute_message (
  id uuid primary key,
  contact_entry uuid not null references contact_entry (id) on delete cascade,
  side text not null check (side in ('mit', 'protege', 'coach')),
  author uuid not null references person (id),
  text text not null,
  written_at timestamptz not null
);
create index dispute_message_entry on dispute_message (contact_entry, written_at);
