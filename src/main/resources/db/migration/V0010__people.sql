-- People, organizations, accounts and roles.

create table organization (
  id uuid primary key,
  kind text not null check (kind in ('association', 'state affiliate', 'district', 'school', 'university')),
  name text not null check (name <> ''),
  nces_id text unique,                 -- LEAID (7 digits) of a district, NCESSCH (12) of a school; text: leading zeros count
  parent uuid references organization (id),
  street text,
  city text,
  state text,
  zip text,
  phone text,
  lowest_grade text,
  highest_grade text,
  status text not null default 'open' check (status in ('open', 'closed', 'inactive')),
  sample boolean not null default false,
  nces_digest bytea                    -- of the row it was read from: an unchanged row is not written again
);
create index organization_parent on organization (parent);
create index organization_name on organization using gin (lower(name) gin_trgm_ops);

create table person (
  id uuid primary key,
  legal_name text not null check (legal_name <> ''),
  display_name text not null check (display_name <> ''),
  email text not null check (email = lower(email)),
  personal_email text,                 -- a retired person keeps this one
  phone text,
  zone text not null default 'America/Chicago',
  member_number text,
  member_until date,
  state text,
  career_stage text check (career_stage in
    ('principal', 'assistant principal', 'other administrator', 'central office', 'aspiring', 'retired')),
  years_as_principal integer check (years_as_principal between 0 and 60),
  needs text,                          -- accessibility and diet: private
  district uuid references organization (id),
  school uuid references organization (id),
  sample boolean not null default false,
  created_at timestamptz not null
);
create unique index person_email on person (email);
create index person_name on person using gin (lower(display_name) gin_trgm_ops);
create index person_district on person (district);

-- An account lets a person sign in; a protégé needs none.
create table account (
  person uuid primary key references person (id),
  passphrase text,                     -- hashed; null: signs in by one-time links only
  confirmed_at timestamptz,            -- when the address was shown to be theirs
  disabled_at timestamptz
);

-- Somebody who filled in the sign-up form: nobody yet, until the address has been confirmed.
create table sign_up (
  id uuid primary key,
  email text not null check (email = lower(email)),
  legal_name text not null check (legal_name <> ''),
  display_name text not null check (display_name <> ''),
  passphrase text not null,            -- hashed
  phone text,
  zone text not null,
  member_number text,
  state text,
  career_stage text,
  years_as_principal integer,
  needs text,
  district uuid references organization (id),
  school uuid references organization (id),
  onwards text not null,               -- where they wanted to go: the registration of an offering, for example
  made_at timestamptz not null
);
create index sign_up_email on sign_up (email);
create index sign_up_made on sign_up (made_at);

create table role_grant (
  id uuid primary key,
  person uuid not null references person (id),
  role text not null check (role in ('office', 'trainer', 'coach', 'mit', 'district')),
  organization uuid references organization (id),
  since date not null,
  until date,
  check ((role = 'district') = (organization is not null))
);
create unique index role_grant_once on role_grant (person, role, coalesce(organization, '00000000-0000-0000-0000-000000000000'))
  where until is null;

-- What may be known of a person, and of an organization, at a glance.
create view person_card as
  select p.id, p.legal_name, p.display_name, p.email, p.personal_email, p.phone, p.zone, p.member_number, p.member_until,
         p.state, p.career_stage, p.years_as_principal, p.district, d.name as district_name, p.school,
         s.name as school_name, p.sample,
         exists (select 1 from account a where a.person = p.id and a.disabled_at is null) as has_account
    from person p
    left join organization d on d.id = p.district
    left join organization s on s.id = p.school;

create view organization_card as
  select o.id, o.kind, o.name, o.nces_id, o.parent, p.name as parent_name, o.street, o.city, o.state, o.zip, o.phone,
         o.lowest_grade, o.highest_grade, o.status, o.sample
    from organization o
    left join organization p on p.id = o.parent;

-- A file of the national directory that was loaded: what came of its rows.
create table directory_load (
  id uuid primary key,
  at timestamptz not null,
  loaded_by uuid,                      -- null: by the command line
  file text not null,
  kind text not null check (kind in ('district', 'school')),
  total integer not null check (total = added + changed + unchanged + refused),
  added integer not null,
  changed integer not null,
  unchanged integer not null,
  refused integer not null,
  reasons jsonb not null               -- of the refused rows, the first thousand: line, id, why
);
