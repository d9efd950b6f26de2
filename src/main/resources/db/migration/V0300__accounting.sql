-- What the bookkeeper takes over: codes for accounts and funds, the journal that was exported, and nothing twice.

-- One row for each thing that is posted. The codes of a fresh Cadre are a sample until office saves its own.
create table account_code (
  post text primary key,
  account text not null check (account <> '' and length(account) <= 40),
  fund text not null check (fund <> '' and length(fund) <= 40),
  sample boolean not null default true
);
insert into account_code (post, account, fund) values
  ('receivable', '1200', 'GENERAL'),
  ('fee:lii', '4010', 'INSTITUTE'),
  ('fee:recertification', '4020', 'CERTIFICATION'),
  ('fee:in-house', '4030', 'INSTITUTE'),
  ('fee:webinar', '4040', 'GENERAL'),
  ('fee:internship', '4050', 'CERTIFICATION'),
  ('fee:bundle', '4060', 'CERTIFICATION'),
  ('payment:card', '1050', 'GENERAL'),
  ('payment:check', '1010', 'GENERAL'),
  ('payment:transfer', '1010', 'GENERAL'),
  ('payment:other', '1090', 'GENERAL'),
  ('refund:card', '1050', 'GENERAL'),
  ('refund:check', '1010', 'GENERAL'),
  ('refund:transfer', '1010', 'GENERAL'),
  ('refund:other', '1090', 'GENERAL'),
  ('stipend:expense', '6100', 'CERTIFICATION'),
  ('stipend:payment', '1010', 'GENERAL');

-- What an entry of the ledger is for: the entry shared out over the lines of its order, to the cent. Every sum by fee and
-- by fund, on every page and in every export, is a sum of these.
create view ledger_part as
  select e.id as entry, e.orders, e.kind, e.method, e.currency, e.day, 'fee:' || p.fee as post, p.cents
    from ledger_entry e
    join orders o on o.id = e.orders
    left join offering f on f.id = o.offering
   cross join lateral (
      select case l.covers when 'offering' then f.kind else l.covers end as fee,
             sum(e.cents::bigint * l.upto / l.total - e.cents::bigint * (l.upto - l.cents) / l.total)::integer as cents
        from (select covers, cents, sum(cents) over (order by place) as upto, sum(cents) over () as total
                from order_line
               where orders = e.orders and cents > 0) l
       group by 1
      union all
      select coalesce(f.kind, 'internship'), e.cents
       where not exists (select 1 from order_line where orders = e.orders and cents > 0)) p
   where p.cents > 0;
create index ledger_entry_day on ledger_entry (day, id);

-- What a coach gets for a cohort, a trainer for an offering: agreed, due when it is over, approved, paid.
create table stipend (
  id uuid primary key,
  person uuid not null references person (id),
  cohort uuid references cohort (id),
  offering uuid references offering (id),
  cents integer not null check (cents > 0),
  currency text not null default 'USD',
  note text not null default '',
  sample boolean not null default false,
  agreed_on date not null,
  agreed_by uuid references person (id),
  approved_on date,
  approved_by uuid references person (id),
  withdrawn_on date,                   -- it was agreed by mistake, or is not due after all
  check ((cohort is null) <> (offering is null)),
  check (approved_on is null or withdrawn_on is null)
);
create unique index stipend_cohort_once on stipend (person, cohort) where withdrawn_on is null and cohort is not null;
create unique index stipend_offering_once on stipend (person, offering) where withdrawn_on is null and offering is not null;

-- Append-only like the ledger: a check that comes back is an entry of its own, and then it may be paid again.
create table stipend_payment (
  id uuid primary key,
  stipend uuid not null references stipend (id),
  turn integer not null check (turn > 0),
  kind text not null check (kind in ('paid', 'came back')),
  cents integer not null check (cents > 0),
  currency text not null,
  day date not null,                   -- on the program's calendar: the year of the 1099 follows from it
  reference text not null check (reference <> ''),
  recorded_at timestamptz not null,
  recorded_by uuid references person (id),
  unique (stipend, turn, kind)
);
create index stipend_payment_day on stipend_payment (day, id);
revoke update, delete, truncate on stipend_payment from ${app_role};

-- What the year's tax forms need of a payee. A taxpayer's number is never kept here: only that the W-9 came, and when.
create table payee (
  person uuid primary key references person (id),
  address text not null default '' check (length(address) <= 300),
  w9_received_on date
);

-- From what total of a calendar year a 1099-NEC is filed. Section 6041(a) of the Internal Revenue Code as changed by
-- Pub. L. 119-21, sec. 70433: $2,000 for payments made after December 31, 2025, adjusted for inflation after 2026; $600
-- before. A later year's amount is entered as a row of its own.
create table form_1099_threshold (
  from_year integer primary key check (from_year between 2000 and 2200),
  cents integer not null check (cents > 0)
);
insert into form_1099_threshold (from_year, cents) values (2000, 60000), (2026, 200000);

-- A journal that was exported: its period is closed, its lines and its file stay as they are.
create table journal (
  id uuid primary key,
  number bigint not null unique,
  from_day date,                       -- the day after the journal before it ends; null: the first one
  through date not null unique,
  entries integer not null check (entries > 0),
  debits bigint not null,
  credits bigint not null,
  file text not null,                  -- digest of the CSV in the file store: the same bytes each time
  made_on date not null,
  made_at timestamptz not null,
  made_by uuid references person (id),
  check (from_day <= through),
  check (debits = credits)
);

-- Each entry is in one journal: what stands here is never exported again.
create table journal_entry (
  journal uuid not null references journal (id),
  ledger_entry uuid unique references ledger_entry (id),
  stipend_payment uuid unique references stipend_payment (id),
  check ((ledger_entry is null) <> (stipend_payment is null))
);
create index journal_entry_journal on journal_entry (journal);

create table journal_line (
  journal uuid not null references journal (id),
  place integer not null,
  entry uuid not null,                 -- of the ledger, or a stipend's payment
  post text not null,
  account text not null,               -- as the codes were then
  fund text not null,
  posted date not null,                -- within the journal's period, also for what was entered late
  day date not null,                   -- when the money moved
  debit integer not null check (debit >= 0),
  credit integer not null check (credit >= 0),
  currency text not null,
  reversal boolean not null,
  primary key (journal, place),
  check ((debit = 0) <> (credit = 0)),
  check (posted >= day)
);
create index journal_line_entry on journal_line (entry);
revoke update, delete, truncate on journal from ${app_role};
revoke update, delete, truncate on journal_entry from ${app_role};
revoke update, delete, truncate on journal_line from ${app_role};

-- A stipend as lists show it: due when its cohort was closed or its offering's attendance is final; paid while no check of
-- it has come back since.
create view stipend_summary as
  select s.id, s.person, p.display_name as name, coalesce(h.name, f.title) as work, s.cohort is not null as coaches,
         s.cohort, s.offering, s.cents, s.currency, s.note, s.sample, s.agreed_on,
         case when s.cohort is not null then h.closed_on
              when f.canceled_at is null then (f.closed_at at time zone f.zone)::date end as due_on,
         s.approved_on, y.day as paid_on, y.reference
    from stipend s
    join person p on p.id = s.person
    left join cohort h on h.id = s.cohort
    left join offering f on f.id = s.offering
    left join lateral (
      select y.day, y.reference
        from stipend_payment y
       where y.stipend = s.id and y.kind = 'paid'
         and not exists (select 1 from stipend_payment b
                          where b.stipend = y.stipend and b.kind = 'came back' and b.turn = y.turn)
       limit 1) y on true
   where s.withdrawn_on is null;
create index stipend_person on stipend (person);
