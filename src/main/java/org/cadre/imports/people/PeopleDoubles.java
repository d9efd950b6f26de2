package org.cadre.imports.people;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who of a list is likely known already: by an address, the member number, or a similar name at the same place. */
@Component
class PeopleDoubles {
    private final JdbcClient jdbc;

    PeopleDoubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void find(UUID list) {
        byAddress(list);
        byPersonalAddress(list);
        byMemberNumber(list);
        byName(list);
        unchanged(list);
    }

    private void byAddress(UUID list) {
        jdbc.sql("""
            insert into import_double (import, line, known, why)
            select r.import, r.line, coalesce(p.merged_into, p.id), 'email'
              from import_row r join person p on p.email = r.says->>'email'
             where r.import = :list
            on conflict (import, line) do update
               set stale = false, known = excluded.known, why = excluded.why,
                   choice = case when import_double.known = excluded.known and import_double.why = excluded.why
                                 then import_double.choice end
            """).param("list", list).update();
    }

    private void byPersonalAddress(UUID list) {
        jdbc.sql("""
            insert into import_double (import, line, known, why)
            select r.import, r.line, k.person, 'personal email'
              from import_row r join known_address k on k.address = r.says->>'email'
             where r.import = :list
               and not exists (select 1 from import_double d where d.import = r.import and d.line = r.line and not d.stale)
            on conflict (import, line) do update
               set stale = false, known = excluded.known, why = excluded.why,
                   choice = case when import_double.known = excluded.known and import_double.why = excluded.why
                                 then import_double.choice end
            """).param("list", list).update();
    }

    private void byMemberNumber(UUID list) {
        jdbc.sql("""
            insert into import_double (import, line, known, why)
            select distinct on (r.line) r.import, r.line, p.id, 'member number'
              from import_row r join person p on lower(p.member_number) = lower(r.says->>'memberNumber')
             where r.import = :list and p.merged_into is null and p.erased_at is null
               and not exists (select 1 from import_double d where d.import = r.import and d.line = r.line and not d.stale)
             order by r.line, p.id
            on conflict (import, line) do update
               set stale = false, known = excluded.known, why = excluded.why,
                   choice = case when import_double.known = excluded.known and import_double.why = excluded.why
                                 then import_double.choice end
            """).param("list", list).update();
    }

    private void byName(UUID list) {
        jdbc.sql("""
            insert into import_double (import, line, known, why)
            select distinct on (n.line) n.import, n.line, n.known, 'name'
              from (select r.import, r.line, p.id as known,
                           greatest(similarity(lower(unaccent(r.says->>'name')), lower(unaccent(p.display_name))),
                                    similarity(lower(unaccent(r.says->>'name')), lower(unaccent(p.legal_name)))) as alike
                      from import_row r join person p on p.district = (r.found->>'district')::uuid
                     where r.import = :list and r.says->>'name' is not null
                       and p.merged_into is null and p.erased_at is null
                    union all
                    select r.import, r.line, p.id,
                           greatest(similarity(lower(unaccent(r.says->>'name')), lower(unaccent(p.display_name))),
                                    similarity(lower(unaccent(r.says->>'name')), lower(unaccent(p.legal_name))))
                      from import_row r join person p on p.school = (r.found->>'school')::uuid
                     where r.import = :list and r.says->>'name' is not null
                       and p.merged_into is null and p.erased_at is null) as n
             where n.alike >= 0.6
               and not exists (select 1 from import_double d where d.import = n.import and d.line = n.line and not d.stale)
             order by n.line, n.alike desc, n.known
            on conflict (import, line) do update
               set stale = false, known = excluded.known, why = excluded.why,
                   choice = case when import_double.known = excluded.known and import_double.why = excluded.why
                                 then import_double.choice end
            """).param("list", list).update();
    }

    /** Where a row says nothing that is not kept already there is nothing to choose. */
    private void unchanged(UUID list) {
        jdbc.sql("""
            update import_double d set choice = 'unchanged'
              from import_person_change w
             where d.import = :list and w.import = d.import and w.line = d.line
               and d.why in ('email', 'personal email') and w.updated = w.old
            """).param("list", list).update();
        jdbc.sql("""
            update import_double d set choice = null
              from import_person_change w
             where d.import = :list and w.import = d.import and w.line = d.line and d.choice = 'unchanged'
               and w.updated <> w.old
            """).param("list", list).update();
    }
}
