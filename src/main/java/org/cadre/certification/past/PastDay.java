package org.cadre.certification.past;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a day as American lists write it: 2024-03-09, 3/9/2024, Mar 9, 2024, March 9, 2024 or 9 March 2024. */
final class PastDay {
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2200;
    private static final List<DateTimeFormatter> FORMATS = Stream.of(
                    "uuuu-M-d",
                    "uuuu/M/d",
                    "M/d/uuuu",
                    "M-d-uuuu",
                    "MMM d, uuuu",
                    "MMMM d, uuuu",
                    "MMM d uuuu",
                    "MMMM d uuuu",
                    "d MMM uuuu",
                    "d MMMM uuuu",
                    "d-MMM-uuuu")
            .map(pattern -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.US)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private PastDay() {}

    /** The day; empty when it is none, or a year has two digits only and so may be of either century. */
    static Optional<LocalDate> read(String text) {
        String plain = text.strip()
                .replaceFirst("(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+", "")
                .replaceAll("(?i)\\b(\\d{1,2})(st|nd|rd|th)\\b", "$1")
                .replaceAll("(?i)\\bsept\\b", "Sep")
                .replaceAll("(?i)\\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\\.", "$1")
                .replaceFirst("(?i)[T\\s]0?0:00(:00(\\.0+)?)?Z?$", "")
                .replaceAll("\\s+", " ");
        for (var format : FORMATS) {
            try {
                var day = LocalDate.parse(plain, format);
                return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR ? Optional.of(day) : Optional.empty();
            } catch (DateTimeParseException _) {
                // the next format may fit
            }
        }
        return Optional.empty();
    }
}
