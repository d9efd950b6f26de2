package org.cadre.platform.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sentence as it is stored before anybody knows who will read it: one line of text with its key and what goes into it. It
 * stands in the same column as what people type, which is stored as it is.
 */
final class KeptSentence {
    private static final String BEGIN = "{\"say\":";
    private static final TypeReference<Map<String, Object>> PARTS = new TypeReference<>() {};

    /** The same sentence is the same text, whoever wrote it down. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private KeptSentence() {}

    static String written(Sentence sentence) {
        return BEGIN + JSON.writeValueAsString(sentence.key()) + ",\"with\":"
                + JSON.writeValueAsString(written(sentence.arguments())) + "}";
    }

    private static List<Object> written(List<?> arguments) {
        return arguments.stream().map(KeptSentence::part).toList();
    }

    private static Object part(Object argument) {
        return switch (argument) {
            case Sentence(var key, var arguments) -> Map.of("say", key, "with", written(arguments));
            case LocalDate day -> Map.of("day", day.toString());
            case LocalTime time -> Map.of("clock", time.toString());
            case ShortDay(var day) -> Map.of("short", day.toString());
            case MonthOf(var day) -> Map.of("month", day.toString());
            case Days(var first, var last) -> Map.of("days", List.of(first.toString(), last.toString()));
            case Span(var first, var last) -> Map.of("span", List.of(first.toString(), last.toString()));
            case Hours(int minutes) -> Map.of("minutes", minutes);
            case Money(long cents, var currency) -> Map.of("cents", cents, "currency", currency);
            case Moment(var at, var zone) -> Map.of("at", at.toString(), "zone", zone.getId());
            case List<?> many -> written(many);
            case Number number -> number;
            default -> argument.toString();
        };
    }

    /** Whether there may be one in a text. */
    static boolean isIn(String text) {
        return text.contains(BEGIN);
    }

    /** What one line says; empty: somebody typed it. */
    static Optional<Sentence> read(String line) {
        if (!line.startsWith(BEGIN)) {
            return Optional.empty();
        }
        try {
            return Optional.of(sentence(JSON.readValue(line, PARTS)));
        } catch (JacksonException
                | ClassCastException
                | NullPointerException
                | NoSuchElementException
                | DateTimeException _) {
            return Optional.empty(); // it only looks like one
        }
    }

    private static Sentence sentence(Map<?, ?> parts) {
        return new Sentence(text(parts, "say"), read((List<?>) part(parts, "with")));
    }

    private static List<Object> read(List<?> parts) {
        return parts.stream().map(KeptSentence::argument).toList();
    }

    private static Object argument(Object part) {
        return switch (part) {
            case List<?> many -> read(many);
            case Map<?, ?> one when one.containsKey("say") -> sentence(one);
            case Map<?, ?> one when one.containsKey("day") -> LocalDate.parse(text(one, "day"));
            case Map<?, ?> one when one.containsKey("clock") -> LocalTime.parse(text(one, "clock"));
            case Map<?, ?> one when one.containsKey("short") -> new ShortDay(LocalDate.parse(text(one, "short")));
            case Map<?, ?> one when one.containsKey("month") -> new MonthOf(LocalDate.parse(text(one, "month")));
            case Map<?, ?> one
            when one.get("days") instanceof List<?> days -> new Days(day(days.getFirst()), day(days.getLast()));
            case Map<?, ?> one
            when one.get("span") instanceof List<?> days -> new Span(day(days.getFirst()), day(days.getLast()));
            case Map<?, ?> one when one.containsKey("minutes") -> new Hours(((Number) part(one, "minutes")).intValue());
            case Map<?, ?> one
            when one.containsKey("cents") ->
                new Money(((Number) part(one, "cents")).longValue(), text(one, "currency"));
            case Map<?, ?> one
            when one.containsKey("at") -> new Moment(Instant.parse(text(one, "at")), ZoneId.of(text(one, "zone")));
            default -> part;
        };
    }

    private static Object part(Map<?, ?> parts, String name) {
        return Objects.requireNonNull(parts.get(name));
    }

    private static String text(Map<?, ?> parts, String name) {
        return (String) part(parts, name);
    }

    private static LocalDate day(Object written) {
        return LocalDate.parse((String) written);
    }
}
