package org.cadre.platform.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Says sentences to a reader: patterns from the message files beside the features, dates and numbers as people write them. */
@Component
public final class Texts {
    private static final Locale LOCALE = Locale.US;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", LOCALE);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("EEE, MMM d", LOCALE);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("MMM d", LOCALE);
    private static final DateTimeFormatter PRINTED_DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", LOCALE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", LOCALE);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", LOCALE);

    private final Map<String, String> patterns;
    private final Map<String, Queue<MessageFormat>> formats = new ConcurrentHashMap<>();
    private final Map<ZoneId, String> zoneNames = new ConcurrentHashMap<>();

    public Texts() {
        this.patterns = load();
    }

    private static Map<String, String> load() {
        Map<String, String> all = new HashMap<>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:org/cadre/**/*.properties")) {
                if (String.valueOf(file.getFilename()).endsWith("_es.properties")) {
                    continue;
                }
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (String key : properties.stringPropertyNames()) {
                    if (all.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("the text " + key + " is said twice: " + file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    public boolean knows(String key) {
        return patterns.containsKey(key);
    }

    /** All keys there are. */
    public Set<String> keys() {
        return patterns.keySet();
    }

    /** The pattern of a text as it stands in its file. */
    public String pattern(String key) {
        return Objects.requireNonNull(patterns.get(key), () -> "no text for " + key);
    }

    /** Another pattern, filled in as ours are. */
    public String format(String pattern, Object... arguments) {
        Object[] said = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            said[i] = printable(arguments[i]);
        }
        return new MessageFormat(pattern, LOCALE).format(said);
    }

    public String say(Sentence sentence) {
        return say(sentence.key(), sentence.arguments().toArray());
    }

    /** The sentence of that key. Whole numbers, texts, days, hours and sentences may be arguments. */
    public String say(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        Object[] said = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            said[i] = printable(arguments[i]);
        }
        // A format keeps what it has worked out, but says one sentence at a time: each is lent out and comes back.
        var idle = formats.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>());
        var lent = idle.poll();
        var format = lent == null ? new MessageFormat(pattern, LOCALE) : lent;
        try {
            return format.format(said);
        } finally {
            idle.offer(format);
        }
    }

    private Object printable(Object argument) {
        return switch (argument) {
            case Sentence sentence -> say(sentence);
            case Hours hours -> hours(hours.minutes());
            case LocalDate day -> day(day);
            case ShortDay(var day) -> shortDay(day);
            case List<?> many ->
                String.join(
                        ", ",
                        many.stream().map(one -> String.valueOf(printable(one))).toList());
            default -> argument;
        };
    }

    /** "Tue, Mar 9, 2027". */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "Mar 9", where the year is plain from what stands around it. */
    public String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /** "March 9, 2027", as papers print it. */
    public String printedDay(LocalDate day) {
        return PRINTED_DAY.format(day);
    }

    /** "March 2027". */
    public String month(LocalDate day) {
        return MONTH.format(day);
    }

    /** "Feb 17–Mar 16". */
    public String span(LocalDate first, LocalDate last) {
        return first.equals(last) ? shortDay(first) : shortDay(first) + "–" + shortDay(last);
    }

    /** "Sat, Jun 12–Sun, Jun 13, 2027". */
    public String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        var short_ = first.getYear() == last.getYear() ? DAY_OF_YEAR : DAY;
        return short_.format(first) + "–" + day(last);
    }

    /** "Tue, Mar 9, 2027, 3:30 PM Central". */
    public String time(Instant at, ZoneId zone) {
        var there = at.atZone(zone);
        return day(there.toLocalDate()) + ", " + CLOCK.format(there) + " " + zoneName(zone);
    }

    /** "3:30 PM". */
    public String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** "Central", as people there say it. */
    public String zoneName(ZoneId zone) {
        return zoneNames.computeIfAbsent(
                zone,
                one -> one.getDisplayName(TextStyle.FULL_STANDALONE, LOCALE).replace(" Time", ""));
    }

    /** Minutes as hours with two decimals: 1890 is "31.50". */
    public String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** "$1,250.00". */
    public String money(long cents, String currency) {
        var format = NumberFormat.getCurrencyInstance(LOCALE);
        format.setCurrency(Currency.getInstance(currency));
        return format.format(BigDecimal.valueOf(cents, 2));
    }

    /** "1,265". */
    public String number(long number) {
        return Math.abs(number) < 1000
                ? Long.toString(number)
                : NumberFormat.getIntegerInstance(LOCALE).format(number);
    }
}
