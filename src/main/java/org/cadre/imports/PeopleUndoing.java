package org.cadre.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes people back that a list wrote down, and sets back what it changed of others. */
@Component
public class PeopleUndoing {
    private static final String PERSON = "person";

    private final JdbcClient jdbc;
    private final Changes changes;

    PeopleUndoing(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** All of it, in the caller's transaction, or why not. */
    public Undoing undo(UUID list, Recorder by) {
        var built = changes.builtOn(list, PERSON, this::names);
        if (!built.isEmpty()) {
            return new Undoing.Refused(built);
        }
        changes.trail(list, PERSON, "person.taken-back", true, true, by);
        changes.trail(list, PERSON, "person.set-back", false, true, by);
        jdbc.sql("""
                delete from person p using import_change c
                 where c.import = :list and c.what = 'person' and c.created and p.id = c.subject
                """).param("list", list).update();
        int kept = changedAgain(list);
        jdbc.sql("""
                update person p
                   set (legal_name, display_name, personal_email, phone, member_number, member_until, state, career_stage,
                        years_as_principal, district, school)
                     = (select n.legal_name, n.display_name, n.personal_email, n.phone, n.member_number, n.member_until, n.state,
                               n.career_stage, n.years_as_principal, n.district, n.school
                          from jsonb_populate_record(p, coalesce(
                                 (select jsonb_object_agg(b.key, b.value) from jsonb_each(c.before) as b
                                   where to_jsonb(p)->b.key is not distinct from c.after->b.key), '{}')) as n)
                  from import_change c
                 where c.import = :list and c.what = 'person' and not c.created and p.id = c.subject
                """).param("list", list).update();
        return new Undoing.Undone(kept);
    }

    /** Facts that the list changed and somebody else changed again: theirs is the later word. */
    private int changedAgain(UUID list) {
        return jdbc.sql("""
                select count(*)
                  from import_change c join person p on p.id = c.subject, jsonb_each(c.after) as a
                 where c.import = :list and c.what = 'person' and not c.created and to_jsonb(p)->a.key is distinct from a.value
                """).param("list", list).query(Integer.class).single();
    }

    private Map<UUID, String> names(List<UUID> people) {
        var names = new LinkedHashMap<UUID, String>();
        jdbc.sql("select id, display_name from person where id = any(:people) order by display_name")
                .param("people", people.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("display_name"));
                });
        return names;
    }
}
