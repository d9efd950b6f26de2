-- A list of certificates from before Cadre is taken back as a whole. The server may not delete certificates; this function may,
-- and only such as were recorded from a list, never entered the register, and that nothing follows. Whatever else refers to
-- them makes it fail.
create function take_back_past_load(of_load uuid) returns integer
language plpgsql security definer set search_path = public as $$
declare
  mine uuid[];
  decisions uuid[];
begin
  select array_agg(c.id), array_agg(c.decision) into mine, decisions
    from past_period p join certificate c on c.id = p.certificate and c.before_cadre
   where p.load = of_load;
  if mine is null then
    return 0;
  end if;
  if exists (select 1 from register_detail d where d.certificate = any (mine))
     or exists (select 1 from certificate n where n.prior = any (mine) and n.id <> all (mine))
     or exists (select 1 from certificate c where c.id = any (mine) and c.state not in ('issued', 'superseded')) then
    raise exception 'certificates of this list are in the register or are followed by others';
  end if;
  update certificate c set state = 'issued'
    from certificate n
   where n.id = any (mine) and n.prior = c.id and c.id <> all (mine) and c.state = 'superseded' and c.before_cadre;
  delete from past_period where load = of_load;
  delete from certificate where id = any (mine);
  delete from award_decision where id = any (decisions);
  return cardinality(mine);
end
$$;
revoke execute on function take_back_past_load(uuid) from public;
grant execute on function take_back_past_load(uuid) to ${app_role};
