package org.cadre.imports;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the districts and schools that rows name: by the NCES number, or by the name within the state; schools also within
 * their district. What is not known, or may be several, is said of the row and left empty.
 */
@Component
public class Places {
    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all rows of a list: what the fields "district" and "school" mean. */
    public void find(UUID list) {
        districts(list);
        schools(list);
        say(list);
    }

    private void districts(UUID list) {
        jdbc.sql("""
                with named as (
                  select distinct lower(says->>'district') as name, says->>'state' as state
                    from import_row where import = :list and says->>'district' is not null),
                hits as (
                  select n.name, n.state, o.id from named n join organization o on o.kind = 'district' and o.nces_id = lpad(n.name, 7, '0')
                  union
                  select n.name, n.state, o.id from named n join organization o on o.kind = 'district' and lower(o.name) = n.name
                   where n.state is null or o.state is null or o.state = n.state),
                sure as (
                  select name, state, (array_agg(id))[1] as id from hits group by name, state having count(*) = 1)
                update import_row r set found = r.found || jsonb_build_object('district', s.id)
                  from sure s
                 where r.import = :list and lower(r.says->>'district') = s.name and r.says->>'state' is not distinct from s.state
                """).param("list", list).update();
    }

    private void schools(UUID list) {
        jdbc.sql("""
                with named as (
                  select distinct lower(says->>'school') as name, says->>'state' as state, (found->>'district')::uuid as district
                    from import_row where import = :list and says->>'school' is not null),
                hits as (
                  select n.name, n.state, n.district, o.id, o.parent
                    from named n join organization o on o.kind = 'school' and o.nces_id = lpad(n.name, 12, '0')
                  union
                  select n.name, n.state, n.district, o.id, o.parent
                    from named n join organization o on o.kind = 'school' and lower(o.name) = n.name
                   where (n.district is null or o.parent = n.district)
                     and (n.state is null or o.state is null or o.state = n.state)),
                sure as (
                  select name, state, district, (array_agg(id))[1] as id, (array_agg(parent))[1] as parent
                    from hits group by name, state, district having count(*) = 1)
                update import_row r
                   set found = jsonb_strip_nulls(r.found || jsonb_build_object('school', s.id, 'district', coalesce(s.district, s.parent)))
                  from sure s
                 where r.import = :list and lower(r.says->>'school') = s.name and r.says->>'state' is not distinct from s.state
                   and (r.found->>'district')::uuid is not distinct from s.district
                """).param("list", list).update();
    }

    private void say(UUID list) {
        jdbc.sql("""
                insert into import_remark (import, line, field, value, why, refuses, asked)
                select r.import, r.line, f.field, r.says->>f.field, 'imports.row.unknown-place', false, true
                  from import_row r cross join (values ('district'), ('school')) as f (field)
                 where r.import = :list and r.says->>f.field is not null and r.found->>f.field is null
                """).param("list", list).update();
    }
}
