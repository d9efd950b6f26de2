package org.cadre.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail about a person, as office sees it: free text is there as its length only. */
@Component
class Trail {
    /**
     * A deed about somebody.
     *
     * @param deed in words
     * @param actor who did it; null: the system
     * @param actingFor for whom, when office entered it
     */
    record Entry(
            Instant at,
            String deed,
            @Nullable String actor,
            @Nullable String actingFor,
            List<Change> changes) {}

    /** A fact before and after; empty when there was none. */
    record Change(String name, String before, String after) {}

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Texts texts;

    Trail(JdbcClient jdbc, JsonMapper json, Texts texts) {
        this.jdbc = jdbc;
        this.json = json;
        this.texts = texts;
    }

    List<Entry> newestAbout(PersonId person, int most) {
        return jdbc.sql("""
                select a.at, a.deed, p.display_name as actor, f.display_name as acting_for, a.before::text as before,
                       a.after::text as after
                  from audit_entry a
                  left join person p on p.id = a.actor
                  left join person f on f.id = a.acting_for
                 where a.whom in (select id from person where id = :person or merged_into = :person)
                 order by a.id desc
                 limit :most
                """)
                .param("person", person.value())
                .param("most", most)
                .query((row, _) -> new Entry(
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant(),
                        inWords(row.getString("deed")),
                        row.getString("actor"),
                        row.getString("acting_for"),
                        changes(facts(row.getString("before")), facts(row.getString("after")))))
                .list();
    }

    /** Deeds of other capabilities are named so that they read well enough without their dots. */
    private String inWords(String deed) {
        String key = "people.deed." + deed;
        return texts.knows(key) ? texts.say(key) : deed.replace('.', ' ').replace('-', ' ');
    }

    private Map<String, Object> facts(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, FACTS);
    }

    private static List<Change> changes(Map<String, Object> before, Map<String, Object> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        for (String name : names) {
            var was = before.get(name);
            var is = after.get(name);
            if (!Objects.equals(was, is)) {
                changes.add(new Change(name, said(was), said(is)));
            }
        }
        return changes;
    }

    private static String said(@Nullable Object fact) {
        return switch (fact) {
            case null -> "";
            case Map<?, ?> digest when digest.containsKey("length") -> "(" + digest.get("length") + " …)";
            case String text when isId(text) -> "…" + text.substring(text.length() - 6);
            default -> fact.toString();
        };
    }

    private static boolean isId(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).version() > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
