-- More time for renewing a certificate, given by office for a cause. What the paper says stays as it is.
create table renewal_extension (
  id uuid primary key,
  certificate uuid not null references certificate (id),
  until date not null,                 -- the last day on which it may be renewed as if it had not expired
  reason text not null check (reason <> ''),
  signature text not null,             -- the name of who gave it, as it was
  given_by uuid not null references person (id),
  given_on date not null,
  given_at timestamptz not null
);
create index renewal_extension_certificate on renewal_extension (certificate);
revoke update, delete, truncate on renewal_extension from ${app_role};

-- Notices after the expiry: -1 in grace, -2 when a training is on offer again, -3 in the last days of a longer grace.
alter table renewal_notice drop constraint renewal_notice_months_check;
alter table renewal_notice add constraint renewal_notice_months check (months between -3 and 36);
