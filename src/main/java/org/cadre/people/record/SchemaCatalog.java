package org.cadre.people.record;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the schema says of its own tables. It does not change while the server runs. */
@Component
class SchemaCatalog {
    private final JdbcClient jdbc;
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
    private final Map<Line.Column, String> types = new ConcurrentHashMap<>();

    SchemaCatalog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LineSql sql(Line line) {
        return new LineSql(line, key(line.table()));
    }

    /** The columns of a table's primary key. */
    List<String> key(String table) {
        return keys.computeIfAbsent(
                table,
                name -> jdbc.sql("""
                select a.attname
                  from pg_index i
                  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                 where i.indrelid = to_regclass(:table) and i.indisprimary
                 order by array_position(i.indkey::int2[], a.attnum)
                """).param("table", name).query(String.class).list());
    }

    /** The type of a column, as a cast names it. */
    String type(Line.Column column) {
        return types.computeIfAbsent(
                column,
                one -> jdbc.sql("""
                select format_type(a.atttypid, a.atttypmod)
                  from pg_attribute a
                 where a.attrelid = to_regclass(:table) and a.attname = :column and not a.attisdropped
                """)
                        .param("table", one.table())
                        .param("column", one.name())
                        .query(String.class)
                        .single());
    }
}
