package org.cadre.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
    private static List<String> said(String before, String after) {
        return TextDifference.between(before, after).stream()
                .map(line -> switch (line.change()) {
                            case SAME -> "  ";
                            case ADDED -> "+ ";
                            case REMOVED -> "- ";
                        }
                        + line.pieces().stream()
                                .map(piece -> piece.change() == TextDifference.Change.SAME
                                        ? piece.text()
                                        : "{" + piece.text() + "}")
                                .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void namesLinesThatCameAndWent() {
        assertThat(said("a\nb\nc", "a\nc\nd")).containsExactly("  a", "- {b}", "  c", "+ {d}");
    }

    @Test
    void namesTheWordsThatChangedWithinALine() {
        assertThat(said("Fees are low now.", "Fees are fair now."))
                .containsExactly("- Fees are {low} now.", "+ Fees are {fair} now.");
    }

    @Test
    void findsNothingBetweenTheSame() {
        assertThat(said("a\n\nb", "a\n\nb")).containsExactly("  a", "  ", "  b");
    }

    @Test
    void standsLongTexts() {
        var before = "word ".repeat(12_000);
        assertThat(TextDifference.between(before, before + "more")).hasSize(2);
        assertThat(TextDifference.between("x\n".repeat(30_000), "y\n".repeat(30_000)))
                .hasSize(60_000);
    }
}
