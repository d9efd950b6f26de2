package org.cadre.imports.organization;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organizations of a list are likely known already, and what becomes of those. */
@Component
class OrganizationDoubles {
    private final JdbcClient jdbc;

    OrganizationDoubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the NCES number, or by the name within the same state and kind. */
    void find(UUID list) {
        jdbc.sql("""
                insert into import_double (import, line, known, why)
                select distinct on (r.line) r.import, r.line, o.id,
                       case when o.nces_id = r.says->>'ncesId' then 'nces' else 'name' end
                  from import_row r
                  join organization o
                    on o.nces_id = r.says->>'ncesId'
                 where r.import = :list
                on conflict (import, line) do update
                   set stale = false, known = excluded.known, why = excluded.why,
                       choice = case when import_double.known = excluded.known and import_double.why = excluded.why
                                     then import_double.choice end
                """).param("list", list).update();
        jdbc.sql("""
                insert into import_double (import, line, known, why)
                select distinct on (r.line) r.import, r.line, o.id, 'name'
                  from import_row r
                  join organization o on lower(o.name) = lower(r.says->>'organization') and o.kind = r.says->>'kind'
                 where r.import = :list
                   and (o.state is null or r.says->>'state' is null or o.state = r.says->>'state')
                   and (o.parent is null or r.found->>'parent' is null or o.parent = (r.found->>'parent')::uuid)
                   and not exists (select 1 from import_double d where d.import = r.import and d.line = r.line and not d.stale)
                 order by r.line, o.id
                on conflict (import, line) do update
                   set stale = false, known = excluded.known, why = excluded.why,
                       choice = case when import_double.known = excluded.known and import_double.why = excluded.why
                                     then import_double.choice end
                """).param("list", list).update();
        jdbc.sql("""
                update import_double d set choice = case when w.updated = w.old then 'unchanged' end
                  from import_organization_change w
                 where d.import = :list and w.import = d.import and w.line = d.line
                   and (w.updated = w.old and d.why = 'nces' or d.choice = 'unchanged' and w.updated <> w.old)
                """).param("list", list).update();
    }

    /** Whatever is known gets what is missing, or all that the list says. */
    void change(UUID list, int after, int upTo) {
        jdbc.sql("""
                insert into import_change (import, what, subject, line, created, before, after)
                select :list, 'organization', w.known, w.line, false,
                       (select jsonb_object_agg(o.key, o.value) from jsonb_each(w.old) as o
                         where o.value is distinct from w.fresh->o.key),
                       (select jsonb_object_agg(n.key, n.value) from jsonb_each(w.fresh) as n
                         where n.value is distinct from w.old->n.key)
                  from import_organization_change w
                 where w.import = :list and w.line > :after and w.line <= :upTo and w.choice in ('fill', 'update')
                   and w.old <> w.fresh
                """)
                .param("list", list)
                .param("after", after)
                .param("upTo", upTo)
                .update();
        jdbc.sql("""
                update organization o
                   set (name, street, city, state, zip, phone, payable_contact, payable_email, payable_address, tax_exempt_number)
                     = (select n.name, n.street, n.city, n.state, n.zip, n.phone, n.payable_contact, n.payable_email,
                               n.payable_address, n.tax_exempt_number
                          from jsonb_populate_record(o, c.after) as n)
                  from import_change c
                 where c.import = :list and c.what = 'organization' and not c.created and c.line > :after and c.line <= :upTo
                   and o.id = c.subject
                """)
                .param("list", list)
                .param("after", after)
                .param("upTo", upTo)
                .update();
    }

    /** Sets back what the list changed; what somebody changed again since stays, and is counted. */
    int setBack(UUID list) {
        int kept = jdbc.sql("""
                select count(*)
                  from import_change c join organization o on o.id = c.subject, jsonb_each(c.after) as a
                 where c.import = :list and c.what = 'organization' and not c.created
                   and to_jsonb(o)->a.key is distinct from a.value
                """).param("list", list).query(Integer.class).single();
        jdbc.sql("""
                update organization o
                   set (name, street, city, state, zip, phone, payable_contact, payable_email, payable_address, tax_exempt_number)
                     = (select n.name, n.street, n.city, n.state, n.zip, n.phone, n.payable_contact, n.payable_email,
                               n.payable_address, n.tax_exempt_number
                          from jsonb_populate_record(o, coalesce(
                                 (select jsonb_object_agg(b.key, b.value) from jsonb_each(c.before) as b
                                   where to_jsonb(o)->b.key is not distinct from c.after->b.key), '{}')) as n)
                  from import_change c
                 where c.import = :list and c.what = 'organization' and not c.created and o.id = c.subject
                """).param("list", list).update();
        return kept;
    }
}
