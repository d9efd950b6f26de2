package org.cadre.imports.people;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.imports.Changes;
import org.cadre.imports.FieldType;
import org.cadre.imports.ImportField;
import org.cadre.imports.ImportKind;
import org.cadre.imports.Listing;
import org.cadre.imports.PeopleUndoing;
import org.cadre.imports.Places;
import org.cadre.imports.Recorder;
import org.cadre.imports.Undoing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People with their addresses, where they work, their membership and career. */
@Component
class PeopleListing implements Listing {
    private static final String PERSON = "person";
    private static final Map<String, String> STAGES = Map.ofEntries(
            Map.entry("principal", "principal"),
            Map.entry("head of school", "principal"),
            Map.entry("assistant principal", "assistant principal"),
            Map.entry("ap", "assistant principal"),
            Map.entry("vice principal", "assistant principal"),
            Map.entry("other administrator", "other administrator"),
            Map.entry("administrator", "other administrator"),
            Map.entry("other", "other administrator"),
            Map.entry("central office", "central office"),
            Map.entry("district office", "central office"),
            Map.entry("aspiring", "aspiring"),
            Map.entry("retired", "retired"));

    private final JdbcClient jdbc;
    private final Places places;
    private final PeopleDoubles doubles;
    private final PeopleUndoing undoing;
    private final Changes changes;

    PeopleListing(JdbcClient jdbc, Places places, PeopleDoubles doubles, PeopleUndoing undoing, Changes changes) {
        this.jdbc = jdbc;
        this.places = places;
        this.doubles = doubles;
        this.undoing = undoing;
        this.changes = changes;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PEOPLE;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.of(
                                "name",
                                FieldType.TEXT,
                                200,
                                "full name",
                                "participant",
                                "mentor",
                                "display name",
                                "holder")
                        .asRequired()
                        .orInstead("lastName"),
                ImportField.of("firstName", FieldType.TEXT, 100, "first", "first name", "given name"),
                ImportField.of("lastName", FieldType.TEXT, 100, "last", "last name", "surname", "family name"),
                ImportField.of(
                                "email",
                                FieldType.EMAIL,
                                254,
                                "e-mail",
                                "email address",
                                "work email",
                                "mail",
                                "email 1")
                        .asRequired(),
                ImportField.of(
                        "personalEmail",
                        FieldType.EMAIL,
                        254,
                        "personal email",
                        "home email",
                        "other email",
                        "email 2"),
                ImportField.of(
                        "phone", FieldType.TEXT, 40, "phone number", "telephone", "cell", "mobile", "work phone"),
                ImportField.of("school", FieldType.TEXT, 200, "school name", "campus", "building"),
                ImportField.of("district", FieldType.TEXT, 200, "district name", "school district", "isd", "employer"),
                ImportField.of("state", FieldType.STATE, 30, "st", "work state"),
                ImportField.of(
                        "memberNumber",
                        FieldType.TEXT,
                        60,
                        "member number",
                        "member no",
                        "member id",
                        "membership number",
                        "member #"),
                ImportField.of(
                        "memberUntil",
                        FieldType.DAY,
                        40,
                        "valid to",
                        "valid until",
                        "member until",
                        "membership expires",
                        "paid through",
                        "membership expiration"),
                ImportField.of(
                                "careerStage",
                                FieldType.WORD,
                                60,
                                "career stage",
                                "position",
                                "role",
                                "title",
                                "job title")
                        .among(STAGES),
                ImportField.of("years", FieldType.WHOLE, 60, "years as principal", "years", "years of experience"));
    }

    @Override
    public Map<String, String> complete(Map<String, String> says) {
        if (says.containsKey("name") || !says.containsKey("lastName")) {
            return says;
        }
        var whole = new HashMap<>(says);
        whole.put("name", (says.getOrDefault("firstName", "") + " " + says.get("lastName")).strip());
        return whole;
    }

    @Override
    public void ask(UUID list) {
        places.find(list);
        twice(list);
        doubles.find(list);
    }

    private void twice(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
            select t.import, t.line, t.field, t.value, 'imports.row.twice', jsonb_build_array(t.first), true, true
              from (select r.import, r.line, f.field, r.says->>f.field as value,
                           min(r.line) over (partition by f.field, lower(r.says->>f.field)) as first
                      from import_row r cross join (values ('email'), ('memberNumber')) as f (field)
                     where r.import = :list and r.says->>f.field is not null) as t
             where t.line <> t.first
            """).param("list", list).update();
    }

    @Override
    public Map<UUID, Known> known(Collection<UUID> ids) {
        var known = new HashMap<UUID, Known>();
        jdbc.sql("""
            select id, display_name, email, district_name, school_name from person_card where id = any(:ids)
            """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            known.put(
                    row.getObject("id", UUID.class),
                    Known.of(
                            row.getString("display_name"),
                            "/office/people/" + row.getString("id"),
                            row.getString("email"),
                            row.getString("school_name"),
                            row.getString("district_name")));
        });
        return known;
    }

    @Override
    public void record(UUID list, int after, int upTo, Recorder by) {
        jdbc.sql("""
            with fresh as (
              insert into person (id, legal_name, display_name, email, personal_email, phone, zone, member_number, member_until,
                                  state, career_stage, years_as_principal, district, school, created_at)
              select r.fresh, r.says->>'name', r.says->>'name', r.says->>'email', r.says->>'personalEmail', r.says->>'phone',
                     :zone, r.says->>'memberNumber', (r.says->>'memberUntil')::date, r.says->>'state',
                     r.says->>'careerStage', (r.says->>'years')::integer, (r.found->>'district')::uuid,
                     (r.found->>'school')::uuid, :now
                from import_row r
                left join import_double d on d.import = r.import and d.line = r.line
               where r.import = :list and r.line > :after and r.line <= :upTo and not r.refused
                 and (d.line is null or d.choice = 'new')
              returning id)
            insert into import_change (import, what, subject, line, created)
            select :list, 'person', r.fresh, r.line, true
              from fresh f join import_row r on r.import = :list and r.fresh = f.id
            """)
                .param("list", list)
                .param("after", after)
                .param("upTo", upTo)
                .param("zone", by.zone().getId())
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .update();
        change(list, after, upTo);
    }

    /** Whoever is known gets what is missing, or all that the list says; the address mail goes to stays. */
    private void change(UUID list, int after, int upTo) {
        jdbc.sql("""
            insert into import_change (import, what, subject, line, created, before, after)
            select :list, 'person', w.known, w.line, false,
                   (select jsonb_object_agg(o.key, o.value) from jsonb_each(w.old) as o
                     where o.value is distinct from w.fresh->o.key),
                   (select jsonb_object_agg(n.key, n.value) from jsonb_each(w.fresh) as n
                     where n.value is distinct from w.old->n.key)
              from import_person_change w
             where w.import = :list and w.line > :after and w.line <= :upTo and w.choice in ('fill', 'update')
               and w.old <> w.fresh
            """)
                .param("list", list)
                .param("after", after)
                .param("upTo", upTo)
                .update();
        jdbc.sql("""
            update person p
               set (legal_name, display_name, personal_email, phone, member_number, member_until, state, career_stage,
                    years_as_principal, district, school)
                 = (select n.legal_name, n.display_name, n.personal_email, n.phone, n.member_number, n.member_until, n.state,
                           n.career_stage, n.years_as_principal, n.district, n.school
                      from jsonb_populate_record(p, c.after) as n)
              from import_change c
             where c.import = :list and c.what = 'person' and not c.created and c.line > :after and c.line <= :upTo
               and p.id = c.subject
            """)
                .param("list", list)
                .param("after", after)
                .param("upTo", upTo)
                .update();
    }

    @Override
    public void finish(UUID list, Recorder by) {
        changes.trail(list, PERSON, "person.added", true, true, by);
        changes.trail(list, PERSON, "person.changed", false, true, by);
    }

    @Override
    public Undoing undo(UUID list, Recorder by) {
        return undoing.undo(list, by);
    }
}
