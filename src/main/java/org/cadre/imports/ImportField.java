package org.cadre.imports;

import java.util.List;
import java.util.Map;
import org.cadre.imports.Reading.Said;
import org.cadre.imports.Reading.Wrong;
import org.cadre.offering.UsState;
import org.cadre.platform.sheet.WrittenDay;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a row of a list may say.
 *
 * @param key its word in addresses, in the database and in the keys of its texts
 * @param required without it a row means nothing
 * @param instead the field that does as well where it is matched; null: none does
 * @param most the most characters of a text, or the largest number
 * @param names how lists call the column, in small letters
 * @param words what may stand in it and what that means, where only some words may
 */
public record ImportField(
        String key,
        FieldType type,
        boolean required,
        @Nullable String instead,
        int most,
        List<String> names,
        Map<String, String> words) {

    public static ImportField of(String key, FieldType type, int most, String... names) {
        return new ImportField(key, type, false, null, most, List.of(names), Map.of());
    }

    public ImportField asRequired() {
        return new ImportField(key, type, true, instead, most, names, words);
    }

    public ImportField orInstead(String other) {
        return new ImportField(key, type, required, other, most, names, words);
    }

    public ImportField among(Map<String, String> allowed) {
        return new ImportField(key, type, required, instead, most, names, allowed);
    }

    /** The key of its name for people. */
    public String label() {
        return "imports.field." + key;
    }

    public String hint() {
        return "imports.field." + key + ".hint";
    }

    public String sample() {
        return "imports.field." + key + ".sample";
    }

    public boolean isDay() {
        return type == FieldType.DAY;
    }

    /** What a cell with something in it says. */
    Reading read(String cell, boolean dayFirst) {
        // What we hand out ourselves carries an apostrophe before what could be taken for a formula.
        String text = cell.strip().replaceAll("\\s+", " ").replaceFirst("^'(?=[=+@-])", "");
        return switch (type) {
            case TEXT ->
                text.length() > most ? new Wrong(Sentence.of("imports.row.long", most, text.length())) : new Said(text);
            case EMAIL -> email(text);
            case STATE ->
                UsState.find(text).<Reading>map(Said::new).orElseGet(() -> new Wrong(Sentence.of("imports.row.state")));
            case DAY -> day(text, dayFirst);
            case WHOLE -> whole(text);
            case HOURS -> hours(text);
            case WORD -> word(text);
        };
    }

    private static Reading email(String text) {
        String plain = text.replaceFirst("(?i)^mailto:", "").toLowerCase(java.util.Locale.ROOT);
        return plain.length() <= 254 && plain.matches("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>.]+")
                ? new Said(plain)
                : new Wrong(Sentence.of("imports.row.email"));
    }

    private static Reading day(String text, boolean dayFirst) {
        return WrittenDay.read(text, dayFirst)
                .<Reading>map(day -> new Said(day.toString()))
                .orElseGet(() -> new Wrong(Sentence.of(
                        WrittenDay.read(text, !dayFirst).isPresent() ? "imports.row.day-order" : "imports.row.day")));
    }

    private Reading whole(String text) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) <= most
                ? new Said(Integer.toString(Integer.parseInt(text)))
                : new Wrong(Sentence.of("imports.row.whole", most));
    }

    /** Hours with decimals or as 12:30; kept as minutes. */
    private Reading hours(String text) {
        if (text.matches("\\d{1,5}:[0-5]\\d")) {
            int colon = text.indexOf(':');
            return minutes(
                    Integer.parseInt(text.substring(0, colon)) * 60 + Integer.parseInt(text.substring(colon + 1)));
        }
        String plain = text.replaceFirst("(?i)\\s*(h|hrs?|hours?)\\.?$", "");
        return plain.matches("\\d{1,5}(\\.\\d{1,6})?")
                ? minutes((int) Math.round(Double.parseDouble(plain) * 60))
                : new Wrong(Sentence.of("imports.row.hours"));
    }

    private Reading minutes(int minutes) {
        return minutes <= most
                ? new Said(Integer.toString(minutes))
                : new Wrong(Sentence.of("imports.row.too-many-hours", most / 60));
    }

    private Reading word(String text) {
        String plain = text.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\s_-]+", " ");
        String meant = words.get(plain);
        return meant == null
                ? new Wrong(Sentence.of(
                        "imports.row.word",
                        words.values().stream().distinct().sorted().toList()))
                : new Said(meant);
    }
}
