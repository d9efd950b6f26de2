package org.cadre.reporting.list;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.cadre.internship.PartTwo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** How the database reads lists once there are thousands of rows. */
@CadreTest
class ListPlanTest extends PartTwo {
    private static final int SEATS = 6000;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private RegistrationsList registrations;

    @Autowired
    private PeopleList people;

    @BeforeEach
    void fill() throws SQLException {
        jdbc.sql("""
                insert into person (id, legal_name, display_name, email, created_at)
                select gen_random_uuid(), n, n, 'p' || g || '@load.example', :at
                  from (select g, initcap(substr(md5(g::text), 1, 7)) || ' ' || initcap(substr(md5('x' || g), 1, 9)) as n
                          from generate_series(1, :seats) g) made
                """)
                .param("seats", SEATS)
                .param("at", java.time.OffsetDateTime.parse("2026-01-05T10:00:00Z"))
                .update();
        jdbc.sql("""
                insert into registration (id, offering, person, orders, seat, price_cents, registered_at)
                select gen_random_uuid(), r.offering, p.id, r.orders, 'returned', 0, r.registered_at
                  from person p
                  cross join (select * from registration where person = :nate limit 1) r
                 where p.email like '%@load.example'
                """).param("nate", cast.registered.value()).update();
        var database = TestDatabase.running();
        try (var owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute("analyze person");
            statement.execute("analyze registration");
        }
    }

    private String plan(ListSource source, String sql, @Nullable String word, boolean sequential) {
        Map<String, @Nullable Object> asked = new HashMap<>();
        source.filters().forEach(filter -> asked.put(filter.word(), null));
        asked.put("office", true);
        asked.put("today", LocalDate.parse("2026-10-05"));
        asked.put("zone", "America/Chicago");
        asked.put("key", null);
        asked.put("at", null);
        asked.put("most", 51);
        asked.put("longest", word);
        if (word != null) {
            asked.put("q", new String[] {word});
        }
        List<String> lines = transaction.execute(_ -> {
            if (!sequential) {
                named.getJdbcOperations().execute("set local enable_seqscan = off");
            }
            return named.queryForList("explain " + sql, asked, String.class);
        });
        return String.join("\n", requireNonNull(lines));
    }

    @Test
    void seatsByNameAreMetByTheIndexOfNamesAndNeverAllSorted() {
        var byName = registrations.sorts().stream()
                .filter(sort -> sort.word().equals("name"))
                .findFirst()
                .orElseThrow();
        assertThat(plan(registrations, byName.forward().after(registrations.rows()), null, true))
                .contains("person_name_order", "Incremental Sort");
    }

    @Test
    void peopleAreFoundByAWordThroughTheIndexOfWords() {
        assertThat(plan(people, people.sorts().getFirst().forward().after(people.rows()), "%jos%", false))
                .contains("person_words", "organization_search")
                .doesNotContain("Seq Scan on person p");
    }
}
