package org.cadre.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook as Excel keeps it. Texts stand in their own cells: a table of shared ones would grow with the rows. */
final class XlsxWriter implements SheetWriter {
    /** So many rows are in memory at a time. */
    private static final int AT_A_TIME = 500;

    /** More characters than this make Excel call the file damaged. */
    private static final int LONGEST = 32_767;

    private static final int WIDTH = 20;

    private final Workbook workbook;
    private final String title;
    private List<String> names = List.of();
    private Worksheet sheet;
    private int sheets = 1;
    private int next;

    XlsxWriter(OutputStream out, String title) {
        this.title = nameOf(title);
        workbook = new Workbook(out, "Cadre", "1.0");
        sheet = workbook.newWorksheet(this.title);
    }

    /** A sheet's name has at most 31 characters and none of a path's; three stay free for a number. */
    private static String nameOf(String title) {
        String plain = title.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        return plain.isEmpty() ? "List" : plain.substring(0, Math.min(27, plain.length()));
    }

    @Override
    public void heading(List<String> names) throws IOException {
        this.names = List.copyOf(names);
        for (int column = 0; column < names.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(next, column, SheetWriter.harmless(names.get(column)));
            sheet.style(next, column).bold().set();
        }
        sheet.freezePane(0, 1);
        next++;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        if (next == Worksheet.MAX_ROWS) {
            goOnInANewSheet();
        }
        for (int column = 0; column < cells.size(); column++) {
            put(column, cells.get(column));
        }
        next++;
        if (next % AT_A_TIME == 0) {
            sheet.flush();
        }
    }

    private void goOnInANewSheet() throws IOException {
        sheet.finish();
        sheets++;
        sheet = workbook.newWorksheet(title + " " + sheets);
        next = 0;
        heading(names);
    }

    private void put(int column, Cell cell) {
        switch (cell) {
            case Cell.Text(var words) -> {
                String text = SheetWriter.harmless(words);
                sheet.inlineString(next, column, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            }
            case Cell.Count(var number) -> sheet.value(next, column, number);
            case Cell.Decimal(var number) -> {
                sheet.value(next, column, number);
                sheet.style(next, column).format("#,##0.00").set();
            }
            case Cell.Day(var day) -> {
                sheet.value(next, column, day);
                sheet.style(next, column).format("mm/dd/yyyy").set();
            }
            case Cell.Nothing() -> {
                // an empty cell is none
            }
        }
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
