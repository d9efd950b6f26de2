-- How the certificates of an edition look: versions that office makes and nobody changes. What is null is as the product
-- and the settings say.

-- Pictures that office gave for certificates, by the digest of the file that is kept.
create table certificate_picture (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  kept_by uuid not null references person (id),
  kept_at timestamptz not null
);

create table certificate_layout (
  id uuid primary key,
  edition uuid not null references edition (id),
  version integer not null check (version > 0),
  main_color text check (main_color ~ '^#[0-9a-f]{6}$'),
  ink_color text check (ink_color ~ '^#[0-9a-f]{6}$'),
  logo text references certificate_picture (digest),   -- null: the association's own, where one is set
  program text check (program <> ''),
  awarded_to text check (awarded_to <> ''),
  statement text check (statement <> ''),
  renewal_statement text check (renewal_statement <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  unique (edition, version)
);

-- No signer at all: those of the settings.
create table certificate_layout_signer (
  layout uuid not null references certificate_layout (id),
  place smallint not null check (place between 1 and 3),
  name text not null check (name <> ''),
  title text not null,
  signature text references certificate_picture (digest),
  primary key (layout, place)
);

-- A version stays as it was made: certificates rest on it.
revoke update, delete, truncate on certificate_picture from ${app_role};
revoke update, delete, truncate on certificate_layout from ${app_role};
revoke update, delete, truncate on certificate_layout_signer from ${app_role};
