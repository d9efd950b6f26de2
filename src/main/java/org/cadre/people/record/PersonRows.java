package org.cadre.people.record;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.cadre.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the database says about a person, line by line. Who may ask is the caller's matter. */
@Component
public class PersonRows {
    private static final List<String> SECRETS = List.of(
            "passphrase",
            "sealed",
            "digest",
            "token",
            "token_digest",
            "check_code",
            "prepared",
            "session",
            "unsubscribe_digest",
            // The words of a mail hold links that open something; that it was sent, and what about, is enough.
            "html",
            "plain",
            "button_url",
            "attachments");

    private final JdbcClient jdbc;
    private final SchemaCatalog catalog;

    PersonRows(JdbcClient jdbc, SchemaCatalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    public long count(Line line, Collection<PersonId> people) {
        return jdbc.sql(catalog.sql(line).count())
                .param("people", ids(people))
                .query(Long.class)
                .single();
    }

    /** How many rows of each line, of those that have any. */
    public Map<Line, Long> counts(Collection<PersonId> people) {
        var counts = new LinkedHashMap<Line, Long>();
        for (Line line : PersonRecord.LINES) {
            long count = count(line, people);
            if (count > 0) {
                counts.put(line, count);
            }
        }
        return counts;
    }

    /** Each row as JSON, without what opens something: digests of links, sealed texts, hashed passphrases. */
    public void read(Line line, Collection<PersonId> people, Consumer<String> each) {
        jdbc.sql(catalog.sql(line).rows(SECRETS)).param("people", ids(people)).query(row -> {
            each.accept(row.getString(1));
        });
    }

    public List<String> digests(Line line, String column, Collection<PersonId> people) {
        return jdbc.sql(catalog.sql(line).digests(column))
                .param("people", ids(people))
                .query(String.class)
                .list();
    }

    static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
