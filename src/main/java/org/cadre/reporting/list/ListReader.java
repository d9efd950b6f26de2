package org.cadre.reporting.list;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.UsState;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands what an address asks of a list. What it does not know it says: a filter misread would show too many. */
@Component
class ListReader {
    static final String COLUMNS = "columns";
    static final String SORT = "sort";
    private static final int LONGEST = 200;

    private final Map<ListKind, ListSource> sources = new EnumMap<>(ListKind.class);
    private final FilterOptions options;

    ListReader(List<ListSource> sources, FilterOptions options) {
        sources.forEach(one -> this.sources.put(one.kind(), one));
        this.options = options;
    }

    ListSource source(ListKind kind) {
        return Optional.ofNullable(sources.get(kind)).orElseThrow();
    }

    ListQuestion read(ListAddress address) {
        return read(address, "", "");
    }

    /** @param after and before: places in the list, as pages write them; empty: none */
    ListQuestion read(ListAddress address, String after, String before) {
        var source = source(address.kind());
        var problems = new LinkedHashMap<String, Sentence>();
        var wanted = new LinkedHashMap<String, Object>();
        var asked = new LinkedHashMap<>(address.asked());
        for (var filter : source.filters()) {
            var said = Optional.ofNullable(asked.remove(filter.word()));
            said.ifPresent(values ->
                    value(filter, values.getFirst(), problems).ifPresent(value -> wanted.put(filter.word(), value)));
        }
        var columns = columns(source, asked.remove(COLUMNS), problems);
        var sort = sort(source, asked.remove(SORT), problems);
        asked.keySet().forEach(name -> problems.put(name, Sentence.of("list.wrong.filter", shortened(name))));
        return new ListQuestion(
                address,
                source,
                wanted,
                columns,
                sort,
                place(after, sort, problems),
                place(before, sort, problems),
                problems);
    }

    private Optional<Object> value(Filter filter, String said, Map<String, Sentence> problems) {
        Optional<Object> value = said.length() > LONGEST
                ? Optional.empty()
                : switch (filter.kind()) {
                    case TEXT -> Optional.of(said);
                    case CHOICE ->
                        Optional.of(said).filter(filter.words()::contains).map(Object.class::cast);
                    case US_STATE -> Optional.of(said).filter(UsState::exists).map(Object.class::cast);
                    case OFFERING, COHORT, EDITION, DISTRICT ->
                        id(said).filter(id -> options.name(filter.kind(), id).isPresent())
                                .map(Object.class::cast);
                    case DAY -> day(said).map(Object.class::cast);
                };
        if (value.isEmpty()) {
            problems.put(
                    filter.word(),
                    said.length() > LONGEST
                            ? Sentence.of("web.too-long", LONGEST, said.length())
                            : filter.kind() == Filter.Kind.DAY
                                    ? Sentence.of("web.not-a-day")
                                    : Sentence.of("list.wrong.value", Sentence.of(filter.label()), shortened(said)));
        }
        return value;
    }

    private static Optional<UUID> id(String said) {
        try {
            return Optional.of(UUID.fromString(said));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String said) {
        try {
            return Optional.of(LocalDate.parse(said)).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static List<Column> columns(
            ListSource source, @Nullable List<String> asked, Map<String, Sentence> problems) {
        var all = source.columns();
        if (asked == null) {
            return all.stream().filter(Column::usual).toList();
        }
        var chosen = new ArrayList<Column>();
        chosen.add(all.getFirst());
        for (String word : asked) {
            all.stream()
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            one -> {
                                if (!chosen.contains(one)) {
                                    chosen.add(one);
                                }
                            },
                            () -> problems.put(COLUMNS, Sentence.of("list.wrong.column", shortened(word))));
        }
        return chosen;
    }

    private static Sort sort(ListSource source, @Nullable List<String> asked, Map<String, Sentence> problems) {
        var usual = source.sorts().getFirst();
        if (asked == null) {
            return usual;
        }
        return source.sorts().stream()
                .filter(one -> one.word().equals(asked.getFirst()))
                .findFirst()
                .orElseGet(() -> {
                    problems.put(SORT, Sentence.of("list.wrong.sort", shortened(asked.getFirst())));
                    return usual;
                });
    }

    private static @Nullable Place place(String written, Sort sort, Map<String, Sentence> problems) {
        if (written.isEmpty()) {
            return null;
        }
        var place = Place.of(written, sort);
        if (place.isEmpty()) {
            problems.put("after", Sentence.of("list.wrong.place"));
        }
        return place.orElse(null);
    }

    private static String shortened(String said) {
        return said.length() > 40 ? said.substring(0, 40) + "…" : said;
    }
}
