package org.cadre.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What recording a list wrote, for the trail and for the way back. */
@Component
public class Changes {
    private static final int NAMED = 10;

    private record Built(UUID subject, String byTable) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Texts texts;

    Changes(JdbcClient jdbc, AuditTrail audit, Texts texts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.texts = texts;
    }

    /** Enters into the trail what was written of one table: an entry for each record. */
    public void trail(UUID list, String table, String deed, boolean created, boolean people, Recorder by) {
        var subjects = subjects(list, table, created);
        if (!subjects.isEmpty()) {
            audit.recordOfMany(
                    by.actor(),
                    deed,
                    people ? subjects : Collections.nCopies(subjects.size(), null),
                    subjects,
                    Map.of("import", list, "file", by.file()));
        }
    }

    public List<UUID> subjects(UUID list, String table, boolean created) {
        return jdbc.sql("""
                select subject from import_change
                 where import = :list and what = :what and created = :created
                 order by line, subject
                """)
                .param("list", list)
                .param("what", table)
                .param("created", created)
                .query(UUID.class)
                .list();
    }

    /** Keeps that a record was written for a line, for the way back. */
    public void created(UUID list, String table, Map<UUID, Integer> lines) {
        jdbc.sql("""
                insert into import_change (import, what, subject, line, created)
                select :list, :what, c.subject, c.line, true
                  from unnest(:subjects::uuid[], :lines::integer[]) as c (subject, line)
                """)
                .param("list", list)
                .param("what", table)
                .param("subjects", lines.keySet().toArray(UUID[]::new))
                .param("lines", lines.values().toArray(Integer[]::new))
                .update();
    }

    /**
     * Why what was created in a table cannot be deleted: something else refers to it now. Named are the records by a query
     * of their names, which takes the ids.
     */
    public List<Sentence> builtOn(UUID list, String table, Function<List<UUID>, Map<UUID, String>> names) {
        return builtOn(list, table, List.of(), names);
    }

    /** The same, where the rows of some tables go with what they refer to. */
    public List<Sentence> builtOn(
            UUID list, String table, List<String> apart, Function<List<UUID>, Map<UUID, String>> names) {
        var built = jdbc.sql("""
                select subject, by_table
                  from built_on_import(:target::regclass, :list, :apart)
                 order by subject, by_table
                """)
                .param("target", table)
                .param("list", list)
                .param("apart", apart.toArray(String[]::new))
                .query(Built.class)
                .list();
        if (built.isEmpty()) {
            return List.of();
        }
        var subjects = built.stream().map(Built::subject).distinct().toList();
        var named = names.apply(subjects.subList(0, Math.min(NAMED, subjects.size())));
        var why = new ArrayList<Sentence>();
        named.forEach((subject, name) -> why.add(Sentence.of(
                "imports.undo.built-on",
                name,
                built.stream()
                        .filter(one -> one.subject.equals(subject))
                        .map(one -> inWords(one.byTable))
                        .distinct()
                        .toList())));
        if (subjects.size() > named.size()) {
            why.add(Sentence.of("imports.undo.and-more", subjects.size() - named.size()));
        }
        return why;
    }

    private Sentence inWords(String table) {
        String key = "imports.built-on." + table;
        return Sentence.of(texts.knows(key) ? key : "imports.built-on.else");
    }
}
