-- What comes back when a seat ends, and who has been reminded of what.

-- What a seat that ended gives back, decided once, on the day it ended.
create table seat_return (
  registration uuid primary key references registration (id),
  orders uuid not null references orders (id),
  percent integer not null check (percent between 0 and 100),
  cents integer not null check (cents >= 0),       -- of the seat's price; less of it is credited where less was charged
  because text not null check (because <> ''),
  day date not null,                               -- in the event's zone
  credited_at timestamptz                          -- null: the ledger does not say it yet
);
create index seat_return_pending on seat_return (orders) where credited_at is null;

create index refund_waiting on refund (id) where state in ('asked', 'sent');
create index refund_intent on refund (intent) where intent is not null;
create index ledger_entry_card on ledger_entry (reference) where kind = 'payment' and method = 'card';
create index seat_return_orders on seat_return (orders);

-- Each reminder of an invoice goes out once, but those that office sends by hand.
create table invoice_reminder (
  id uuid primary key,
  invoice uuid not null references invoice (id),
  kind text not null check (kind in ('due soon', 'due', 'overdue', 'long overdue', 'by hand')),
  sent_on date not null
);
create unique index invoice_reminder_once on invoice_reminder (invoice, kind) where kind <> 'by hand';
create index invoice_reminder_newest on invoice_reminder (invoice, sent_on);
