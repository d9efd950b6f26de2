-- The register: what happened to certificates, in one order, under a Merkle tree. Nothing of it is ever changed.

-- One row, locked by whoever appends: entries become visible in their order and without gaps.
create table register_head (
  one smallint primary key check (one = 1),
  size bigint not null check (size >= 0)
);

-- What stays of an entry for good; it does not say whose certificate it is about.
create table register_entry (
  index bigint primary key check (index >= 0),
  kind text not null check (kind in ('issued', 'renewed', 'suspended', 'reinstated', 'revoked', 'superseded',
                                     'corrected', 're-signed', 'erased')),
  program_day date not null,
  recorded_at timestamptz not null,
  erases bigint references register_entry (index),
  commitment bytea not null check (octet_length(commitment) = 32),
  check ((kind = 'erased') = (erases is not null)),
  check (erases < index)
);
-- An entry is erased once.
create unique index register_entry_erases on register_entry (erases);

-- What an entry is about. Its digest, with the salt, is the entry's commitment; erased, it can no longer be guessed.
create table register_detail (
  entry bigint primary key references register_entry (index),
  salt bytea not null check (octet_length(salt) = 32),
  certificate uuid not null,
  number text check (number <> '' and number not like E'%\n%'),
  credential bytea check (octet_length(credential) = 32),
  paper bytea check (octet_length(paper) = 32)
);
create index register_detail_certificate on register_detail (certificate);

-- The hashes of complete subtrees, leaves at level 0: an entry completes one or a few, and a proof reads a few.
create table register_node (
  level smallint not null check (level between 0 and 62),
  index bigint not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

-- The server may add, and count. Of details it may delete those whose erasure is itself an entry of the register.
revoke update, delete, truncate on register_entry from ${app_role};
revoke update, delete, truncate on register_node from ${app_role};
revoke update, delete, truncate on register_head from ${app_role};
grant update (size) on register_head to ${app_role};
revoke update, truncate on register_detail from ${app_role};
alter table register_detail enable row level security;
create policy register_detail_read on register_detail for select using (true);
create policy register_detail_add on register_detail for insert with check (true);
create policy register_detail_erase on register_detail for delete
  using (exists (select 1 from register_entry e where e.erases = register_detail.entry));
