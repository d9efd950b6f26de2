-- Lists that office keeps under a name: which list, and what its address asks. The rows are looked up anew each time.
create table saved_list (
  id uuid primary key,
  kind text not null check (kind in ('people', 'registrations', 'internships', 'certificates', 'orders', 'invoices')),
  name text not null check (name <> '' and length(name) <= 80),
  query text not null,                 -- filters, columns and order as the address has them
  owner uuid not null references person (id),
  shared boolean not null default false,   -- everybody in the office sees it, and messages may go to it
  made_at timestamptz not null,
  removed_at timestamptz               -- kept for undoing, and because messages name the list they went to
);
create unique index saved_list_name on saved_list (owner, kind, lower(name)) where removed_at is null;
create index saved_list_shared on saved_list (kind) where shared and removed_at is null;
