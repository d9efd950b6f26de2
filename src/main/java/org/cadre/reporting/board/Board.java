package org.cadre.reporting.board;

import java.util.List;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The report of a period.
 *
 * @param period the days of it that have come
 * @param before what it is compared with
 */
record Board(Period period, Period before, List<Section> sections, List<FundMoney.Fund> funds) {

    /** Numbers that belong together; of its bars, the longest fills the picture. */
    record Section(String word, boolean drawn, List<Line> lines) {
        String title() {
            return "board.section." + word;
        }

        long longest() {
            return Math.max(
                    1,
                    lines.stream()
                            .mapToLong(line -> Math.max(line.now.length(), line.before.length()))
                            .max()
                            .orElse(1));
        }
    }

    /**
     * A number with what it means.
     *
     * @param is its definition in words; null: the title says it
     * @param link the list behind it
     */
    record Line(
            Sentence label,
            @Nullable Sentence is,
            Amount now,
            Amount before,
            @Nullable Link link) {}

    /**
     * The list behind a number.
     *
     * @param sum which sum of the list it is: "units", "minutes", "charged" …; empty: there is a page, and no sum to compare
     * @param number what the list must add up to
     * @param all of a rate: the list of what it is a part of
     */
    record Link(
            String href, String sum, long number, @Nullable Link all) {}

    /** How long a bar is in a picture of that width. */
    static long bar(Amount amount, Section section, int width) {
        return Math.round((double) width * amount.length() / section.longest());
    }
}
