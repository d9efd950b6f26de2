-- Whom a list means by an address: the owner of it, of a merged record who remains; or else whoever has it as their personal one,
-- if that is one person. Filling in from one list keeps its address as the personal one, and the next list names it again.
create view known_address as
  select p.email as address, coalesce(p.merged_into, p.id) as person
    from person p
  union all
  select p.personal_email, (array_agg(p.id))[1]
    from person p
   where p.personal_email is not null and p.merged_into is null and p.erased_at is null
     and not exists (select 1 from person m where m.email = p.personal_email)
   group by p.personal_email
  having count(*) = 1;

-- A couple may share an address at home: whoever has a known person's personal one may still be somebody new.
alter table import_double drop constraint import_double_why_check;
alter table import_double add constraint import_double_why_check
  check (why in ('email', 'personal email', 'member number', 'name', 'nces', 'number'));
