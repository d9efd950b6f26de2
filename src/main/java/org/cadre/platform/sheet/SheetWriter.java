package org.cadre.platform.sheet;

import java.io.IOException;
import java.util.List;

/**
 * Writes a spreadsheet row by row and remembers none of them. What breaks off before {@link #finish} is no whole file,
 * and no program takes it for one.
 */
public sealed interface SheetWriter permits CsvWriter, XlsxWriter {

    /** The names of the columns; once, before the rows. */
    void heading(List<String> names) throws IOException;

    void row(List<Cell> cells) throws IOException;

    void finish() throws IOException;

    /**
     * What somebody typed, so that no spreadsheet program takes it for a formula: an apostrophe goes before what begins
     * like one. Numbers and days are none of this: they are written as such.
     */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
