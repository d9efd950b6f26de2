-- Lists are written down by a statement for all rows, which needs ids in the order of time. PostgreSQL makes them itself from
-- version 18 on; before that, this does: the milliseconds, then chance, with the marks of version 7.
do $$
begin
  if current_setting('server_version_num')::integer < 180000 then
    create function uuidv7() returns uuid language sql volatile parallel safe as $made$
      select encode(
        set_bit(
          set_bit(
            overlay(uuid_send(gen_random_uuid())
                    placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                    from 1 for 6),
            52, 1),
          53, 1),
        'hex')::uuid
    $made$;
  end if;
end
$$;
