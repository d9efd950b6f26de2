package org.cadre.platform.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Comma-separated values by RFC 4180, in UTF-8 and marked as such: without the mark, Excel reads names wrongly. */
final class CsvWriter implements SheetWriter {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final BufferedWriter text;
    private final CSVPrinter csv;

    CsvWriter(OutputStream out) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        csv = new CSVPrinter(text, CSVFormat.RFC4180);
    }

    @Override
    public void heading(List<String> names) throws IOException {
        csv.printRecord(names.stream().map(SheetWriter::harmless).toList());
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (Cell cell : cells) {
            csv.print(
                    switch (cell) {
                        case Cell.Text(var words) -> SheetWriter.harmless(words);
                        case Cell.Count(var number) -> number;
                        case Cell.Decimal(var number) -> number.toPlainString();
                        case Cell.Day(var day) -> day;
                        case Cell.Nothing() -> "";
                    });
        }
        csv.println();
    }

    @Override
    public void finish() throws IOException {
        text.flush();
    }
}
