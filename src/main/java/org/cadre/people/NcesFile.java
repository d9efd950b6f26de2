package org.cadre.people;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cadre.people.NcesReport.RefusedRow;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of the NCES directory by the names of its columns, the old ones (NAME, SCHNAM) and the later ones
 * (LEA_NAME, SCH_NAME). A row with a mistake of its own is refused alone; a file whose rows cannot be told apart for
 * certain (encoding, quotation marks, a missing column) is refused as a whole.
 */
final class NcesFile {
    /** What was read. */
    sealed interface Outcome {
        record Rows(OrganizationKind kind, List<NcesRow> rows, List<RefusedRow> refused) implements Outcome {}

        record Unreadable(Sentence why) implements Outcome {}
    }

    /** A column under each of the names it has had. */
    private enum Column {
        LEAID("LEAID"),
        NCESSCH("NCESSCH"),
        DISTRICT_NAME("NAME", "LEA_NAME"),
        SCHOOL_NAME("SCHNAM", "SCH_NAME"),
        PHONE("PHONE"),
        STREET("LSTREE", "LSTREET1", "MSTREE", "MSTREET1"),
        CITY("LCITY", "MCITY"),
        STATE("LSTATE", "ST", "STABR", "MSTATE"),
        ZIP("LZIP", "MZIP"),
        LOWEST("GSLO"),
        HIGHEST("GSHI"),
        STATUS("UPDATED_STATUS", "SY_STATUS", "STATUS");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        String asSaid() {
            return String.join(" / ", names);
        }
    }

    private static final Set<Column> OF_DISTRICTS = Set.of(
            Column.LEAID,
            Column.DISTRICT_NAME,
            Column.PHONE,
            Column.STREET,
            Column.CITY,
            Column.STATE,
            Column.ZIP,
            Column.LOWEST,
            Column.HIGHEST);
    private static final Set<Column> OF_SCHOOLS = Set.of(
            Column.NCESSCH,
            Column.LEAID,
            Column.SCHOOL_NAME,
            Column.PHONE,
            Column.STREET,
            Column.CITY,
            Column.STATE,
            Column.ZIP,
            Column.LOWEST,
            Column.HIGHEST,
            Column.STATUS);
    /** Expected but not reported, not applicable, and the same for numbers. */
    private static final Set<String> ABSENT = Set.of("M", "N", "-1", "-2", "-9", "");

    private static final Pattern LEAID = Pattern.compile("[0-9]{7}");
    private static final Pattern NCESSCH = Pattern.compile("[0-9]{12}");

    private final OrganizationKind kind;
    private final int width;
    private final Map<Column, List<Integer>> places;
    private final List<NcesRow> rows = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private NcesFile(OrganizationKind kind, int width, Map<Column, List<Integer>> places) {
        this.kind = kind;
        this.width = width;
        this.places = places;
    }

    static Outcome read(byte[] bytes) {
        if (bytes.length == 0) {
            return new Outcome.Unreadable(Sentence.of("people.import.empty"));
        }
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException _) {
            return new Outcome.Unreadable(Sentence.of("people.import.encoding", lineOfFirstWrongByte(bytes)));
        }
        int nul = text.toString().indexOf('\0');
        if (nul >= 0) {
            return new Outcome.Unreadable(Sentence.of("people.import.not-text"));
        }
        return read(text.length() > 0 && text.charAt(0) == '\ufeff' ? text.subSequence(1, text.length()) : text);
    }

    private static int lineOfFirstWrongByte(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(8192);
        while (decoder.decode(in, out, true).isOverflow()) {
            out.clear();
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static Outcome read(CharSequence text) {
        var format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setIgnoreEmptyLines(true)
                .get();
        long line = 0;
        try (var parser = CSVParser.builder()
                .setReader(new StringReader(text.toString()))
                .setFormat(format)
                .get()) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return new Outcome.Unreadable(Sentence.of("people.import.empty"));
            }
            var header = records.next();
            line = parser.getCurrentLineNumber();
            var places = places(header);
            boolean schools = places.containsKey(Column.NCESSCH) || places.containsKey(Column.SCHOOL_NAME);
            var lacking = lacking(places, schools);
            if (lacking.isPresent()) {
                return new Outcome.Unreadable(lacking.get());
            }
            var reading =
                    new NcesFile(schools ? OrganizationKind.SCHOOL : OrganizationKind.DISTRICT, header.size(), places);
            while (records.hasNext()) {
                var row = records.next();
                line = parser.getCurrentLineNumber();
                reading.take(row, lineOf(row, line));
            }
            return new Outcome.Rows(reading.kind, List.copyOf(reading.rows), List.copyOf(reading.refused));
        } catch (IOException | UncheckedIOException | IllegalStateException _) {
            // The parser stops where quotation marks do not add up; from there on nothing is certain.
            return new Outcome.Unreadable(Sentence.of("people.import.quotes", (int) line + 1));
        }
    }

    private static Map<Column, List<Integer>> places(CSVRecord header) {
        var columns = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i).strip().toUpperCase(Locale.ROOT), i);
        }
        var places = new HashMap<Column, List<Integer>>();
        for (Column column : Column.values()) {
            var found = column.names.stream()
                    .filter(columns::containsKey)
                    .map(columns::get)
                    .toList();
            if (!found.isEmpty()) {
                places.put(column, found);
            }
        }
        return Map.copyOf(places);
    }

    private static Optional<Sentence> lacking(Map<Column, List<Integer>> places, boolean schools) {
        if (!schools && !places.containsKey(Column.LEAID) && !places.containsKey(Column.DISTRICT_NAME)) {
            return Optional.of(Sentence.of("people.import.not-nces"));
        }
        var missing = (schools ? OF_SCHOOLS : OF_DISTRICTS)
                .stream()
                        .filter(column -> !places.containsKey(column))
                        .sorted()
                        .map(Column::asSaid)
                        .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.of("people.import.columns", missing.size(), String.join(", ", missing)));
    }

    private static int lineOf(CSVRecord row, long lastLine) {
        int breaks = 0;
        for (String field : row) {
            breaks += (int) field.chars().filter(c -> c == '\n').count();
        }
        return (int) lastLine - breaks;
    }

    private void take(CSVRecord row, int line) {
        boolean school = kind == OrganizationKind.SCHOOL;
        if (row.size() != width) {
            refuse(line, "", Sentence.of("people.import.row.width", row.size(), width));
            return;
        }
        String id = raw(row, school ? Column.NCESSCH : Column.LEAID);
        if (!(school ? NCESSCH : LEAID).matcher(id).matches()) {
            refuse(line, id, Sentence.of(school ? "people.import.row.ncessch" : "people.import.row.leaid", id));
            return;
        }
        String district = school ? raw(row, Column.LEAID) : null;
        if (district != null && !LEAID.matcher(district).matches()) {
            refuse(line, id, Sentence.of("people.import.row.leaid", district));
            return;
        }
        String name = value(row, school ? Column.SCHOOL_NAME : Column.DISTRICT_NAME);
        if (name == null) {
            refuse(line, id, Sentence.of("people.import.row.name"));
            return;
        }
        Integer earlier = lines.putIfAbsent(id, line);
        if (earlier != null) {
            refuse(line, id, Sentence.of("people.import.row.twice", earlier));
            return;
        }
        rows.add(new NcesRow(
                line,
                id,
                district,
                name,
                value(row, Column.STREET),
                value(row, Column.CITY),
                value(row, Column.STATE),
                value(row, Column.ZIP),
                value(row, Column.PHONE),
                value(row, Column.LOWEST),
                value(row, Column.HIGHEST),
                status(row)));
    }

    private void refuse(int line, String id, Sentence why) {
        refused.add(new RefusedRow(line, id.length() > 40 ? id.substring(0, 40) : id, why));
    }

    private String raw(CSVRecord row, Column column) {
        return row.get(places.getOrDefault(column, List.of()).getFirst()).strip();
    }

    /** As given; from the first of the column's names that has anything. */
    private @Nullable String value(CSVRecord row, Column column) {
        for (int place : places.getOrDefault(column, List.of())) {
            String given = row.get(place);
            if (!ABSENT.contains(given.strip())) {
                return given;
            }
        }
        return null;
    }

    private String status(CSVRecord row) {
        String status = value(row, Column.STATUS);
        return switch (status == null ? "" : status.strip()) {
            case "2" -> "closed";
            case "6" -> "inactive";
            default -> "open";
        };
    }
}
