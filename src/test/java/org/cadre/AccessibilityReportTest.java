package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the accessibility conformance report says is shown by a test, and the test is there. */
class AccessibilityReportTest {
    private static final Path REPORT = Path.of("docs/accessibility-conformance.md");

    @Test
    void namesTestsThatExist() throws IOException {
        var named = Pattern.compile("`(\\w+Test)`")
                .matcher(Files.readString(REPORT))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var there = files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
            assertThat(named).hasSizeGreaterThan(8);
            assertThat(there).containsAll(named);
        }
    }

    @Test
    void hasARowForEachCriterionOfLevelsAAndAa() throws IOException {
        // WCAG 2.2 has 31 criteria of level A and 24 of level AA; 4.1.1 is obsolete.
        assertThat(Files.readAllLines(REPORT).stream().filter(line -> line.matches("\\| \\d\\.\\d\\.\\d+ .*")))
                .hasSize(55);
    }
}
