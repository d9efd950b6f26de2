-- Bitstring Status List v1.0: each credential has a place in a list that tells whether it was revoked.
create table status_list (
  id uuid primary key,
  controller text not null,            -- the issuer's DID when it was begun: the list stays with that
  address text not null,               -- where it is published; credentials carry it
  number integer not null check (number > 0),
  made_at timestamptz not null,
  unique (controller, number)          -- one next list, however many servers find the last one full
);

create table status_entry (
  credential uuid primary key,
  list uuid not null references status_list (id),
  place integer not null check (place between 0 and 131071),
  assigned_at timestamptz not null,
  unique (list, place)
);

create table status_revocation (
  credential uuid primary key references status_entry (credential),
  list uuid not null references status_list (id),
  revoked_at timestamptz not null
);
create index status_revocation_list on status_revocation (list, revoked_at);

-- A place is given out once and for good, and what was revoked stays so.
revoke update, delete, truncate on status_list from ${app_role};
revoke update, delete, truncate on status_entry from ${app_role};
revoke update, delete, truncate on status_revocation from ${app_role};
