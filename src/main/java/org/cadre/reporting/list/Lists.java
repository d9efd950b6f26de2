package org.cadre.reporting.list;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Like;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the database for lists: a page, a count, all rows, the people named. Nothing for anybody but office. */
@Component
class Lists {
    static final int PAGE = 50;

    /** Counted exactly up to here; beyond, "more than": a count must never make a page wait. */
    static final int COUNTED = 10_000;

    /** Nor may it take longer than this; then all that is known is how many are on the page. */
    private static final String MILLISECONDS = "100";

    private static final String TOOK_TOO_LONG = "57014";

    private static final int AT_A_TIME = 500;

    /** @param more whether rows follow; and whether some stand before */
    record Page(List<Row> rows, boolean more, boolean earlier) {}

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final Texts texts;
    private final ProgramClock clock;

    Lists(NamedParameterJdbcTemplate jdbc, PlatformTransactionManager transactions, Texts texts, ProgramClock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
        // One moment for a whole list, however long it takes to go out.
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Page page(ListQuestion question, Viewer viewer) {
        var before = question.before();
        if (before != null) {
            var back = rows(question, question.sort().backward(), before, PAGE + 1, viewer);
            if (back.size() > PAGE) {
                var shown = back.subList(0, PAGE);
                Collections.reverse(shown);
                return new Page(derived(question, shown, viewer), true, true);
            }
            // No whole page before it: then it is the first one.
        }
        var after = before == null ? question.after() : null;
        var found = rows(question, question.sort().forward(), after, PAGE + 1, viewer);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(derived(question, shown, viewer), found.size() > PAGE, after != null);
    }

    private List<Row> rows(ListQuestion question, Sort.Ending end, @Nullable Place from, int most, Viewer viewer) {
        var parameters = parameters(question, viewer);
        from(parameters, from, most);
        return ask(end.after(question.source().rows()), parameters, 0, found -> {
            var rows = new ArrayList<Row>();
            while (found.next()) {
                rows.add(row(found, question));
            }
            return rows;
        });
    }

    /** How many there are, as far as can be said in a moment. */
    record Count(int atLeast, boolean exact) {}

    /** Counts all that fit; what fits on a page is counted already. */
    Count count(ListQuestion question, Page page, Viewer viewer) {
        if (!page.more && !page.earlier) {
            return new Count(page.rows.size(), true);
        }
        try {
            int counted = Objects.requireNonNull(reading.execute(_ -> {
                jdbc.getJdbcOperations()
                        .queryForObject("select set_config('statement_timeout', ?, true)", String.class, MILLISECONDS);
                return upTo(COUNTED, question, viewer);
            }));
            return new Count(Math.min(counted, COUNTED), counted <= COUNTED);
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException why && TOOK_TOO_LONG.equals(why.getSQLState())) {
                return new Count(page.rows.size(), false);
            }
            throw e;
        }
    }

    /** How many there are, up to one more than that. */
    int upTo(int most, ListQuestion question, Viewer viewer) {
        var parameters = parameters(question, viewer);
        parameters.put("most", most + 1);
        return ask("""
                select count(*) from (
                """ + question.source().rows() + """
                limit :most) counted
                """, parameters, 0, Lists::number);
    }

    /** Hands every row over, in order, a few in memory at a time. */
    void each(ListQuestion question, Viewer viewer, Consumer<Row> use) {
        reading.executeWithoutResult(_ -> {
            var parameters = parameters(question, viewer);
            from(parameters, null, Integer.MAX_VALUE);
            ask(question.sort().forward().after(question.source().rows()), parameters, AT_A_TIME, found -> {
                var rows = new ArrayList<Row>(AT_A_TIME);
                while (found.next()) {
                    rows.add(row(found, question));
                    if (rows.size() == AT_A_TIME) {
                        derived(question, rows, viewer).forEach(use);
                        rows.clear();
                    }
                }
                derived(question, rows, viewer).forEach(use);
                return rows.size();
            });
        });
    }

    /** Everybody the list names, once each. */
    void people(ListQuestion question, Viewer viewer, Consumer<PersonOfList> use) {
        reading.executeWithoutResult(_ ->
                ask("""
                select n.id, n.display_name, n.email
                  from person n
                 where n.id in (select listed.person from (
                """ + question.source().rows() + """
                       ) listed)
                 order by n.id
                """, parameters(question, viewer), AT_A_TIME, found -> {
                    while (found.next()) {
                        use.accept(new PersonOfList(
                                new PersonId(found.getObject("id", UUID.class)),
                                found.getString("display_name"),
                                found.getString("email")));
                    }
                    return 0;
                }));
    }

    int countPeople(ListQuestion question, Viewer viewer) {
        return ask("""
                select count(distinct listed.person) from (
                """ + question.source().rows() + """
                ) listed
                """, parameters(question, viewer), 0, Lists::number);
    }

    private static int number(ResultSet found) throws SQLException {
        found.next();
        return found.getInt(1);
    }

    private Map<String, @Nullable Object> parameters(ListQuestion question, Viewer viewer) {
        var parameters = new HashMap<String, @Nullable Object>();
        for (var filter : question.source().filters()) {
            parameters.put(filter.word(), question.wanted().get(filter.word()));
        }
        parameters.put("office", viewer.isOffice());
        parameters.put("today", clock.today());
        parameters.put("zone", clock.zone().getId());
        if (question.wanted().get(Filter.TEXT.word()) instanceof String typed) {
            var words = words(typed);
            parameters.put("q", words);
            parameters.put(
                    "longest",
                    Arrays.stream(words)
                            .max(Comparator.comparingInt(String::length))
                            .orElse("%"));
        } else {
            parameters.put("longest", null);
        }
        question.source().prepare(parameters, viewer);
        return parameters;
    }

    /** Patterns for the words somebody typed, without accents and capitals, as the search reads them. */
    private String[] words(String typed) {
        return jdbc.query(
                        "select w.word, trim(search_words(w.word)) as plain from unnest(:words::text[]) with ordinality as w (word, n)"
                                + " order by w.n",
                        Map.of("words", typed.strip().split("\\s+", 12)),
                        (row, _) -> pattern(row.getString("word"), row.getString("plain")))
                .toArray(String[]::new);
    }

    /** What has neither a letter nor a digit is found nowhere: no searched text has it. */
    private static String pattern(String word, String plain) {
        return Like.containing(plain.isEmpty() ? word : plain);
    }

    private static void from(Map<String, @Nullable Object> parameters, @Nullable Place place, int most) {
        parameters.put("key", place == null ? null : place.key());
        parameters.put("at", place == null ? null : place.id());
        parameters.put("most", most);
    }

    /**
     * Asks with a plan made for these very values: which filters are asked for decides how a list is best read, and a
     * plan for all of them reads everything.
     */
    private <T> T ask(String sql, Map<String, @Nullable Object> parameters, int fetch, ResultSetExtractor<T> reader) {
        return Objects.requireNonNull(jdbc.execute(sql, parameters, (PreparedStatement statement) -> {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setFetchSize(fetch);
            try (var found = statement.executeQuery()) {
                return reader.extractData(found);
            }
        }));
    }

    private Row row(ResultSet found, ListQuestion question) throws SQLException {
        var values = new HashMap<String, Value>();
        for (var column : question.columns()) {
            if (!column.derived()) {
                values.put(column.word(), value(found, column));
            }
        }
        var sort = question.sort();
        return new Row(
                found.getObject("id", UUID.class),
                found.getObject("target", UUID.class),
                sort.key() == null ? null : found.getString(sort.key()),
                found.getBoolean("sample"),
                values);
    }

    private Value value(ResultSet found, Column column) throws SQLException {
        String name = column.inSql();
        return switch (column.kind()) {
            case TEXT -> Value.words(found.getString(name));
            case SAID -> Value.words(said(found.getString(name), column));
            case DAY -> {
                var day = found.getObject(name, LocalDate.class);
                yield day == null ? Value.NOTHING : new Value.Day(day);
            }
            case COUNT -> {
                long number = found.getLong(name);
                yield found.wasNull() ? Value.NOTHING : new Value.Count(number);
            }
            case HOURS -> {
                int minutes = found.getInt(name);
                yield found.wasNull() ? Value.NOTHING : new Value.Hours(minutes);
            }
            case MONEY -> {
                long cents = found.getLong(name);
                yield found.wasNull() ? Value.NOTHING : new Value.Money(cents, found.getString("currency"));
            }
        };
    }

    private @Nullable String said(@Nullable String words, Column column) {
        return words == null || words.isEmpty()
                ? null
                : Arrays.stream(words.split(","))
                        .map(word -> texts.say(column.texts() + word.replace(' ', '-')))
                        .collect(Collectors.joining(", "));
    }

    private static List<Row> derived(ListQuestion question, List<Row> rows, Viewer viewer) {
        if (rows.isEmpty() || question.columns().stream().noneMatch(Column::derived)) {
            return List.copyOf(rows);
        }
        var reckoned = question.source().derived(rows.stream().map(Row::id).toList(), viewer);
        rows.forEach(row -> row.values().putAll(reckoned.getOrDefault(row.id(), Map.of())));
        return List.copyOf(rows);
    }
}
