package org.cadre.platform.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cadre.platform.text.Sentence;

/** Text whose lines are rows, with commas, semicolons or tabs between the cells. */
final class CsvFile implements SheetFile {
    private static final int LINES_LOOKED_AT = 10;
    private static final int LONGEST_ROW = 16_384;

    private final Path file;
    private final CharsetGuess charset;
    private final char delimiter;

    private CsvFile(Path file, CharsetGuess charset, char delimiter) {
        this.file = file;
        this.charset = charset;
        this.delimiter = delimiter;
    }

    static SheetReader.Outcome open(Path file) throws IOException {
        var charset = CharsetGuess.of(file);
        if (charset.isEmpty()) {
            return new SheetReader.Outcome.Unreadable(Sentence.of("sheet.no-sheet"));
        }
        try (var text = reader(file, charset.get())) {
            return new SheetReader.Outcome.Opened(new CsvFile(file, charset.get(), delimiter(text)));
        }
    }

    private static BufferedReader reader(Path file, CharsetGuess guess) throws IOException {
        var text = new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file), charset(guess)));
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        return text;
    }

    private static Charset charset(CharsetGuess guess) {
        return switch (guess) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16_LE -> StandardCharsets.UTF_16LE;
            case UTF_16_BE -> StandardCharsets.UTF_16BE;
            case WINDOWS_1252 -> Charset.forName("windows-1252");
        };
    }

    /** What stands most often between the cells of the first lines, outside of quotation marks. */
    private static char delimiter(BufferedReader text) throws IOException {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        int lines = 0;
        for (int c = text.read(); c >= 0 && lines < LINES_LOOKED_AT; c = text.read()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (!quoted) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
                lines += c == '\n' ? 1 : 0;
            }
        }
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("", false));
    }

    @Override
    public List<Sentence> remarks(String tab) {
        return charset == CharsetGuess.WINDOWS_1252 ? List.of(Sentence.of("sheet.windows-1252")) : List.of();
    }

    @Override
    public Optional<Sentence> rows(String tab, Predicate<SheetRow> taken) {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setRecordSeparator('\n')
                .setIgnoreEmptyLines(true)
                .get();
        try (var text = new BoundedRows(reader(file, charset), delimiter, LONGEST_ROW);
                var parser =
                        CSVParser.builder().setReader(text).setFormat(format).get()) {
            return rows(parser, text, taken);
        } catch (IOException _) {
            return Optional.of(Sentence.of("sheet.quotes", 1));
        }
    }

    private static Optional<Sentence> rows(CSVParser parser, BoundedRows text, Predicate<SheetRow> taken) {
        var records = parser.iterator();
        while (true) {
            long line = parser.getCurrentLineNumber() + 1;
            CSVRecord record;
            try {
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                record = records.next();
            } catch (UncheckedIOException | IllegalStateException _) {
                return Optional.of(
                        text.tooWide().isPresent()
                                ? Sentence.of("sheet.too-wide", text.tooWide().getAsInt())
                                : Sentence.of("sheet.quotes", (int) line));
            }
            var row = row(record, lineOf(record, parser.getCurrentLineNumber()));
            if (!row.isEmpty() && !taken.test(row)) {
                return Optional.empty();
            }
        }
    }

    /** Where a row begins: a cell may hold line breaks. */
    private static int lineOf(CSVRecord row, long lastLine) {
        int breaks = 0;
        for (String cell : row) {
            breaks += (int) cell.chars().filter(c -> c == '\n').count();
        }
        return (int) lastLine - breaks;
    }

    private static SheetRow row(CSVRecord record, int line) {
        return new SheetRow(
                line,
                StreamSupport.stream(record.spliterator(), false)
                        .map(cell -> SheetRow.Value.of(cell.strip()))
                        .toList());
    }
}
