-- Seats of an order get their names one by one, and those who wait for seats are served in their order.

-- For whom somebody waits, and what office has decided: nobody is moved ahead or taken off without a reason.
alter table waitlist_entry
  add column district uuid references organization (id),
  add column ahead_since timestamptz,
  add column because text,
  add constraint moved_with_a_reason check (ahead_since is null or because <> '');

-- Whom a nameless seat was offered to by mail; the link itself is known by its digest only.
create table seat_invitation (
  registration uuid primary key references registration (id),
  email text not null,
  sent_at timestamptz not null
);

-- That names are missing is said at most once for each of these days before they are due.
create table names_reminder (
  orders uuid not null references orders (id),
  days_before integer not null,
  noted_on date not null,
  primary key (orders, days_before)
);
