-- What a person wants of office's mail beyond what they are registered for, and in which language the rest comes.
create table mail_preference (
  person uuid primary key references person (id),
  news boolean not null default true,
  language text not null default 'en' check (language in ('en', 'es')),
  changed_how text not null check (changed_how in ('link', 'one click', 'account', 'complaint')),
  changed_at timestamptz not null
);

-- Mail that its reader reported as unwanted, told by their mail server (RFC 5965).
create table mail_complaint (
  mail uuid primary key,               -- reported again, it is still one complaint
  person uuid references person (id),
  address text not null,
  kind text not null,                  -- as the mail server calls it: abuse, fraud …
  came_at timestamptz not null
);
create index mail_complaint_person on mail_complaint (person);

-- A message of office to many.
create table message (
  id uuid primary key,
  kind text not null check (kind in ('needed', 'news')),
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  audience text not null check (audience in ('offering', 'cohort', 'behind', 'expiring', 'list')),
  offering uuid references offering (id),
  cohort uuid references cohort (id),
  months integer check (months between 1 and 24),
  list uuid,                           -- a saved list: the list itself may be gone later
  complete_only boolean not null default false, -- who lacks the value of a placeholder is left out
  state text not null check (state in ('draft', 'scheduled', 'sending', 'paused', 'stopped', 'sent')),
  version integer not null default 1,  -- counts what is changed, so that nobody sends what they have not read
  send_at timestamptz,                 -- by the program's clock
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  scheduled_by uuid references person (id),
  scheduled_at timestamptz,
  began_at timestamptz,
  ended_at timestamptz,
  held_because text,                   -- what the mail server said when the server paused it by itself
  constraint audience_is_named check (
    (audience = 'offering') = (offering is not null) and (audience = 'cohort') = (cohort is not null)
    and (audience = 'expiring') = (months is not null) and (audience = 'list') = (list is not null)),
  constraint schedule_is_whole check ((send_at is null) = (scheduled_by is null) and (send_at is null) = (scheduled_at is null)),
  constraint draft_is_not_scheduled check ((state = 'draft') = (send_at is null)),
  constraint end_is_noted check ((state in ('sent', 'stopped')) = (ended_at is not null))
);
create index message_open on message (send_at) where state in ('scheduled', 'sending');

-- Who gets it: written down once when sending begins. The two keys are why nobody is told twice.
create table message_recipient (
  message uuid not null references message (id),
  person uuid not null references person (id),
  address text not null,
  state text not null check (state in ('waiting', 'written', 'left out')),
  left_out_because text check (left_out_because in
    ('no mail', 'bounced', 'closed', 'unsubscribed', 'complained', 'same address', 'no value')),
  not_before timestamptz not null,     -- when the quiet hours of this person are over
  mail uuid unique,
  unsubscribe_digest bytea unique,     -- of the token in their mail
  primary key (message, person),
  constraint leaving_out_has_a_reason check ((state = 'left out') = (left_out_because is not null)),
  constraint written_is_a_mail check ((state = 'written') = (mail is not null))
);
create unique index message_recipient_address on message_recipient (message, lower(address)) where state <> 'left out';
create index message_recipient_waiting on message_recipient (message, not_before, person) where state = 'waiting';
create index message_recipient_person on message_recipient (person);
