package org.cadre.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed and what is wrong with it. All problems are gathered before the form is shown again, and
 * nothing typed is lost.
 */
public final class Form {
    /** The hidden field that makes a deed happen once. */
    public static final String KEY = "key";

    private final Map<String, List<String>> typed;
    private final Map<String, Sentence> problems = new LinkedHashMap<>();
    private final UUID key;

    private Form(Map<String, List<String>> typed) {
        this.typed = typed;
        this.key = keyIn(typed);
    }

    public static Form empty() {
        return new Form(new LinkedHashMap<>());
    }

    static Form of(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, List<String>>();
        request.getParameterMap()
                .forEach((name, values) -> typed.put(
                        name, Arrays.stream(values).map(Form::readable).toList()));
        return new Form(typed);
    }

    /** Without NUL: no keyboard has it, nobody sees it, and PostgreSQL keeps no text with it. */
    private static String readable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static UUID keyIn(Map<String, List<String>> typed) {
        try {
            return UUID.fromString(typed.getOrDefault(KEY, List.of("")).getFirst());
        } catch (IllegalArgumentException _) {
            return Ids.next();
        }
    }

    /** The key of the deed this form asks for: the same when the same form is sent twice. */
    public UUID key() {
        return key;
    }

    /** Fills a field in, as if it had been typed. */
    public Form with(String field, @Nullable Object value) {
        if (value != null) {
            typed.put(field, List.of(value.toString()));
        }
        return this;
    }

    /** What was typed into some fields, as it stands in an address. */
    public String query(String... fields) {
        return Arrays.stream(fields)
                .filter(field -> !text(field).isEmpty())
                .map(field -> field + "=" + URLEncoder.encode(text(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public Form withAll(String field, List<String> values) {
        typed.put(field, new ArrayList<>(values));
        return this;
    }

    /** What was typed, without blanks around it; empty when nothing was. */
    public String text(String field) {
        var values = typed.get(field);
        return values == null || values.isEmpty() ? "" : values.getFirst().strip();
    }

    public List<String> all(String field) {
        return Collections.unmodifiableList(typed.getOrDefault(field, List.of()));
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    /** Whether a box was ticked. */
    public boolean ticked(String field) {
        return !text(field).isEmpty();
    }

    /** The names of all fields that were sent. */
    public List<String> fields() {
        return List.copyOf(typed.keySet());
    }

    public String required(String field, Sentence missing) {
        String text = text(field);
        if (text.isEmpty()) {
            wrong(field, missing);
        }
        return text;
    }

    /** A text of limited length; longer ones are refused, never cut. */
    public String atMost(String field, int characters) {
        String text = text(field);
        if (text.length() > characters) {
            wrong(field, Sentence.of("web.too-long", characters, text.length()));
        }
        return text;
    }

    public Optional<LocalDate> day(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException _) {
            // said below, like a year out of range
        }
        wrong(field, Sentence.of("web.not-a-day"));
        return Optional.empty();
    }

    public Optional<LocalTime> time(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException _) {
            wrong(field, Sentence.of("web.not-a-time"));
            return Optional.empty();
        }
    }

    public Optional<Integer> number(String field) {
        return number(field, Sentence.of("web.not-a-number"));
    }

    /** A whole number; the refusal names what it counts, since the summary on top says it without its field. */
    public Optional<Integer> number(String field, Sentence otherwise) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException _) {
            wrong(field, otherwise);
            return Optional.empty();
        }
    }

    /** An id chosen from a list; anything else is as if nothing had been chosen. */
    public Optional<UUID> id(String field) {
        try {
            return Optional.of(UUID.fromString(text(field)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Says what is wrong with a field; the first word on a field stands. */
    public void wrong(String field, Sentence why) {
        problems.putIfAbsent(field, why);
    }

    public boolean isRight() {
        return problems.isEmpty();
    }

    public @Nullable Sentence problem(String field) {
        return problems.get(field);
    }

    public Map<String, Sentence> problems() {
        return Collections.unmodifiableMap(problems);
    }
}
