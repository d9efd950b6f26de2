package org.cadre.certification.past;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.sheet.WrittenDay;
import org.cadre.platform.text.Sentence;

/** Reads an association's list of past certificates: what each line says, and which lines cannot be understood. */
final class PastFile {
    /** What came of reading. */
    sealed interface Outcome {
        /** Each line is one or the other. */
        record Read(List<PastRow> rows, List<PastProblem> refused) implements Outcome {}

        record Unreadable(Sentence why) implements Outcome {}
    }

    private enum Column {
        NUMBER(true, "number", "certificate number", "certificate no", "certificate"),
        NAME(true, "name", "holder", "holder name", "full name"),
        EMAIL(true, "email", "e-mail", "email address", "e-mail address"),
        ISSUED(true, "issued", "issue date", "issued on", "date issued"),
        VALID_FROM(false, "valid from", "from", "start", "start date"),
        EXPIRES(false, "expires", "valid until", "expiration", "expiration date", "expiry", "expires on"),
        STATE(false, "state"),
        EVIDENCE(true, "evidence", "source", "record");

        private final boolean needed;
        private final List<String> names;

        Column(boolean needed, String... names) {
            this.needed = needed;
            this.names = List.of(names);
        }
    }

    private static final int MOST_ROWS = 50_000;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EVIDENCE = 1000;
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}./#_-]*");
    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");

    private final Map<Column, Integer> places;
    private final List<PastRow> rows = new ArrayList<>();
    private final List<PastProblem> refused = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private PastFile(Map<Column, Integer> places) {
        this.places = places;
    }

    static Outcome read(byte[] bytes) {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException _) {
            return new Outcome.Unreadable(Sentence.of("certification.past.file.encoding"));
        }
        String whole = text.toString();
        if (whole.indexOf('\0') >= 0) {
            return new Outcome.Unreadable(Sentence.of("certification.past.file.not-text"));
        }
        return read(whole.startsWith("\ufeff") ? whole.substring(1) : whole);
    }

    private static Outcome read(String text) {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setRecordSeparator('\n')
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return new Outcome.Unreadable(Sentence.of("certification.past.file.empty"));
            }
            var places = places(records.next());
            var missing = Arrays.stream(Column.values())
                    .filter(column -> column.needed && !places.containsKey(column))
                    .map(column -> column.names.getFirst())
                    .toList();
            if (!missing.isEmpty()) {
                return new Outcome.Unreadable(
                        Sentence.of("certification.past.file.columns", missing.size(), String.join(", ", missing)));
            }
            var file = new PastFile(places);
            while (records.hasNext()) {
                var row = records.next();
                file.take(row, lineOf(row, parser.getCurrentLineNumber()));
                if (file.rows.size() + file.refused.size() > MOST_ROWS) {
                    return new Outcome.Unreadable(Sentence.of("certification.past.file.too-long", MOST_ROWS));
                }
            }
            return file.rows.isEmpty() && file.refused.isEmpty()
                    ? new Outcome.Unreadable(Sentence.of("certification.past.file.empty"))
                    : new Outcome.Read(List.copyOf(file.rows), List.copyOf(file.refused));
        } catch (IOException | UncheckedIOException | IllegalStateException _) {
            return new Outcome.Unreadable(Sentence.of("certification.past.file.quotes"));
        }
    }

    /** Where a row begins: a field may hold line breaks. */
    private static int lineOf(CSVRecord row, long lastLine) {
        int breaks = 0;
        for (String field : row) {
            breaks += (int) field.chars().filter(c -> c == '\n').count();
        }
        return (int) lastLine - breaks;
    }

    /** What stands most often in the first line. */
    private static char delimiter(String text) {
        String head = text.lines().findFirst().orElse("");
        long commas = head.chars().filter(c -> c == ',').count();
        long semicolons = head.chars().filter(c -> c == ';').count();
        long tabs = head.chars().filter(c -> c == '\t').count();
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    private static Map<Column, Integer> places(CSVRecord header) {
        var places = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
            for (var column : Column.values()) {
                if (column.names.contains(name)) {
                    places.putIfAbsent(column, i);
                }
            }
        }
        return places;
    }

    private void take(CSVRecord row, int line) {
        var cells = new EnumMap<Column, String>(Column.class);
        places.forEach((column, place) ->
                cells.put(column, place < row.size() ? row.get(place).strip().replaceAll("\\s+", " ") : ""));
        if (cells.values().stream().allMatch(String::isEmpty)) {
            return;
        }
        String number = cells.getOrDefault(Column.NUMBER, "").replace(" ", "").toUpperCase(Locale.ROOT);
        var wrong = wrong(cells, number);
        if (wrong.isPresent()) {
            refuse(line, number, wrong.get());
            return;
        }
        var issued = day(cells, Column.ISSUED);
        var from = day(cells, Column.VALID_FROM);
        var expires = day(cells, Column.EXPIRES);
        Integer earlier = lines.putIfAbsent(number, line);
        if (earlier != null) {
            refuse(line, number, Sentence.of("certification.past.row.twice", earlier));
            return;
        }
        String state = cells.getOrDefault(Column.STATE, "").toUpperCase(Locale.ROOT);
        rows.add(new PastRow(
                line,
                number,
                cells.getOrDefault(Column.NAME, ""),
                cells.getOrDefault(Column.EMAIL, "").toLowerCase(Locale.ROOT),
                state.isEmpty() ? null : state,
                issued.orElseThrow(),
                from.or(() -> issued).orElseThrow(),
                expires.orElse(null),
                cells.getOrDefault(Column.EVIDENCE, "")));
    }

    /** What cannot be understood or is missing, the first thing of it. */
    private static Optional<Sentence> wrong(Map<Column, String> cells, String number) {
        for (var column : Column.values()) {
            if (column.needed && cells.getOrDefault(column, "").isEmpty()) {
                return Optional.of(Sentence.of("certification.past.row.missing", column.names.getFirst()));
            }
        }
        if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            return Optional.of(Sentence.of("certification.past.row.number", LONGEST_NUMBER));
        }
        String email = cells.getOrDefault(Column.EMAIL, "");
        if (!MailAddress.isOne(email)) {
            return Optional.of(Sentence.of("certification.past.row.email", shortened(email)));
        }
        String state = cells.getOrDefault(Column.STATE, "").toUpperCase(Locale.ROOT);
        if (!state.isEmpty() && !STATE.matcher(state).matches()) {
            return Optional.of(Sentence.of("certification.past.row.state", shortened(state)));
        }
        for (var column : List.of(Column.ISSUED, Column.VALID_FROM, Column.EXPIRES)) {
            String typed = cells.getOrDefault(column, "");
            if (!typed.isEmpty() && WrittenDay.read(typed).isEmpty()) {
                return Optional.of(
                        Sentence.of("certification.past.row.day", column.names.getFirst(), shortened(typed)));
            }
        }
        return tooLong(cells);
    }

    private static Optional<Sentence> tooLong(Map<Column, String> cells) {
        if (cells.getOrDefault(Column.NAME, "").length() > LONGEST_NAME) {
            return Optional.of(Sentence.of("certification.past.row.long", "name", LONGEST_NAME));
        }
        return cells.getOrDefault(Column.EVIDENCE, "").length() > LONGEST_EVIDENCE
                ? Optional.of(Sentence.of("certification.past.row.long", "evidence", LONGEST_EVIDENCE))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(Map<Column, String> cells, Column column) {
        return WrittenDay.read(cells.getOrDefault(column, ""));
    }

    private void refuse(int line, String number, Sentence why) {
        refused.add(new PastProblem(line, shortened(number), why));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NUMBER ? text.substring(0, LONGEST_NUMBER) + "…" : text;
    }
}
