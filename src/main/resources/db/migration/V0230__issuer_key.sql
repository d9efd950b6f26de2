-- The keys the association signs credentials with: public halves and what became of them. Append-only, and shared by all servers.
create table issuer_key (
  id text primary key,                 -- a DID URL: the issuer and the name of the key
  controller text not null,            -- the issuer's DID
  algorithm text not null check (algorithm in ('ed25519', 'rs256')),
  public_key bytea not null,           -- 32 bytes of Ed25519, or an RSA key as SubjectPublicKeyInfo
  since timestamptz not null,
  follows text references issuer_key (id),   -- the key it took over from, which is retired with that; null: the first
  check (id like controller || '#%')
);
-- One line of keys for each issuer and algorithm: however many servers begin or rotate at once, one of them is first.
create unique index issuer_key_line on issuer_key (controller, algorithm, coalesce(follows, ''));

-- A key that fell into other hands. What it signed before counts when the register shows that it was there before.
create table issuer_key_compromise (
  key text not null references issuer_key (id),
  since timestamptz not null,          -- from when on it may have been in other hands
  told_at timestamptz not null,
  id uuid primary key
);
create index issuer_key_compromise_key on issuer_key_compromise (key);

-- Told twice, the earlier moment counts.
create view issuer_key_history as
select k.id, k.controller, k.algorithm, k.public_key, k.since, n.since as retired,
       (select min(c.since) from issuer_key_compromise c where c.key = k.id) as compromised_since
  from issuer_key k
  left join issuer_key n on n.follows = k.id;

revoke update, delete, truncate on issuer_key from ${app_role};
revoke update, delete, truncate on issuer_key_compromise from ${app_role};
