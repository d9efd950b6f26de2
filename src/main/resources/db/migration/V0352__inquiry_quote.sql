-- An inquiry is answered with an order of its own, and that with a quote.
alter table inquiry add column orders uuid references orders (id);
create unique index inquiry_orders on inquiry (orders);

create or replace view inquiry_summary as
  select i.id, i.state, i.name, i.email, i.phone, i.organization,
         coalesce(o.name, i.organization_name) as organization_name, i.area, i.people, i.preferred, i.about, i.owner,
         p.display_name as owner_name, i.remind_on, i.offering, i.sample, i.received_at, i.orders
    from inquiry i
    left join organization o on o.id = i.organization
    left join person p on p.id = i.owner;
