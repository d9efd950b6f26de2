package org.cadre.platform.text;

import com.ibm.icu.text.MessageFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One language as it is spoken: its own patterns, and the English ones for what it does not say. */
final class Speech {
    /** A pattern and the language whose plurals it has. */
    private record Said(String pattern, Locale locale) {}

    private final Locale locale;
    private final Map<String, String> own;
    private final Map<String, String> english;
    private final Map<String, Queue<MessageFormat>> formats = new ConcurrentHashMap<>();
    private final Map<ZoneId, String> zoneNames = new ConcurrentHashMap<>();
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayOfYear;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter printedDay;
    private final DateTimeFormatter month;
    private final DateTimeFormatter clock;
    private final char decimal;

    Speech(Language language, Map<String, String> own, Map<String, String> english) {
        this.locale = language.locale();
        this.own = Map.copyOf(own);
        this.english = english;
        this.day = written("text.date.day", "yMMMEd");
        this.dayOfYear = written("text.date.day-of-year", "MMMEd");
        this.shortDay = written("text.date.short-day", "MMMd");
        this.printedDay = written("text.date.printed-day", "yMMMMd");
        this.month = written("text.date.month", "yMMMM");
        this.clock = written("text.date.clock", "jm");
        this.decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    /** As its message file says, else as people of that language are known to write it. */
    private DateTimeFormatter written(String key, String parts) {
        String pattern = own.get(key);
        if (pattern == null) {
            return DateTimeFormatter.ofLocalizedPattern(parts).withLocale(locale);
        }
        var written = new DateTimeFormatterBuilder();
        int half = pattern.indexOf('a');
        String before = own.get("text.date.am");
        String after = own.get("text.date.pm");
        if (half < 0 || before == null || after == null) {
            return written.appendPattern(pattern).toFormatter(locale);
        }
        return written.appendPattern(pattern.substring(0, half))
                .appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, before, 1L, after))
                .appendPattern(pattern.substring(half + 1))
                .toFormatter(locale);
    }

    /** The pattern of a text; null: nobody says that. */
    @Nullable
    String pattern(String key) {
        String pattern = own.get(key);
        return pattern == null ? english.get(key) : pattern;
    }

    boolean hasOwn(String key) {
        return own.containsKey(key);
    }

    private Said said(String key) {
        String pattern = own.get(key);
        if (pattern != null) {
            return new Said(pattern, locale);
        }
        pattern = english.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return new Said(pattern, Locale.US);
    }

    /** Another pattern, filled in as ours are. */
    String format(String pattern, Object... arguments) {
        return new MessageFormat(pattern, locale).format(printable(arguments));
    }

    String say(String key, Object... arguments) {
        var said = said(key);
        if (arguments.length == 0 && said.pattern.indexOf('{') < 0 && said.pattern.indexOf('\'') < 0) {
            return said.pattern;
        }
        Object[] printable = printable(arguments);
        // A format keeps what it has worked out, but says one sentence at a time: each is lent out and comes back.
        var idle = formats.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>());
        var lent = idle.poll();
        var format = lent == null ? new MessageFormat(said.pattern, said.locale) : lent;
        try {
            return format.format(printable);
        } finally {
            idle.offer(format);
        }
    }

    private Object[] printable(Object[] arguments) {
        Object[] printable = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            printable[i] = printable(arguments[i]);
        }
        return printable;
    }

    private Object printable(Object argument) {
        return switch (argument) {
            case Sentence sentence -> say(sentence.key(), sentence.arguments().toArray());
            case String kept -> reading(kept);
            case Hours(int minutes) -> hours(minutes);
            case LocalDate one -> day(one);
            case LocalTime one -> clock(one);
            case ShortDay(var one) -> shortDay(one);
            case Days(var first, var last) -> days(first, last);
            case Span(var first, var last) -> span(first, last);
            case MonthOf(var one) -> month(one);
            case Moment(var at, var zone) -> time(at, zone);
            case Money(long cents, var currency) -> money(cents, currency);
            case List<?> many ->
                String.join(
                        ", ",
                        many.stream().map(one -> String.valueOf(printable(one))).toList());
            default -> argument;
        };
    }

    /** What was stored, line by line: our own sentences are said, and what a person typed stays. */
    String reading(String kept) {
        return KeptSentence.isIn(kept) ? kept.lines().map(this::line).collect(Collectors.joining("\n")) : kept;
    }

    private String line(String kept) {
        try {
            return KeptSentence.read(kept)
                    .filter(one -> pattern(one.key()) != null)
                    .map(one -> say(one.key(), one.arguments().toArray()))
                    .orElse(kept);
        } catch (IllegalArgumentException _) {
            return kept; // what goes into it does not fit: nobody stored that but by typing it
        }
    }

    String day(LocalDate one) {
        return day.format(one);
    }

    String shortDay(LocalDate one) {
        return shortDay.format(one);
    }

    String printedDay(LocalDate one) {
        return printedDay.format(one);
    }

    String month(LocalDate one) {
        return month.format(one);
    }

    String name(Month one) {
        return one.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    String span(LocalDate first, LocalDate last) {
        return first.equals(last) ? shortDay(first) : shortDay(first) + "–" + shortDay(last);
    }

    String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        var begins = first.getYear() == last.getYear() ? dayOfYear : day;
        return begins.format(first) + "–" + day(last);
    }

    String time(Instant at, ZoneId zone) {
        return day(at.atZone(zone).toLocalDate()) + ", " + clock(at, zone) + " " + zoneName(zone);
    }

    String clock(Instant at, ZoneId zone) {
        return clock.format(at.atZone(zone));
    }

    String clock(LocalTime one) {
        return clock.format(one);
    }

    String zoneName(ZoneId zone) {
        return zoneNames.computeIfAbsent(zone, this::namedZone);
    }

    /** As its message file says for the zones of the country, else as people of that language are known to say it. */
    private String namedZone(ZoneId zone) {
        String english =
                zone.getDisplayName(TextStyle.FULL_STANDALONE, Locale.US).replace(" Time", "");
        String named = own.get("text.zone." + english.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        return locale.getLanguage().equals("en") ? english : zone.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', decimal);
    }

    String money(long cents, String currency) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency));
        return format.format(BigDecimal.valueOf(cents, 2));
    }

    String number(long number) {
        return Math.abs(number) < 1000
                ? Long.toString(number)
                : NumberFormat.getIntegerInstance(locale).format(number);
    }
}
