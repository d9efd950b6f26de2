package org.cadre.people.rights;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cadre.people.PersonId;
import org.cadre.people.record.Line;
import org.cadre.people.record.Line.Exporting;
import org.cadre.people.record.PersonRecord;
import org.cadre.people.record.PersonRows;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFormat;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes everything about one person into a ZIP, one table after another, and remembers none of it. */
@Component
class ExportZip {
    private static final TypeReference<LinkedHashMap<String, Object>> ROW = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final PersonRows rows;
    private final ExportSheet sheet;
    private final FileStore files;
    private final ObjectProvider<SealedWords> sealed;
    private final JsonMapper json;
    private final Texts texts;

    ExportZip(
            JdbcClient jdbc,
            PersonRows rows,
            ExportSheet sheet,
            FileStore files,
            ObjectProvider<SealedWords> sealed,
            JsonMapper json,
            Texts texts) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.sheet = sheet;
        this.files = files;
        this.sealed = sealed;
        this.json = json;
        this.texts = texts;
    }

    /** @param own the person themself asked: what only they may read is in it, opened */
    void write(PersonId person, boolean own, OutputStream out) throws IOException {
        var people = jdbc
                .sql("select id from person where id = :id or merged_into = :id order by id")
                .param("id", person.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "summary.pdf", sheet.pdf(person, people, own));
            put(zip, "person.json", person(people));
            var names = new LinkedHashSet<String>();
            for (Line line : PersonRecord.LINES) {
                switch (line.exporting()) {
                    case Exporting.Own() -> table(zip, line, people, names);
                    case Exporting.WithFiles(var digest) -> {
                        table(zip, line, people, names);
                        files(zip, line, digest, people);
                    }
                    case Exporting.OwnOnly(), Exporting.Shared(var _) -> {
                        if (own) {
                            table(zip, line, people, names);
                        }
                    }
                    case Exporting.Count(), Exporting.Sealed(), Exporting.Nothing() -> {}
                }
            }
            if (own) {
                notes(zip, person);
            }
        }
    }

    private byte[] person(List<PersonId> people) {
        return jdbc.sql("""
                select coalesce(jsonb_pretty(jsonb_agg(to_jsonb(p) || jsonb_build_object('needs', n.needs) order by p.id)), '[]')
                  from person_card p
                  join person n on n.id = p.id
                 where p.id = any(:people)
                """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(String.class)
                .single()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** A CSV of the rows; where something in them has parts of its own, a JSON file as well. */
    private void table(ZipOutputStream zip, Line line, List<PersonId> people, Set<String> names) throws IOException {
        var all = new ArrayList<Map<String, Object>>();
        rows.read(line, people, row -> {
            var one = json.readValue(row, ROW);
            one.replaceAll((_, value) -> value instanceof String text ? texts.reading(text) : value);
            all.add(one);
        });
        if (all.isEmpty()) {
            return;
        }
        String name = names.add(line.table())
                ? line.table()
                : line.table() + "-" + line.way().getLast().name();
        zip.putNextEntry(new ZipEntry("tables/" + name + ".csv"));
        var csv = SheetFormat.CSV.on(new Unclosed(zip), name);
        var columns = List.copyOf(all.getFirst().keySet());
        csv.heading(columns);
        for (Map<String, Object> row : all) {
            csv.row(columns.stream().map(column -> cell(row.get(column))).toList());
        }
        csv.finish();
        zip.closeEntry();
        if (all.stream().flatMap(row -> row.values().stream()).anyMatch(ExportZip::hasParts)) {
            put(
                    zip,
                    "tables/" + name + ".json",
                    json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        }
    }

    private static boolean hasParts(@Nullable Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?>;
    }

    private Cell cell(@Nullable Object value) {
        return value == null
                ? Cell.NOTHING
                : Cell.of(hasParts(value) ? json.writeValueAsString(value) : value.toString());
    }

    private void files(ZipOutputStream zip, Line line, String column, List<PersonId> people) throws IOException {
        for (String digest : rows.digests(line, column, people)) {
            byte[] bytes;
            try {
                bytes = files.read(digest);
            } catch (UncheckedIOException _) {
                // A file that is not there any more is no reason to withhold all others; the table names it.
                continue;
            }
            put(zip, "files/" + line.table() + "/" + digest.substring(0, 16) + ending(bytes), bytes);
        }
    }

    private static String ending(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
        if (begin.startsWith("%PDF")) {
            return ".pdf";
        }
        if (begin.startsWith("\u0089PNG")) {
            return ".png";
        }
        if (begin.startsWith("\u00ff\u00d8")) {
            return ".jpg";
        }
        return begin.startsWith("PK") ? ".zip" : ".bin";
    }

    private void notes(ZipOutputStream zip, PersonId person) throws IOException {
        var words = sealed.stream().flatMap(one -> one.of(person).stream()).toList();
        if (words.isEmpty()) {
            return;
        }
        zip.putNextEntry(new ZipEntry("private-notes.csv"));
        var csv = SheetFormat.CSV.on(new Unclosed(zip), "private-notes");
        csv.heading(List.of("day", "note"));
        for (SealedWords.Word word : words) {
            csv.row(List.of(Cell.of(word.day()), Cell.of(word.text())));
        }
        csv.finish();
        zip.closeEntry();
    }

    /** A table ends, the ZIP goes on. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
