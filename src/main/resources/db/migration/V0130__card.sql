-- The payment page of an attempt ends by the provider's clock, which is the system's.
alter table card_attempt
  add column expires_at timestamptz not null;
create index card_attempt_running on card_attempt (expires_at) where state in ('begun', 'open');
create index card_event_undone on card_event (received_at) where done_at is null;
create index refund_running on refund (asked_at) where method = 'card' and state in ('asked', 'sent');
create index orders_parked on orders (id) where parked_because is not null;

-- Whoever waits is told once that a hold is about to end, and again if it was made longer.
create table hold_notice (
  orders uuid not null references orders (id),
  holds_until timestamptz not null,
  primary key (orders, holds_until)
);
