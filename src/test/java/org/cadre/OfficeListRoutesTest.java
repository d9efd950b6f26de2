package org.cadre;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No list of office forgets its files. */
class OfficeListRoutesTest {
    private static final String AS_A_FILE = ".{format}";

    /** The pages that have none, and why. */
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            entry("/office/people", "a list with filters: /office/lists/people/rows.csv"),
            entry("/office/registrations", "a list with filters: /office/lists/registrations/rows.csv"),
            entry("/office/certificates", "a list with filters: /office/lists/certificates/rows.csv"),
            entry("/office/lists", "saved lists, each of which is taken out itself"),
            entry("/office/case-files", "only office reads it, and every reading is recorded one by one"),
            entry("/office/private-words", "only office reads it, and every reading is recorded one by one"),
            entry("/office/reports", "figures: /office/reports/board.{format}"),
            entry("/office/reports/journal", "each journal is a file"),
            entry("/office/standards/uses", "stands in each framework's package"),
            entry("/office/coverage", "figures of standards, not records"),
            entry("/office/register", "the state of the register, which is public"),
            entry("/office/search", "what somebody looks for at the moment"),
            entry("/office/search/now", "what somebody looks for at the moment"),
            entry("/office/wordings", "the texts of mail, to be worded"),
            entry("/office/editions/certificate-layouts", "layouts to be edited"),
            entry("/office/editions/part-two-prices", "a form"),
            entry("/office/editions/compare", "two documents side by side"),
            entry("/office/fees", "a form"),
            entry("/office/import", "a form for files of NCES"),
            entry("/office/reports/codes", "a form"),
            entry("/office/requests/terms", "a form"),
            entry("/office/standards/import", "a form"));

    private static Set<String> pages() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/routes.txt")).stream()
                .filter(line -> line.startsWith("GET /office/"))
                .map(line -> line.substring("GET ".length()).split("[ |]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachHasItsFilesOrAReasonWhyNot() throws IOException {
        var pages = pages();
        assertThat(pages).hasSizeGreaterThan(100);
        assertThat(pages.stream()
                        .filter(page -> !page.contains("{") && !page.endsWith("/new"))
                        .filter(page -> !pages.contains(page + AS_A_FILE)))
                .containsExactlyInAnyOrderElementsOf(WITHOUT.keySet());
    }
}
