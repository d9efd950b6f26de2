package org.cadre.platform.sheet;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a day as American lists write it: 2024-03-09, 3/9/2024, Mar 9, 2024, March 9, 2024 or 9 March 2024. */
public final class WrittenDay {
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2200;
    private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{4}.*");
    private static final List<DateTimeFormatter> IN_WORDS = formats(
            "uuuu-M-d",
            "uuuu/M/d",
            "MMM d, uuuu",
            "MMMM d, uuuu",
            "MMM d uuuu",
            "MMMM d uuuu",
            "d MMM uuuu",
            "d MMMM uuuu",
            "d-MMM-uuuu");
    private static final List<DateTimeFormatter> MONTH_FIRST = formats("M/d/uuuu", "M-d-uuuu");
    private static final List<DateTimeFormatter> DAY_FIRST = formats("d/M/uuuu", "d-M-uuuu", "d.M.uuuu");

    private WrittenDay() {}

    private static List<DateTimeFormatter> formats(String... patterns) {
        return Stream.of(patterns)
                .map(pattern -> new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.US)
                        .withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }

    /** The day; empty when it is none, or a year has two digits only and so may be of either century. */
    public static Optional<LocalDate> read(String text) {
        return read(text, false);
    }

    /** The same where a list writes the day before the month: 9/3/2024 is in March then. */
    public static Optional<LocalDate> read(String text, boolean dayFirst) {
        String plain = text.strip()
                .replaceFirst("(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+", "")
                .replaceAll("(?i)\\b(\\d{1,2})(st|nd|rd|th)\\b", "$1")
                .replaceAll("(?i)\\bsept\\b", "Sep")
                .replaceAll("(?i)\\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\\.", "$1")
                .replaceFirst("(?i)[T\\s]0?0:00(:00(\\.0+)?)?Z?$", "")
                .replaceAll("\\s+", " ");
        return Stream.concat(IN_WORDS.stream(), (dayFirst ? DAY_FIRST : MONTH_FIRST).stream())
                .flatMap(format -> parsed(plain, format).stream())
                .findFirst()
                .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }

    private static Optional<LocalDate> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Whether it is one day with the month first and another one with the day first. */
    public static boolean isAmbiguous(String text) {
        var numbers = TWO_NUMBERS.matcher(text.strip());
        if (!numbers.matches()) {
            return false;
        }
        int one = Integer.parseInt(numbers.group(1));
        int other = Integer.parseInt(numbers.group(2));
        return one != other && one >= 1 && other >= 1 && one <= 12 && other <= 12;
    }

    /** Whether it can only be read with the day first, such as 25/3/2024. */
    public static boolean isDayFirst(String text) {
        return read(text, false).isEmpty() && read(text, true).isPresent();
    }
}
