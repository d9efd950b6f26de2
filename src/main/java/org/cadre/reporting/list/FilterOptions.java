package org.cadre.reporting.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.UsState;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What may be chosen for a filter, and how what was chosen is called. */
@Component
class FilterOptions {
    /** More than these make no list to choose from; an older one is reached by its own page. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Texts texts;

    FilterOptions(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** @param chosen stands among them however old it is */
    List<Option> of(Filter filter, @Nullable Object chosen) {
        return switch (filter.kind()) {
            case TEXT, DAY, DISTRICT -> List.of();
            case CHOICE ->
                filter.words().stream()
                        .map(word -> new Option(word, texts.say(filter.say(word))))
                        .toList();
            case US_STATE -> UsState.options(texts);
            case OFFERING -> with(filter.kind(), offerings(), chosen);
            case COHORT -> with(filter.kind(), cohorts(), chosen);
            case EDITION -> with(filter.kind(), editions(), chosen);
        };
    }

    private List<Option> with(Filter.Kind kind, List<Option> newest, @Nullable Object chosen) {
        if (!(chosen instanceof UUID id)
                || newest.stream().anyMatch(one -> one.value().equals(id.toString()))) {
            return newest;
        }
        var all = new ArrayList<>(newest);
        name(kind, id).ifPresent(name -> all.add(new Option(id.toString(), name)));
        return all;
    }

    private List<Option> offerings() {
        return jdbc.sql("""
                select o.id::text as value, concat_ws(', ', o.title, o.city) as label, o.first_day
                  from offering o
                 order by o.first_day desc, o.id desc
                 limit :most
                """)
                .param("most", MOST)
                .query((row, _) -> new Option(row.getString("value"), withDay(row)))
                .list();
    }

    private String withDay(ResultSet row) throws SQLException {
        return row.getString("label") + ", " + texts.day(row.getObject("first_day", LocalDate.class));
    }

    private List<Option> cohorts() {
        return jdbc.sql("""
                select c.id::text as value, c.name as label from cohort c order by c.starts desc, c.id desc limit :most
                """).param("most", MOST).query(Option.class).list();
    }

    private List<Option> editions() {
        return jdbc.sql("""
                select e.id::text as value, e.title || ', ' || e.version as label
                  from edition e
                 order by e.effective desc, e.id desc
                 limit :most
                """).param("most", MOST).query(Option.class).list();
    }

    /** What that one is called; empty: there is none. */
    Optional<String> name(Filter.Kind kind, UUID id) {
        if (kind == Filter.Kind.OFFERING) {
            return jdbc.sql("select concat_ws(', ', title, city) as label, first_day from offering where id = :id")
                    .param("id", id)
                    .query((row, _) -> withDay(row))
                    .optional();
        }
        var question = switch (kind) {
            case COHORT -> jdbc.sql("select name from cohort where id = :id");
            case EDITION -> jdbc.sql("select title || ', ' || version from edition where id = :id");
            case DISTRICT -> jdbc.sql("select name from organization where id = :id");
            case OFFERING, TEXT, CHOICE, US_STATE, DAY -> throw new IllegalArgumentException(kind + " has no names");
        };
        return question.param("id", id).query(String.class).optional();
    }
}
