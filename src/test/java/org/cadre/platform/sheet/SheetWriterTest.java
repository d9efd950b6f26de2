package org.cadre.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTest {
    private static final List<String> NAMES = List.of("Name", "Hours", "Owed", "Seats", "Issued", "Note");
    private static final List<Cell> ROSA = List.of(
            Cell.of("Rosa Ñandú, \"MIT\""),
            Cell.ofMinutes(1890),
            Cell.ofCents(-12_050),
            Cell.of(3),
            Cell.of(LocalDate.of(2026, 10, 5)),
            Cell.of((String) null));

    @TempDir
    private Path folder = Path.of("");

    @Nested
    class AsCommaSeparatedValues {
        @Test
        void quotesWhatNeedsItAndSaysThatItIsUtf8() throws IOException {
            assertThat(csv(ROSA)).isEqualTo("""
                    \ufeffName,Hours,Owed,Seats,Issued,Note\r
                    "Rosa Ñandú, ""MIT""\",31.50,-120.50,3,2026-10-05,\r
                    """);
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"})
        void putsAnApostropheBeforeWhatWouldBeAFormula(String typed) throws IOException {
            assertThat(csv(List.of(Cell.of(typed)))).contains("'" + typed);
        }

        private String csv(List<Cell> row) throws IOException {
            return new String(written(SheetFormat.CSV, row), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class AsAWorkbook {
        @Test
        void keepsNumbersAndDaysAsSuch() throws IOException {
            assertThat(sheet(ROSA))
                    .contains("<v>31.50</v>", "<v>-120.50</v>", "<v>3</v>", "<v>46300")
                    .contains("Rosa &#xd1;and&#xfa;, &quot;MIT&quot;");
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx"})
        void hasNoFormulaThatSomebodyTyped(String typed) throws IOException {
            assertThat(sheet(List.of(Cell.of(typed))))
                    .doesNotContain("<f>")
                    .contains(">&apos;" + typed.replace("\t", "&#x9;"));
        }

        @Test
        void leavesOutWhatNoWorkbookMayHold() throws IOException {
            assertThat(sheet(List.of(Cell.of("a\u0001b" + "x".repeat(40_000)))))
                    .doesNotContain("\u0001")
                    .doesNotContain("x".repeat(32_767));
        }

        private String sheet(List<Cell> row) throws IOException {
            return new String(
                    parts(written(SheetFormat.XLSX, row)).get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
        }
    }

    /** The sink holds nothing, so what is held is held by the writer: rows on their way, and no more of them than a few. */
    @ParameterizedTest
    @EnumSource
    void sendsRowsOnTheirWayInsteadOfKeepingThem(SheetFormat format) throws IOException {
        var sink = new Sink();
        var writer = format.on(sink, "People");
        writer.heading(NAMES);
        long most = 0;
        long sent = 0;
        for (int i = 0; i < 100_000; i++) {
            writer.row(List.of(Cell.of("Person number " + i), Cell.of(i), Cell.of(LocalDate.of(2026, 1, 1))));
            if (sink.bytes > sent) {
                sent = sink.bytes;
                most = Math.max(most, i - sink.rowsBefore);
                sink.rowsBefore = i;
            }
        }
        writer.finish();

        assertThat(most).as("rows kept between two writes").isBetween(1L, 4_000L);
    }

    @Test
    void findsAKindByItsWordOnly() {
        assertThat(SheetFormat.find("xlsx")).contains(SheetFormat.XLSX);
        assertThat(SheetFormat.find("exe")).isEmpty();
    }

    private static final class Sink extends OutputStream {
        private long bytes;
        private int rowsBefore;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }

    private static byte[] written(SheetFormat format, List<Cell> row) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = format.on(out, "People/all");
        writer.heading(NAMES);
        writer.row(row);
        writer.finish();
        return out.toByteArray();
    }

    /** By its directory, as Excel reads it: the writer, which never goes back, says the sizes only after each part. */
    private Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("people.xlsx"), workbook);
        var parts = new HashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }
}
