-- An award although not everything is met: office gives a reason, and a second person agrees or declines by a signed link.
create table award_override (
  id uuid primary key,
  internship uuid not null references internship (id),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  reason text not null,
  missing jsonb not null,              -- what was missing on that day, as it is shown to the approver
  approver text not null,
  approver_email text not null,
  approver_as text not null check (approver_as in ('board', 'finance', 'coach', 'other')),
  expires_at timestamptz not null,
  state text not null check (state in ('open', 'agreed', 'declined', 'expired', 'withdrawn', 'overtaken')),
  words text,                          -- the approver's
  settled_at timestamptz,
  check ((state = 'open') = (settled_at is null)),
  check ((state in ('agreed', 'declined')) = (words is not null))
);
create index award_override_internship on award_override (internship);
create unique index award_override_one_open on award_override (internship) where state = 'open';
revoke update, delete, truncate on award_override from ${app_role};
grant update (state, words, settled_at) on award_override to ${app_role};

alter table award_decision add column override uuid unique references award_override (id);
