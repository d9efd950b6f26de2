package org.cadre.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cadre.platform.text.Sentence;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A workbook. It is read as a stream, after {@link XlsxLook} has seen that it is no larger inside than it may be. */
final class XlsxFile implements SheetFile {
    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);
    private static final MathContext AS_SHOWN = new MathContext(15);

    /** Written out, 1E999999999 would be a text of a gigabyte. */
    private static final int MOST_DIGITS = 40;

    private static final int LONGEST_FORMAT = 255;
    private static final int LONGEST_PADDED = 20;

    private final Path file;
    private final int texts;
    private final List<Tab> tabs;

    private XlsxFile(Path file, int texts, List<Tab> tabs) {
        this.file = file;
        this.texts = texts;
        this.tabs = tabs;
    }

    static SheetReader.Outcome open(Path file) {
        return switch (XlsxLook.at(file)) {
            case XlsxLook.Whole.Refused(var why) -> new SheetReader.Outcome.Unreadable(why);
            case XlsxLook.Whole.Good(int texts) -> open(file, texts);
        };
    }

    private static SheetReader.Outcome open(Path file, int texts) {
        try (var workbook = new ReadableWorkbook(file.toFile(), OPTIONS)) {
            var tabs = workbook.getSheets()
                    .map(sheet -> new Tab(sheet.getName(), sheet.getVisibility() != SheetVisibility.VISIBLE))
                    .toList();
            return tabs.isEmpty()
                    ? new SheetReader.Outcome.Unreadable(Sentence.of("sheet.damaged"))
                    : new SheetReader.Outcome.Opened(new XlsxFile(file, texts, tabs));
        } catch (IOException | RuntimeException _) {
            return new SheetReader.Outcome.Unreadable(Sentence.of("sheet.damaged"));
        }
    }

    @Override
    public List<Tab> tabs() {
        return tabs;
    }

    @Override
    public List<Sentence> remarks(String tab) {
        return switch (XlsxLook.at(file, tab, texts)) {
            case XlsxLook.Sheet.Refused _ -> List.of();
            case XlsxLook.Sheet.Good(var merged) ->
                merged.isEmpty()
                        ? List.of()
                        : List.of(Sentence.of(
                                "sheet.merged", merged.size(), merged.getFirst().address()));
        };
    }

    @Override
    public Optional<Sentence> rows(String tab, Predicate<SheetRow> taken) {
        return switch (XlsxLook.at(file, tab, texts)) {
            case XlsxLook.Sheet.Refused(var why) -> Optional.of(why);
            case XlsxLook.Sheet.Good(var merged) -> rows(tab, new MergedCells(merged), taken);
        };
    }

    private Optional<Sentence> rows(String tab, MergedCells merged, Predicate<SheetRow> taken) {
        try (var workbook = new ReadableWorkbook(file.toFile(), OPTIONS);
                var rows = workbook.findSheet(tab).orElseThrow().openStream()) {
            var rest = rows.iterator();
            for (var row = next(rest, merged); row.isPresent(); row = next(rest, merged)) {
                if (!row.get().isEmpty() && !taken.test(row.get())) {
                    break;
                }
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | ExcelReaderException _) {
            return Optional.of(Sentence.of("sheet.damaged"));
        }
    }

    /** What the library throws at a cell it cannot make sense of is of many kinds; what whoever takes the rows throws is not meant. */
    private static Optional<SheetRow> next(Iterator<Row> rest, MergedCells merged) throws IOException {
        try {
            return rest.hasNext() ? Optional.of(merged.filled(row(rest.next()))) : Optional.empty();
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private static SheetRow row(Row row) {
        var values = new ArrayList<SheetRow.Value>(row.getCellCount());
        for (int place = 0; place < row.getCellCount(); place++) {
            var cell = row.getCell(place);
            values.add(cell == null ? SheetRow.Value.of("") : value(cell));
        }
        return new SheetRow(row.getRowNum(), values);
    }

    private static SheetRow.Value value(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> SheetRow.Value.of("");
            case STRING -> SheetRow.Value.of(cell.asString().strip());
            case BOOLEAN -> SheetRow.Value.of(Boolean.TRUE.equals(cell.asBoolean()) ? "yes" : "no");
            case NUMBER -> number(cell, (BigDecimal) cell.getValue());
            case ERROR -> new SheetRow.Value(shown(cell), Sentence.of("sheet.cell-error", shown(cell)));
            case FORMULA -> formula(cell);
        };
    }

    /** What the program that wrote the file has reckoned; a formula itself is never reckoned here. */
    private static SheetRow.Value formula(Cell cell) {
        String kept = cell.getRawValue();
        if (kept == null) {
            return new SheetRow.Value("", Sentence.of("sheet.formula"));
        }
        if (kept.startsWith("#")) {
            return new SheetRow.Value(kept, Sentence.of("sheet.cell-error", kept));
        }
        return cell.getValue() instanceof BigDecimal number ? number(cell, number) : SheetRow.Value.of(kept.strip());
    }

    private static String shown(Cell cell) {
        return cell.getRawValue() == null ? "#" : cell.getRawValue();
    }

    private static SheetRow.Value number(Cell cell, BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
            return new SheetRow.Value(shown(cell), Sentence.of("sheet.number"));
        }
        String format = cell.getDataFormatString();
        if (format != null && format.length() <= LONGEST_FORMAT && isDay(format)) {
            var moment = day(cell, number);
            if (moment.isPresent()) {
                return SheetRow.Value.of(moment.get());
            }
        }
        String plain = number.round(AS_SHOWN).stripTrailingZeros().toPlainString();
        boolean padded =
                format != null && format.length() <= LONGEST_PADDED && format.matches("0+") && plain.matches("\\d+");
        return SheetRow.Value.of(padded ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain : plain);
    }

    private static boolean isDay(String format) {
        String plain = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return plain.contains("d") || plain.contains("yy") || plain.contains("mmm");
    }

    private static Optional<String> day(Cell cell, BigDecimal number) {
        if (cell.getType() != CellType.NUMBER) {
            // A formula's value cannot be asked for as a day: days are counted from 1899-12-30.
            return number.signum() > 0 && number.longValue() < 200_000
                    ? Optional.of(java.time.LocalDate.of(1899, 12, 30)
                            .plusDays(number.longValue())
                            .toString())
                    : Optional.empty();
        }
        try {
            var moment = cell.asDate();
            return Optional.of(
                    moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? moment.toLocalDate().toString()
                            : moment.toLocalDate() + " " + moment.toLocalTime());
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }
}
