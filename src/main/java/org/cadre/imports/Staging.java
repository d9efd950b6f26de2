package org.cadre.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.sheet.SheetFile;
import org.cadre.platform.sheet.SheetReader;
import org.cadre.platform.sheet.SheetRow;
import org.cadre.platform.sheet.WrittenDay;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of a list as they were matched and lays them beside each other in the database, with what is wrong in them. */
@Component
class Staging {
    static final int MOST_ROWS = 50_000;

    private static final int BATCH = 1_000;
    private static final int LONGEST_SHOWN = 200;

    /** What came of it. */
    sealed interface Outcome {
        record Staged(int rows, List<Sentence> notes) implements Outcome {}

        record Unreadable(Sentence why) implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Imports imports;
    private final ImportProgress progress;
    private final PlainSentences plain;

    Staging(JdbcClient jdbc, JsonMapper json, Imports imports, ImportProgress progress, PlainSentences plain) {
        this.plain = plain;
        this.jdbc = jdbc;
        this.json = json;
        this.imports = imports;
        this.progress = progress;
    }

    /** In the caller's transaction. */
    Outcome stage(BroughtList list, Matching matching, Listing listing) {
        jdbc.sql("delete from import_row where import = :list")
                .param("list", list.id())
                .update();
        jdbc.sql("delete from import_remark where import = :list")
                .param("list", list.id())
                .update();
        return switch (SheetReader.open(imports.fileOf(list))) {
            case SheetReader.Outcome.Unreadable(var why) -> new Outcome.Unreadable(why);
            case SheetReader.Outcome.Opened(var file) -> stage(list, matching, listing, file);
        };
    }

    private Outcome stage(BroughtList list, Matching matching, Listing listing, SheetFile file) {
        var rows = new Rows(list, matching, listing);
        Optional<Sentence> broken = file.rows(list.tab(), rows::take);
        if (broken.isPresent()) {
            return new Outcome.Unreadable(broken.get());
        }
        if (rows.count > MOST_ROWS) {
            return new Outcome.Unreadable(Sentence.of("imports.file.too-long", MOST_ROWS));
        }
        rows.write();
        if (rows.count == 0) {
            return new Outcome.Unreadable(Sentence.of("imports.file.empty"));
        }
        var notes = new ArrayList<>(file.remarks(list.tab()));
        notes.addAll(rows.notes());
        return new Outcome.Staged(rows.count, notes);
    }

    private record Remark(int line, String field, String value, Sentence why) {}

    /** The rows on their way. */
    private final class Rows {
        private final BroughtList list;
        private final Matching matching;
        private final Listing listing;
        private final int header;
        private final List<Integer> lines = new ArrayList<>();
        private final List<String> says = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private final Map<String, Integer> ambiguous = new LinkedHashMap<>();
        private int count;

        Rows(BroughtList list, Matching matching, Listing listing) {
            this.list = list;
            this.matching = matching;
            this.listing = listing;
            this.header = list.headerLine() == null ? 0 : list.headerLine();
        }

        boolean take(SheetRow row) {
            if (row.line() <= header || TemplatePage.isSample(row)) {
                return true;
            }
            count++;
            lines.add(row.line());
            says.add(json.writeValueAsString(read(row)));
            if (lines.size() == BATCH) {
                write();
                progress.say(list.id(), count, 0);
            }
            return count <= MOST_ROWS;
        }

        private Map<String, String> read(SheetRow row) {
            var read = new HashMap<String, String>();
            for (var field : listing.fields()) {
                var place = matching.columns().get(field.key());
                var cell = place == null
                        ? new SheetRow.Value(matching.constants().getOrDefault(field.key(), ""), null)
                        : row.at(place);
                read(field, cell, row.line(), read);
            }
            var whole = listing.complete(read);
            for (var field : listing.fields()) {
                if (field.required()
                        && !whole.containsKey(field.key())
                        && remarks.stream()
                                .noneMatch(one -> one.line == row.line()
                                        && one.field.equals(field.key()))) {
                    remarks.add(new Remark(row.line(), field.key(), "", Sentence.of("imports.row.missing")));
                }
            }
            return whole;
        }

        private void read(ImportField field, SheetRow.Value cell, int line, Map<String, String> read) {
            if (cell.trouble() != null) {
                remarks.add(new Remark(line, field.key(), cell.text(), cell.trouble()));
            } else if (!cell.text().isBlank()) {
                switch (field.read(cell.text(), matching.dayFirst().contains(field.key()))) {
                    case Reading.Said(var text) -> read.put(field.key(), text);
                    case Reading.Wrong(var why) -> remarks.add(new Remark(line, field.key(), cell.text(), why));
                }
                if (field.isDay() && WrittenDay.isAmbiguous(cell.text())) {
                    ambiguous.merge(field.key(), 1, Integer::sum);
                }
            }
        }

        List<Sentence> notes() {
            return ambiguous.entrySet().stream()
                    .map(one -> Sentence.of(
                            matching.dayFirst().contains(one.getKey())
                                    ? "imports.note.day-first"
                                    : "imports.note.month-first",
                            one.getValue(),
                            new Sentence("imports.field." + one.getKey(), List.of())))
                    .toList();
        }

        void write() {
            jdbc.sql("""
                    insert into import_row (import, line, says, fresh)
                    select :list, r.line, r.says::jsonb, r.fresh
                      from unnest(:lines::integer[], :says::text[], :fresh::uuid[]) as r (line, says, fresh)
                    """)
                    .param("list", list.id())
                    .param("lines", lines.toArray(Integer[]::new))
                    .param("says", says.toArray(String[]::new))
                    .param("fresh", lines.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                    .update();
            jdbc.sql("""
                    insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
                    select :list, r.line, r.field, r.value, r.why, r.arguments::jsonb, true, false
                      from unnest(:lines::integer[], :fields::text[], :values::text[], :whys::text[], :arguments::text[])
                        as r (line, field, value, why, arguments)
                    """)
                    .param("list", list.id())
                    .param("lines", remarks.stream().map(Remark::line).toArray(Integer[]::new))
                    .param("fields", remarks.stream().map(Remark::field).toArray(String[]::new))
                    .param(
                            "values",
                            remarks.stream().map(one -> shortened(one.value)).toArray(String[]::new))
                    .param("whys", remarks.stream().map(one -> one.why.key()).toArray(String[]::new))
                    .param(
                            "arguments",
                            remarks.stream()
                                    .map(one -> json.writeValueAsString(
                                            plain.of(one.why).arguments()))
                                    .toArray(String[]::new))
                    .update();
            lines.clear();
            says.clear();
            remarks.clear();
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
