package org.cadre.imports.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.imports.Changes;
import org.cadre.imports.FieldType;
import org.cadre.imports.ImportField;
import org.cadre.imports.ImportKind;
import org.cadre.imports.Listing;
import org.cadre.imports.Recorder;
import org.cadre.imports.Undoing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Organizations with their address and whom their bookkeepers want to be written to. */
@Component
class OrganizationListing implements Listing {
    private static final String ORGANIZATION = "organization";
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("district", "district"),
            Map.entry("school district", "district"),
            Map.entry("lea", "district"),
            Map.entry("school", "school"),
            Map.entry("campus", "school"),
            Map.entry("university", "university"),
            Map.entry("college", "university"),
            Map.entry("association", "association"),
            Map.entry("state affiliate", "state affiliate"),
            Map.entry("affiliate", "state affiliate"));

    private final JdbcClient jdbc;
    private final OrganizationDoubles doubles;
    private final Changes changes;

    OrganizationListing(JdbcClient jdbc, OrganizationDoubles doubles, Changes changes) {
        this.jdbc = jdbc;
        this.doubles = doubles;
        this.changes = changes;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORGANIZATIONS;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.of("kind", FieldType.WORD, 60, "type", "organization type")
                        .asRequired()
                        .among(KINDS),
                ImportField.of(
                                "organization",
                                FieldType.TEXT,
                                200,
                                "name",
                                "organization name",
                                "school name",
                                "district name")
                        .asRequired(),
                ImportField.of("ncesId", FieldType.TEXT, 12, "nces", "nces id", "nces number", "leaid", "ncessch"),
                ImportField.of("parent", FieldType.TEXT, 200, "belongs to", "parent organization", "district"),
                ImportField.of("street", FieldType.TEXT, 200, "address", "street address"),
                ImportField.of("city", FieldType.TEXT, 100, "town"),
                ImportField.of("state", FieldType.STATE, 30, "st"),
                ImportField.of("zip", FieldType.TEXT, 20, "zip code", "postal code"),
                ImportField.of("phone", FieldType.TEXT, 40, "phone number", "telephone"),
                ImportField.of(
                        "payableContact", FieldType.TEXT, 200, "accounts payable", "ap contact", "billing contact"),
                ImportField.of(
                        "payableEmail", FieldType.EMAIL, 254, "ap email", "billing email", "accounts payable email"),
                ImportField.of("payableAddress", FieldType.TEXT, 500, "ap address", "billing address"),
                ImportField.of("taxExemptNumber", FieldType.TEXT, 60, "tax exempt number", "tax id", "exemption"));
    }

    @Override
    public void ask(UUID list) {
        parents(list);
        wrong(list);
        doubles.find(list);
    }

    /** The one the row belongs to: kept already, or another row of the list. */
    private void parents(UUID list) {
        jdbc.sql("""
            with named as (
              select distinct lower(says->>'parent') as name, says->>'state' as state
                from import_row where import = :list and says->>'parent' is not null),
            hits as (
              select n.name, n.state, o.id from named n join organization o on o.nces_id = lpad(n.name, 7, '0')
              union
              select n.name, n.state, o.id from named n join organization o on lower(o.name) = n.name and o.kind <> 'school'
               where n.state is null or o.state is null or o.state = n.state
              union
              select n.name, n.state, r.fresh from named n join import_row r on r.import = :list
                 and lower(r.says->>'organization') = n.name and r.says->>'kind' <> 'school'
               where (n.state is null or r.says->>'state' is null or r.says->>'state' = n.state)
                 and not exists (select 1 from organization o where lower(o.name) = n.name and o.kind <> 'school')),
            sure as (
              select name, state, (array_agg(id))[1] as id from hits group by name, state having count(*) = 1)
            update import_row r set found = jsonb_build_object('parent', s.id)
              from sure s
             where r.import = :list and lower(r.says->>'parent') = s.name and r.says->>'state' is not distinct from s.state
            """).param("list", list).update();
    }

    private void wrong(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select import, line, 'parent', says->>'parent', 'imports.row.unknown-parent', true, true
              from import_row where import = :list and says->>'parent' is not null and found->>'parent' is null
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select import, line, 'ncesId', says->>'ncesId', 'imports.row.nces', true, true
              from import_row
             where import = :list and says->>'ncesId' is not null
               and not case says->>'kind' when 'district' then says->>'ncesId' ~ '^[0-9]{7}$'
                                          when 'school' then says->>'ncesId' ~ '^[0-9]{12}$' else false end
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
            select t.import, t.line, 'organization', t.name, 'imports.row.twice', jsonb_build_array(t.first), true, true
              from (select import, line, says->>'organization' as name,
                           min(line) over (partition by says->>'kind', lower(says->>'organization'), says->>'state',
                                                        found->>'parent') as first
                      from import_row where import = :list and says->>'organization' is not null) as t
             where t.line <> t.first
            """).param("list", list).update();
    }

    /** A number that lost its leading zero in a spreadsheet gets it back. */
    @Override
    public Map<String, String> complete(Map<String, String> says) {
        String number = says.getOrDefault("ncesId", "");
        int digits = "school".equals(says.get("kind")) ? 12 : 7;
        if (!number.matches("\\d{1,11}") || number.length() >= digits) {
            return says;
        }
        var whole = new HashMap<>(says);
        whole.put("ncesId", "0".repeat(digits - number.length()) + number);
        return whole;
    }

    @Override
    public Map<UUID, Known> known(Collection<UUID> ids) {
        var known = new HashMap<UUID, Known>();
        jdbc.sql("select id, name, city, state, parent_name, nces_id from organization_card where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    known.put(
                            row.getObject("id", UUID.class),
                            Known.of(
                                    row.getString("name"),
                                    "/office/organizations/" + row.getString("id"),
                                    row.getString("parent_name"),
                                    row.getString("city"),
                                    row.getString("state"),
                                    row.getString("nces_id")));
                });
        return known;
    }

    @Override
    public void record(UUID list, int after, int upTo, Recorder by) {
        jdbc.sql("""
            with fresh as (
              insert into organization (id, kind, name, nces_id, street, city, state, zip, phone, payable_contact,
                                        payable_email, payable_address, tax_exempt_number)
              select r.fresh, r.says->>'kind', r.says->>'organization', r.says->>'ncesId', r.says->>'street', r.says->>'city',
                     r.says->>'state', r.says->>'zip', r.says->>'phone', r.says->>'payableContact', r.says->>'payableEmail',
                     r.says->>'payableAddress', r.says->>'taxExemptNumber'
                from import_row r
                left join import_double d on d.import = r.import and d.line = r.line
               where r.import = :list and r.line > :after and r.line <= :upTo and not r.refused
                 and (d.line is null or d.choice = 'new')
              returning id)
            insert into import_change (import, what, subject, line, created)
            select :list, 'organization', r.fresh, r.line, true
              from fresh f join import_row r on r.import = :list and r.fresh = f.id
            """)
                .param("list", list)
                .param("after", after)
                .param("upTo", upTo)
                .update();
        doubles.change(list, after, upTo);
    }

    /** Parents come last: one may stand below its own schools in the list. */
    @Override
    public void finish(UUID list, Recorder by) {
        jdbc.sql("""
            update organization o set parent = (r.found->>'parent')::uuid
              from import_row r join import_change c on c.import = r.import and c.subject = r.fresh and c.created
             where r.import = :list and o.id = r.fresh
               and exists (select 1 from organization p where p.id = (r.found->>'parent')::uuid)
            """).param("list", list).update();
        changes.trail(list, ORGANIZATION, "organization.added", true, false, by);
        changes.trail(list, ORGANIZATION, "organization.changed", false, false, by);
    }

    @Override
    public Undoing undo(UUID list, Recorder by) {
        var built = changes.builtOn(list, ORGANIZATION, this::names);
        if (built.isEmpty() && !below(list).isEmpty()) {
            return new Undoing.Refused(below(list).stream()
                    .<org.cadre.platform.text.Sentence>map(name -> org.cadre.platform.text.Sentence.of(
                            "imports.undo.built-on",
                            name,
                            List.of(org.cadre.platform.text.Sentence.of("imports.built-on.organization"))))
                    .toList());
        }
        if (!built.isEmpty()) {
            return new Undoing.Refused(built);
        }
        changes.trail(list, ORGANIZATION, "organization.taken-back", true, false, by);
        changes.trail(list, ORGANIZATION, "organization.set-back", false, false, by);
        jdbc.sql("""
            delete from organization o using import_change c
             where c.import = :list and c.what = 'organization' and c.created and o.id = c.subject
            """).param("list", list).update();
        return new Undoing.Undone(doubles.setBack(list));
    }

    /** Those that got something below them that is not of the list. */
    private List<String> below(UUID list) {
        return jdbc.sql("""
            select distinct o.name
              from organization o
              join import_change c on c.import = :list and c.what = 'organization' and c.created and c.subject = o.id
              join organization s on s.parent = o.id
             where not exists (select 1 from import_change k where k.import = :list and k.created and k.subject = s.id)
             order by o.name
             limit 10
            """).param("list", list).query(String.class).list();
    }

    private Map<UUID, String> names(List<UUID> ids) {
        var names = new LinkedHashMap<UUID, String>();
        jdbc.sql("select id, name from organization where id = any(:ids) order by name")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }
}
