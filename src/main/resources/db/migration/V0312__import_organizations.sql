-- What a row of a list would make of an organization that is known: as it is, and as it would be.
create view import_organization_change as
  select w.import, w.line, w.known, w.choice, w.old, w.updated,
         case when w.choice = 'update' then w.updated else w.updated || jsonb_strip_nulls(w.old) end as fresh
    from (select d.import, d.line, d.known, d.choice,
                 jsonb_build_object(
                   'name', o.name, 'street', o.street, 'city', o.city, 'state', o.state, 'zip', o.zip, 'phone', o.phone,
                   'payable_contact', o.payable_contact, 'payable_email', o.payable_email,
                   'payable_address', o.payable_address, 'tax_exempt_number', o.tax_exempt_number) as old,
                 jsonb_build_object(
                   'name', case when lower(r.says->>'organization') = lower(o.name) then o.name
                                else coalesce(r.says->>'organization', o.name) end,
                   'street', coalesce(r.says->>'street', o.street),
                   'city', coalesce(r.says->>'city', o.city),
                   'state', coalesce(r.says->>'state', o.state),
                   'zip', coalesce(r.says->>'zip', o.zip),
                   'phone', coalesce(r.says->>'phone', o.phone),
                   'payable_contact', coalesce(r.says->>'payableContact', o.payable_contact),
                   'payable_email', coalesce(r.says->>'payableEmail', o.payable_email),
                   'payable_address', coalesce(r.says->>'payableAddress', o.payable_address),
                   'tax_exempt_number', coalesce(r.says->>'taxExemptNumber', o.tax_exempt_number)) as updated
            from import_double d
            join import_row r on r.import = d.import and r.line = d.line
            join organization o on o.id = d.known) as w;
