package org.cadre.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two kinds of spreadsheet file that everybody's program opens. */
public enum SheetFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    SheetFormat(String type) {
        this.type = type;
    }

    /** What a browser is told it gets. */
    public String type() {
        return type;
    }

    /** The word in addresses, and how the file's name ends. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SheetFormat> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /**
     * Begins a file of this kind.
     *
     * @param title what the sheet is called where sheets have names
     */
    public SheetWriter on(OutputStream out, String title) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(out);
            case XLSX -> new XlsxWriter(out, title);
        };
    }
}
