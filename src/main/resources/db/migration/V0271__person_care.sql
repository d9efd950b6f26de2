-- Everything about one person: handed out, and taken away.

-- An export is made by a job, fetched once, and gone when its time is over.
create table person_export (
  id uuid primary key,
  person uuid not null references person (id),
  asked_by uuid not null references person (id),
  own boolean not null,                -- the person themself asked: what only they may read is in it
  state text not null check (state in ('waiting', 'ready', 'fetched', 'expired', 'failed')),
  bytes bigint,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  fetched_at timestamptz,
  check (not own or person = asked_by),
  check ((state = 'ready') <= (ready_at is not null and expires_at is not null and bytes is not null))
);
create index person_export_person on person_export (person, id desc);
create unique index person_export_waiting on person_export (person, asked_by) where state = 'waiting';

-- Who was erased is known by a pseudonym only, and this row has nothing else of them.
create table erasure (
  person uuid primary key references person (id),
  pseudonym text not null unique,
  erased_by uuid not null references person (id),
  erased_at timestamptz not null,
  erased_on date not null,
  register boolean not null            -- their certificates as well: the holder asked for it
);
revoke update, delete, truncate on erasure from ${app_role};

-- A certificate whose holder asked for it to be erased: the check page says no more than that.
create table certificate_erased (
  certificate uuid primary key references certificate (id),
  erased_on date not null
);
revoke update, delete, truncate on certificate_erased from ${app_role};

-- The one door to what the server may only add to. It opens for somebody who was erased, and empties: it writes nothing new.
create function erase_trail(the_person uuid) returns void
language sql security definer set search_path = public as $$
  update audit_entry a set before = '{}', after = '{}'
   where a.whom = the_person
     and exists (select 1 from person p where p.id = the_person and p.erased_at is not null);
$$;

-- Names go from the paper's words and from the credential. Number and days stay, and so does every proof:
-- what the register had said of it was erased by an entry of its own before.
create function erase_certificates(the_person uuid) returns void
language sql security definer set search_path = public as $$
  update certificate_credential d
     set prepared = '{}', signed = '{}', token = '',
         digest = encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex'),
         token_digest = encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex')
    from certificate c
    join certificate_erased e on e.certificate = c.id
    join person p on p.id = c.person
   where d.certificate = c.id and c.person = the_person and p.erased_at is not null and d.signed is not null;
  update certificate c
     set holder_name = p.display_name,
         paper = case when c.paper is not null then encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex') end,
         says = replace(c.says::text, trim(both '"' from to_jsonb(c.holder_name)::text), p.display_name)::jsonb
    from person p, certificate_erased e
   where p.id = the_person and p.erased_at is not null and c.person = p.id and e.certificate = c.id;
$$;
revoke execute on function erase_trail(uuid) from public;
revoke execute on function erase_certificates(uuid) from public;
grant execute on function erase_trail(uuid) to ${app_role};
grant execute on function erase_certificates(uuid) to ${app_role};
