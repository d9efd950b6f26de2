-- Mail that comes back later: how far the mailbox for it was read, and which addresses do not take our mail.
create table bounce_mailbox (
  mailbox text primary key,            -- whose it is, without a password
  uid_validity bigint not null,
  last_uid bigint not null,            -- everything up to this number was read
  looked_at timestamptz not null
);

create table bounced_address (
  address text primary key,            -- in lower case
  since date not null,
  mail uuid not null                   -- the one that came back first
);
