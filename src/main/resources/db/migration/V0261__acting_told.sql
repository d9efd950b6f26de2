-- Whoever office enters something for is told of it: once, in one mail, when office ends it or after a quiet while.

create table acting_told (
  person uuid primary key references person (id),
  last_entry uuid not null             -- of the audit trail: everything up to it was told
);
create index audit_entry_acting on audit_entry (at) where acting_for is not null;

-- What was entered before there were such mails is not told years later.
insert into acting_told (person, last_entry)
select distinct on (a.acting_for) a.acting_for, a.id
  from audit_entry a
 where a.acting_for is not null and exists (select 1 from person p where p.id = a.acting_for)
 order by a.acting_for, a.id desc;
