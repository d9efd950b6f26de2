package org.cadre.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cadre.platform.text.Sentence;

/**
 * Which passphrases are refused, and why: a passphrase alone needs 15 characters and must not be one that many people
 * use. There are no rules about digits or signs, and none has to be changed after some time.
 */
final class PassphraseRules {
    static final int LEAST = 15;
    static final int MOST = 200;
    /** What must be left of a passphrase when runs and common words are taken out of it. */
    private static final int LEAST_OF_ITS_OWN = 6;

    private static final int LEAST_BESIDE_ONES_NAME = 8;
    private static final int LEAST_DIFFERENT = 6;
    private static final int LONGEST_REPEATED = 8;
    private static final int SHORTEST_RUN = 4;
    private static final List<String> ROWS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p");

    private static final Set<String> COMMON = Set.copyOf(lines("common-passphrases.txt"));
    private static final List<String> COMMON_WORDS = lines("common-words.txt").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private PassphraseRules() {}

    private static List<String> lines(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PassphraseRules.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(PassphraseRules::bare)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why it is refused, if it is; {@code own} are the person's names and addresses. */
    static Optional<Sentence> refusal(String passphrase, Collection<String> own) {
        int length = passphrase.codePointCount(0, passphrase.length());
        if (length < LEAST) {
            return Optional.of(Sentence.of("people.passphrase.short", LEAST, length));
        }
        if (length > MOST) {
            return Optional.of(Sentence.of("people.passphrase.long", MOST, length));
        }
        String bare = bare(passphrase);
        if (bare.codePoints().distinct().count() < LEAST_DIFFERENT || repeatsItself(bare)) {
            return Optional.of(Sentence.of("people.passphrase.repeated"));
        }
        if (withoutRuns(bare).length() < LEAST_OF_ITS_OWN) {
            return Optional.of(Sentence.of("people.passphrase.sequence"));
        }
        if (isCommon(bare) || isCommon(asRead(bare))) {
            return Optional.of(Sentence.of("people.passphrase.common"));
        }
        if (without(bare, wordsOf(own)).length() < LEAST_BESIDE_ONES_NAME) {
            return Optional.of(Sentence.of("people.passphrase.own"));
        }
        return Optional.empty();
    }

    /** Letters and digits alone, in small letters: what is left of a phrase however it is dressed up. */
    private static String bare(String phrase) {
        return Normalizer.normalize(phrase, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}@$]", "");
    }

    /** Digits and signs that stand for letters, read as those letters. */
    private static String asRead(String bare) {
        return bare.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }

    private static boolean repeatsItself(String bare) {
        for (int unit = 1; unit <= LONGEST_REPEATED && unit * 2 <= bare.length(); unit++) {
            if (bare.startsWith(bare.substring(unit))) {
                return true;
            }
        }
        return false;
    }

    /** Without rows of the alphabet, the digits or the keyboard, forward and backward. */
    private static String withoutRuns(String bare) {
        var rest = new StringBuilder();
        int at = 0;
        while (at < bare.length()) {
            int run = runAt(bare, at);
            if (run >= SHORTEST_RUN) {
                at += run;
            } else {
                rest.append(bare.charAt(at));
                at++;
            }
        }
        return rest.toString();
    }

    private static int runAt(String bare, int from) {
        int longest = 0;
        for (String row : ROWS) {
            longest = Math.max(longest, runIn(row, bare, from));
            longest = Math.max(longest, runIn(new StringBuilder(row).reverse().toString(), bare, from));
        }
        return longest;
    }

    private static int runIn(String row, String bare, int from) {
        int longest = 0;
        for (int start = row.indexOf(bare.charAt(from));
                start >= 0;
                start = row.indexOf(bare.charAt(from), start + 1)) {
            int length = 0;
            while (start + length < row.length()
                    && from + length < bare.length()
                    && row.charAt(start + length) == bare.charAt(from + length)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private static boolean isCommon(String bare) {
        String core = bare.replaceAll("^\\p{N}+|\\p{N}+$", "");
        return COMMON.contains(bare)
                || COMMON.contains(core)
                || withoutRuns(without(core, COMMON_WORDS)).length() < LEAST_OF_ITS_OWN;
    }

    private static String without(String bare, Collection<String> words) {
        String rest = bare;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest;
    }

    private static List<String> wordsOf(Collection<String> own) {
        return own.stream()
                .flatMap(phrase -> List.of(phrase.split("[\\s@.,_+-]+")).stream())
                .map(PassphraseRules::bare)
                .filter(word -> word.length() >= 3)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.toList());
    }
}
