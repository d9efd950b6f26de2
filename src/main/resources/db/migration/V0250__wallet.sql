-- Offers to take a certificate into a wallet. Codes and tokens are kept as digests: a stolen copy opens nothing.
create table wallet_offer (
  id uuid primary key,
  certificate uuid not null references certificate (id),
  code_digest bytea not null unique,
  pin_digest bytea not null,             -- six digits that stand beside the QR code, never in it
  made_at timestamptz not null,
  expires_at timestamptz not null,
  wrong_pins integer not null default 0,
  token_digest bytea unique,
  token_expires_at timestamptz,
  fetched_at timestamptz,                -- when a wallet last took a credential
  check (expires_at > made_at),
  check (wrong_pins between 0 and 5),
  check ((token_digest is null) = (token_expires_at is null)),
  check (fetched_at is null or token_digest is not null)
);
create index wallet_offer_certificate on wallet_offer (certificate);
create index wallet_offer_expires on wallet_offer (expires_at);

-- Credentials that were signed once more for the key in a wallet: what is known of them is their digest.
create table bound_credential (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  certificate uuid not null references certificate (id),
  holder text not null,                  -- the DID of the wallet's key
  signed_at timestamptz not null
);
create index bound_credential_certificate on bound_credential (certificate);
revoke update, truncate on bound_credential from ${app_role};
