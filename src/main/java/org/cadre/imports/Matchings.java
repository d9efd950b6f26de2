package org.cadre.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cadre.platform.sheet.SheetRow;
import org.cadre.platform.sheet.WrittenDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Guesses which column says what, and remembers what office made of the same columns before. */
@Component
class Matchings {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock system;

    Matchings(JdbcClient jdbc, JsonMapper json, Clock system) {
        this.jdbc = jdbc;
        this.json = json;
        this.system = system;
    }

    /** The row of the first ones in which most columns are known by their names: two rows of names are no trouble then. */
    static SheetRow headerOf(List<SheetRow> first, List<ImportField> fields) {
        var best = first.getFirst();
        int most = 0;
        for (var row : first) {
            int known = guess(names(row), fields, List.of()).columns().size();
            if (known > most) {
                best = row;
                most = known;
            }
        }
        return best;
    }

    static List<String> names(SheetRow row) {
        return row.values().stream().map(SheetRow.Value::text).toList();
    }

    /** What was made of these columns the last time, or what their names suggest. */
    Matching suggest(ImportKind kind, List<String> headers, List<ImportField> fields, List<SheetRow> samples) {
        return remembered(kind, headers).orElseGet(() -> guess(headers, fields, samples));
    }

    private static Matching guess(List<String> headers, List<ImportField> fields, List<SheetRow> samples) {
        var columns = new HashMap<String, Integer>();
        var taken = new HashSet<Integer>();
        for (var field : fields) {
            IntStream.range(0, headers.size())
                    .filter(place -> !taken.contains(place) && isCalled(field, headers.get(place)))
                    .findFirst()
                    .ifPresent(place -> {
                        columns.put(field.key(), place);
                        taken.add(place);
                    });
        }
        return new Matching(columns, Map.of(), dayFirst(fields, columns, samples));
    }

    private static boolean isCalled(ImportField field, String header) {
        String plain = plain(header);
        return plain.equals(plain(field.key())) || field.names().stream().anyMatch(name -> plain(name).equals(plain));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** A column that holds a 25/3/2024 writes the day before the month. */
    private static Set<String> dayFirst(List<ImportField> fields, Map<String, Integer> columns, List<SheetRow> samples) {
        var dayFirst = new HashSet<String>();
        for (var field : fields) {
            var place = columns.get(field.key());
            if (field.isDay()
                    && place != null
                    && samples.stream().anyMatch(row -> WrittenDay.isDayFirst(row.at(place).text()))) {
                dayFirst.add(field.key());
            }
        }
        return dayFirst;
    }

    private Optional<Matching> remembered(ImportKind kind, List<String> headers) {
        return jdbc.sql("select matching::text from import_matching where kind = :kind and headers = :headers")
                .param("kind", kind.word())
                .param("headers", key(headers))
                .query(String.class)
                .optional()
                .map(kept -> json.readValue(kept, Matching.class));
    }

    void remember(ImportKind kind, List<String> headers, Matching matching) {
        jdbc.sql("""
                insert into import_matching (kind, headers, matching, remembered_at)
                values (:kind, :headers, :matching::jsonb, :now)
                on conflict (kind, headers) do update set matching = excluded.matching, remembered_at = excluded.remembered_at
                """)
                .param("kind", kind.word())
                .param("headers", key(headers))
                .param("matching", json.writeValueAsString(matching))
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String key(List<String> headers) {
        return String.join("\n", headers.stream().map(Matchings::plain).toList());
    }
}
