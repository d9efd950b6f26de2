package org.cadre.people.record;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cadre.people.record.Line.Column;
import org.cadre.people.record.Line.Exporting;

/**
 * The statements of one line. They differ in nothing but the names of table and columns, which come from the record (plain
 * names, held against the schema by a test) and the schema's own catalog; all values are parameters.
 *
 * @param key the columns of the table's primary key
 */
record LineSql(Line line, List<String> key) {

    /** Which rows are about these people. */
    private String about(String people) {
        return about(line.way(), "t", people);
    }

    private static String about(List<Column> way, String alias, String people) {
        String column = alias + "." + way.getFirst().name();
        if (way.size() == 1) {
            return column + " = " + people;
        }
        String next = alias + "n";
        return column + " in (select " + next + ".id from " + way.get(1).table() + " " + next + " where "
                + about(way.subList(1, way.size()), next, people) + ")";
    }

    private String keyOf(String alias) {
        return key.stream()
                .map(column -> "'" + column + "', " + alias + "." + column)
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    private String same(List<String> columns) {
        return columns.stream()
                .map(column -> " and k." + column + " is not distinct from t." + column)
                .collect(Collectors.joining());
    }

    /** Moves the rows and remembers each of them. */
    String move() {
        return """
                with moved as (update %1$s t set %2$s = :kept where t.%2$s = :gone returning %3$s as key)
                insert into merge_row (merge, line, way, key) select :merge, :line, 'moved', key from moved
                """.formatted(line.table(), line.column(), keyOf("t"));
    }

    /** Moves those that the remaining person has no equal of. */
    String moveUnless(List<String> same) {
        return """
                with moved as (
                  update %1$s t set %2$s = :kept
                   where t.%2$s = :gone
                     and not exists (select 1 from %1$s k where k.%2$s = :kept%4$s)
                  returning %3$s as key)
                insert into merge_row (merge, line, way, key) select :merge, :line, 'moved', key from moved
                """.formatted(line.table(), line.column(), keyOf("t"), same(same));
    }

    /** Puts those away that the remaining person has an equal of. */
    String drop(List<String> same) {
        return """
                with dropped as (
                  delete from %1$s t
                   where t.%2$s = :gone
                     and exists (select 1 from %1$s k where k.%2$s = :kept%4$s)
                  returning %3$s as key, to_jsonb(t) as row)
                insert into merge_row (merge, line, way, key, before)
                select :merge, :line, 'dropped', key, row from dropped
                """.formatted(line.table(), line.column(), keyOf("t"), same(same));
    }

    /** Remembers the rows that a door of the schema will move. */
    String remember() {
        return """
                insert into merge_row (merge, line, way, key)
                select :merge, :line, 'moved', %3$s from %1$s t where t.%2$s = :gone
                """.formatted(line.table(), line.column(), keyOf("t"));
    }

    /** Gives back what was moved, as far as it is still the remaining person's. */
    String moveBack() {
        return """
                update %1$s t set %2$s = :gone
                  from merge_row r
                 where r.merge = :merge and r.line = :line and r.way = 'moved' and t.%2$s = :kept and %3$s = r.key
                """.formatted(line.table(), line.column(), keyOf("t"));
    }

    /** Brings back what was put away. */
    String bringBack() {
        return """
                insert into %1$s
                select (jsonb_populate_record(null::%1$s, r.before)).*
                  from merge_row r
                 where r.merge = :merge and r.line = :line and r.way = 'dropped'
                """.formatted(line.table());
    }

    String count() {
        return "select count(*) from %s t where %s".formatted(line.table(), shared() + about("any(:people)"));
    }

    /** What somebody has not sent yet is nobody else's. */
    private String shared() {
        return line.exporting() instanceof Exporting.Shared ? "t.state <> 'draft' and " : "";
    }

    /** The rows about these people, as one JSON object each, in the order of their keys. */
    String rows(List<String> without) {
        var all = new ArrayList<>(without);
        if (line.exporting() instanceof Exporting.Shared(var further)) {
            all.addAll(further);
        }
        String left = all.stream().map(column -> " - '" + column + "'").collect(Collectors.joining());
        return "select (to_jsonb(t)%s)::text from %s t where %s order by %s"
                .formatted(
                        left,
                        line.table(),
                        shared() + about("any(:people)"),
                        key.stream().map(column -> "t." + column).collect(Collectors.joining(", ")));
    }

    String digests(String column) {
        return "select distinct t.%s from %s t where %s and t.%1$s is not null"
                .formatted(column, line.table(), about("any(:people)"));
    }

    String delete() {
        return "delete from %s t where %s".formatted(line.table(), about("any(:people)"));
    }

    /** @param assignments {@code column = …} of each column, made of names and of values that are parameters */
    String blank(List<String> assignments) {
        return "update %s t set %s where %s"
                .formatted(line.table(), String.join(", ", assignments), about("any(:people)"));
    }
}
