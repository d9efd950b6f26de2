package org.cadre.editing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cadre.program.EditionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much goes on under each edition. */
@Component
class EditionUses {
    /** @param people who has a seat in an event of it, or an internship in a cohort of it */
    record Use(int offerings, int cohorts, int people) {
        static final Use NONE = new Use(0, 0, 0);
    }

    private final JdbcClient jdbc;

    EditionUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<EditionId, Use> all() {
        var uses = new HashMap<EditionId, Use>();
        jdbc.sql("""
                select e.id,
                       (select count(*) from offering o where o.edition = e.id) as offerings,
                       (select count(*) from cohort c where c.edition = e.id) as cohorts,
                       (select count(*) from (
                          select r.person from registration r join offering o on o.id = r.offering
                           where o.edition = e.id and r.seat = 'confirmed' and r.person is not null
                          union
                          select i.person from internship i join cohort c on c.id = i.cohort where c.edition = e.id) p
                       ) as people
                  from edition e
                """).query(row -> {
            uses.put(
                    new EditionId(row.getObject("id", UUID.class)),
                    new Use(row.getInt("offerings"), row.getInt("cohorts"), row.getInt("people")));
        });
        return uses;
    }
}
