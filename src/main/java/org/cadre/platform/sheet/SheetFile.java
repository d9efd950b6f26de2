package org.cadre.platform.sheet;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cadre.platform.text.Sentence;

/** A spreadsheet file that can be read, row by row and as often as one likes. */
public sealed interface SheetFile permits CsvFile, XlsxFile {
    /**
     * One of its sheets.
     *
     * @param hidden whoever opens the file does not see it
     */
    record Tab(String name, boolean hidden) {}

    /** Its sheets in their order; a CSV file has one, without a name. */
    List<Tab> tabs();

    /** The sheet somebody would see first. */
    default String firstTab() {
        return tabs().stream()
                .filter(tab -> !tab.hidden)
                .findFirst()
                .orElse(tabs().getFirst())
                .name();
    }

    /** What is worth saying about the file or one of its sheets before its rows are used. */
    List<Sentence> remarks(String tab);

    /**
     * Reads the rows of a sheet that hold something, as long as they are taken.
     *
     * @return why the rest could not be read; empty when all is well
     */
    Optional<Sentence> rows(String tab, Predicate<SheetRow> taken);
}
