package org.cadre.reporting.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
@Tag("every-postgresql")
class SearchPlanTest {
    private static final int PEOPLE = 4000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Search search;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void peopleAreMetByTheIndexesAndNeverOneAfterTheOther() throws SQLException {
        jdbc.sql("""
                insert into person (id, legal_name, display_name, email, phone, member_number, created_at)
                select gen_random_uuid(), n, n, 'p' || g || '@load.example', '512555' || lpad(g::text, 4, '0'), 'M-' || g, :at
                  from (select g, initcap(substr(md5(g::text), 1, 7)) || ' ' || initcap(substr(md5('x' || g), 1, 9)) as n
                          from generate_series(1, :people) g) made
                """)
                .param("people", PEOPLE)
                .param("at", java.time.OffsetDateTime.parse("2026-01-05T10:00:00Z"))
                .update();
        countThem();

        // A few thousand rows are read faster one after the other; what matters is that there is another way to each.
        List<String> lines = transaction.execute(_ -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain " + FoundPeople.SQL)
                    .params(FoundPeople.asked(search.read("Gonzales Maria"), Search.ALIKE, 100, 5, 0))
                    .query(String.class)
                    .list();
        });
        String plan = String.join("\n", requireNonNull(lines));

        assertThat(plan)
                .contains("person_search", "person_search_member", "person_search_phone")
                .doesNotContain("Seq Scan on person p");
    }

    /** As the database does by itself after a while; only the owner may ask it to. */
    private static void countThem() throws SQLException {
        var database = TestDatabase.running();
        try (var owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute("analyze person");
        }
    }
}
