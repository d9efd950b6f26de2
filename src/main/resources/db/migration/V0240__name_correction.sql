-- A certificate whose holder's name was wrong is issued again for the same period, and supersedes the one it corrects.
alter table certificate add column corrects uuid references certificate (id);
create unique index certificate_corrected_once on certificate (corrects);
create index certificate_prior on certificate (prior);

alter table certificate drop constraint certificate_state_check;
alter table certificate add constraint certificate_state_check
  check (state in ('reserved', 'issued', 'suspended', 'revoked', 'superseded', 'corrected'));

-- A correction rests on the decision of what it corrects, and follows the same period: only others are once.
alter table certificate drop constraint certificate_decision_key;
create unique index certificate_decided_once on certificate (decision) where corrects is null;
drop index certificate_renewed_once;
create unique index certificate_renewed_once on certificate (prior) where state <> 'revoked' and corrects is null;

-- A certificate together with the period that follows it, once that has been issued, and with its correction.
drop view certificate_and_next;
create view certificate_and_next as
select c.id, c.number, c.decision, c.person, c.holder_name, c.edition, c.issued, c.valid_from, c.expires, c.prior,
       c.state, c.state_reason, c.check_code, c.says, c.paper, c.reflected_on,
       n.id as next_id, n.number as next_number, n.valid_from as next_from, n.check_code as next_code,
       c.corrects, r.id as corrected_id, r.number as corrected_number, r.valid_from as corrected_from,
       r.check_code as corrected_code
  from certificate c
  left join lateral (
         select f.id, f.number, f.valid_from, f.check_code
           from certificate f
          where f.prior = c.id and f.state in ('issued', 'suspended', 'superseded', 'corrected')
          order by f.id desc
          limit 1) n on true
  left join certificate r on r.corrects = c.id and r.state <> 'reserved';

-- What a holder asks for, or office does: a name to be corrected, with the reason.
create table name_correction (
  id uuid primary key,
  person uuid not null references person (id),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  name_before text not null,
  name_wanted text not null check (name_wanted <> ''),
  reason text not null check (reason <> ''),
  state text not null check (state in ('open', 'done', 'declined', 'withdrawn')),
  settled_by uuid references person (id),
  settled_at timestamptz,
  answer text,
  check ((state = 'open') = (settled_at is null)),
  check (state <> 'declined' or answer is not null)
);
create index name_correction_person on name_correction (person);
create unique index name_correction_one_open on name_correction (person) where state = 'open';
revoke delete, truncate on name_correction from ${app_role};
