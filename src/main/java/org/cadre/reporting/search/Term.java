package org.cadre.reporting.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What somebody typed, as it is searched.
 *
 * @param typed what they typed, at most {@link #MOST} characters of it
 * @param words plain small words of letters and digits, in their order
 * @param code letters and digits alone, as numbers are compared
 */
record Term(String typed, List<String> words, String code) {
    static final int MOST = 200;
    private static final int MOST_WORDS = 8;
    private static final int MOST_OF_A_WORD = 40;
    private static final int FEWEST_DIGITS_OF_A_PHONE = 7;
    private static final int DIGITS_OF_A_PHONE = 10;

    /** Digits alone are compared: this fits no number, not even one that has none. */
    private static final String NO_PHONE = "-";

    private static final int FEWEST_OF_A_CODE = 3;
    private static final int YEARS_OF_CERTIFICATES = 40;

    /** INV-000012, inv 12, CN 7, Q00031 or 12: the number of a paper, with or without what it begins with. */
    private static final Pattern PAPER = Pattern.compile("(INV|CN|Q)?0*([1-9][0-9]{0,11})");

    private static final Pattern CERTIFICATE = Pattern.compile("(?:NMC)?(20[0-9]{2})([0-9]{1,6})");

    /** The words as the database writes them, and the code. */
    static Term of(String typed, String words, String code) {
        return new Term(
                typed,
                Arrays.stream(words.strip().split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, Math.min(word.length(), MOST_OF_A_WORD)))
                        .distinct()
                        .limit(MOST_WORDS)
                        .toList(),
                code.substring(0, Math.min(code.length(), MOST_OF_A_WORD)));
    }

    static String cut(String typed) {
        String stripped = typed.replace("\u0000", "").strip();
        return stripped.substring(
                0, stripped.offsetByCodePoints(0, Math.min(stripped.codePointCount(0, stripped.length()), MOST)));
    }

    /** Whether there is a letter or a digit in it at all. */
    boolean isEmpty() {
        return words.isEmpty();
    }

    /** One letter fits nearly everybody. A single digit may be a whole number. */
    boolean isTooShort() {
        return words.stream().allMatch(word -> word.length() < 2)
                && !code.chars().allMatch(Character::isDigit);
    }

    /** The word that says most: it finds whom the other words then have to fit. */
    String longest() {
        return words.stream().max(Comparator.comparingInt(String::length)).orElse("");
    }

    /** The one that says most beside it; the same when no other says enough. */
    String secondLongest() {
        return words.stream()
                .filter(word -> word.length() > FEWEST_OF_A_CODE && !word.equals(longest()))
                .max(Comparator.comparingInt(String::length))
                .orElseGet(this::longest);
    }

    /** Where a word stands: anywhere in a word; a short one at its beginning. */
    static String patternOf(String word) {
        return word.length() < FEWEST_OF_A_CODE ? "% " + word + "%" : "%" + word + "%";
    }

    String[] wordArray() {
        return words.toArray(String[]::new);
    }

    /** Where each word stands, in the order of the words. */
    String[] patterns() {
        return words.stream().map(Term::patternOf).toArray(String[]::new);
    }

    /** A mail address is compared as it is. */
    String address() {
        return typed.toLowerCase(Locale.ROOT);
    }

    /** The digits from behind, as phone numbers are kept for the search; fitting none when these are too few for one. */
    String phonePattern() {
        String digits = typed.replaceAll("[^0-9]", "");
        boolean other = typed.chars().anyMatch(Character::isLetter);
        if (other || digits.length() < FEWEST_DIGITS_OF_A_PHONE) {
            return NO_PHONE;
        }
        String national =
                digits.length() == DIGITS_OF_A_PHONE + 1 && digits.startsWith("1") ? digits.substring(1) : digits;
        return new StringBuilder(national).reverse() + "%";
    }

    private boolean hasDigit() {
        return code.chars().anyMatch(Character::isDigit);
    }

    /** A code that may be the beginning of a longer one; nothing when it is a word. */
    String codePattern() {
        return hasDigit() && code.length() >= FEWEST_OF_A_CODE ? code + "%" : code;
    }

    OptionalLong invoice() {
        return paper("INV");
    }

    OptionalLong creditNote() {
        return paper("CN");
    }

    String quote() {
        var number = paper("Q");
        return number.isEmpty() ? "" : String.format(Locale.ROOT, "Q-%05d", number.getAsLong());
    }

    private OptionalLong paper(String kind) {
        var matcher = PAPER.matcher(code);
        return matcher.matches()
                        && (matcher.group(1) == null || matcher.group(1).equals(kind))
                ? OptionalLong.of(Long.parseLong(matcher.group(2)))
                : OptionalLong.empty();
    }

    /** The numbers of certificates that a running number may mean, of this year and those before it. */
    String[] certificates(int year) {
        var whole = CERTIFICATE.matcher(code);
        if (whole.matches()) {
            return new String[] {certificate(Integer.parseInt(whole.group(1)), whole.group(2))};
        }
        return code.matches("0*[1-9][0-9]{0,5}")
                ? IntStream.rangeClosed(0, YEARS_OF_CERTIFICATES)
                        .mapToObj(ago -> certificate(year - ago, code))
                        .toArray(String[]::new)
                : new String[0];
    }

    private static String certificate(int year, String running) {
        return String.format(Locale.ROOT, "NMC-%d-%06d", year, Long.parseLong(running));
    }
}
