package org.cadre.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Why rows are refused, and what is unusual about others. */
@Component
class Remarks {
    static final int SHOWN = 100;

    private static final TypeReference<List<Object>> ARGUMENTS = new TypeReference<>() {};

    /** What is said of one row. */
    record Remark(int line, String field, String value, Sentence why) {}

    private record Kept(int line, String field, String value, String why, String arguments) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Remarks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The first so many of those that refuse a row, or of those that do not. */
    List<Remark> first(UUID list, boolean refusing, int most) {
        return jdbc
                .sql("""
                select line, field, value, why, arguments::text as arguments
                  from import_remark
                 where import = :list and refuses = :refusing
                 order by line, id
                 limit :most
                """)
                .param("list", list)
                .param("refusing", refusing)
                .param("most", most)
                .query(Kept.class)
                .list()
                .stream()
                .map(kept -> new Remark(
                        kept.line,
                        kept.field,
                        kept.value,
                        new Sentence(kept.why, json.readValue(kept.arguments, ARGUMENTS))))
                .toList();
    }

    int count(UUID list, boolean refusing) {
        return jdbc.sql("select count(*) from import_remark where import = :list and refuses = :refusing")
                .param("list", list)
                .param("refusing", refusing)
                .query(Integer.class)
                .single();
    }

    /** All that refuse, by their line. */
    TreeMap<Integer, List<Remark>> refusals(UUID list) {
        var byLine = new TreeMap<Integer, List<Remark>>();
        first(list, true, Integer.MAX_VALUE)
                .forEach(one -> byLine.computeIfAbsent(one.line, _ -> new ArrayList<>()).add(one));
        return byLine;
    }
}
