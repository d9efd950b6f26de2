package org.cadre.site.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody typed, as it is searched.
 *
 * @param text at most {@link #MOST} characters of it
 * @param words letters and digits alone, in their order
 */
record Typed(String text, List<String> words) {
    private static final int MOST = 200;
    private static final int MOST_WORDS = 8;
    private static final int MOST_OF_A_WORD = 40;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    static Typed of(String text) {
        String some = text.strip().substring(0, Math.min(MOST, text.strip().length()));
        return new Typed(
                some,
                WORD.matcher(some.toLowerCase(Locale.ROOT).replace("'", "").replace("’", ""))
                        .results()
                        .map(MatchResult::group)
                        .map(word -> word.substring(0, Math.min(MOST_OF_A_WORD, word.length())))
                        .distinct()
                        .limit(MOST_WORDS)
                        .toList());
    }

    /** One letter fits nearly everything. */
    boolean isTooLittle() {
        return words.stream().allMatch(word -> word.length() < 2);
    }

    String[] array() {
        return words.toArray(String[]::new);
    }
}
