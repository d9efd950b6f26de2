package org.cadre.evaluation.result;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one question. */
sealed interface Tally {
    String section();

    String question();

    /** How many answered it. */
    int answers();

    /** @param percent of those who answered the question */
    record Bar(String label, int count, int percent) {}

    /**
     * How often each step or choice was chosen.
     *
     * @param mean of a scale; none: a choice
     * @param steps of a scale
     */
    record Bars(
            String section,
            String question,
            int answers,
            List<Bar> bars,
            @Nullable BigDecimal mean,
            int steps) implements Tally {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /** Answers in words, in no order; fewer words than answers: the rest is read by office alone. */
    record Said(String section, String question, int answers, List<String> words) implements Tally {
        public Said {
            words = List.copyOf(words);
        }

        int forOffice() {
            return answers - words.size();
        }
    }

    /** Fewer than are shown answered it. */
    record TooFew(String section, String question, int answers) implements Tally {}
}
