package org.cadre.internship.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds what looks like the name of a child in a shared text: a capitalized name near a word like "student" or "daughter"
 * that is nobody's of the internship. It guesses, so whoever wrote it is asked once and decides. The words are data:
 * child-names.txt.
 */
final class ChildNames {
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'’-]*|[.!?;:,\\n]");
    private static final int FEW_WORDS = 7;
    private static final ChildNames SHIPPED = new ChildNames(read());

    private final Set<String> near;
    private final Set<String> plain;

    private ChildNames(List<String> lines) {
        this.near = words(lines, "near ");
        this.plain = words(lines, "plain ");
    }

    static ChildNames shipped() {
        return SHIPPED;
    }

    private static List<String> read() {
        try {
            return new ClassPathResource("org/cadre/internship/log/child-names.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(List<String> lines, String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind))
                .flatMap(line -> Arrays.stream(line.substring(kind.length()).split("\\s+")))
                .map(ChildNames::lower)
                .collect(Collectors.toSet());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** What is asked about, each name once, in the order of the text; the known names are those of grown-ups. */
    List<String> in(String text, Collection<String> known) {
        var people = new HashSet<String>();
        known.forEach(name ->
                Arrays.stream(name.split("[\\s-]+")).map(ChildNames::bare).forEach(people::add));
        var words = WORD.matcher(text).results().map(MatchResult::group).toList();
        var found = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            if (!mayBeName(words.get(i), people)) {
                continue;
            }
            int end = i;
            while (end + 1 < words.size() && mayBeName(words.get(end + 1), people)) {
                end++;
            }
            boolean isFull = end > i;
            boolean follows = i > 0 && near.contains(bare(words.get(i - 1)));
            if (follows || isFull && isNear(words, i, end)) {
                String name = String.join(" ", words.subList(i, end + 1));
                if (!found.contains(name)) {
                    found.add(name);
                }
            }
            i = end;
        }
        return found;
    }

    private boolean mayBeName(String word, Set<String> people) {
        return word.length() > 1
                && Character.isUpperCase(word.codePointAt(0))
                && !plain.contains(lower(word))
                && !plain.contains(bare(word))
                && !near.contains(bare(word))
                && !people.contains(bare(word));
    }

    private boolean isNear(List<String> words, int from, int to) {
        for (int i = Math.max(0, from - FEW_WORDS); i <= Math.min(words.size() - 1, to + FEW_WORDS); i++) {
            if (near.contains(bare(words.get(i)))) {
                return true;
            }
        }
        return false;
    }

    /** Without the ending of a possessive: "Jayden’s" is Jayden. */
    private static String bare(String word) {
        return lower(word).replaceAll("['’]s?$", "");
    }
}
