-- A protégé whose mail comes back, or whose link reached somebody else: nothing more is sent until the MIT has corrected the
-- address, and the coach sees both.
alter table pairing
  add column unreachable text check (unreachable in ('bounced', 'not them')),
  add column unreachable_on date,
  add column address_corrected_on date,
  add constraint unreachable_is_whole check ((unreachable is null) = (unreachable_on is null));
