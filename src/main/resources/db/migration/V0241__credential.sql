-- The credential of a certificate: first exactly what is to be signed, then what was signed. Each is written once.
create table certificate_credential (
  certificate uuid primary key references certificate (id),
  prepared text not null,              -- the document without proofs, to the last character
  prepared_at timestamptz not null,
  signed text,                         -- the same with its proofs, as it stands inside the paper
  token text,                          -- the same as a JSON Web Token
  digest text unique check (digest ~ '^[0-9a-f]{64}$'),   -- SHA-256 of what was signed
  token_digest text unique check (token_digest ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz,
  check ((signed is null) = (token is null) and (signed is null) = (digest is null)
         and (signed is null) = (token_digest is null)
         and (signed is null) = (signed_at is null))
);
create index certificate_paper on certificate (paper);

revoke update, delete, truncate on certificate_credential from ${app_role};
grant update (signed, token, digest, token_digest, signed_at) on certificate_credential to ${app_role};
