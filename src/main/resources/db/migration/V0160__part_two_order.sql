-- Part two is bought once: who asks twice has one order.
create unique index orders_part_two_once on orders (buyer, edition)
  where offering is null and state in ('placed', 'confirmed');
