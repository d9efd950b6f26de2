package org.cadre.notification.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.Missing.Stage;
import org.cadre.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was reminded when, and of what. */
@Component
class SentNudges {
    private final JdbcClient jdbc;

    SentNudges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of everybody who was ever reminded. */
    Map<PersonId, Sent> all() {
        var said = new HashMap<UUID, Set<Sent.Said>>();
        jdbc.sql("select person, item, stage from nudge_item").query(row -> {
            said.computeIfAbsent(row.getObject("person", UUID.class), _ -> new HashSet<>())
                    .add(new Sent.Said(
                            row.getString("item"),
                            Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT))));
        });
        var all = new HashMap<PersonId, Sent>();
        said.forEach((person, items) -> all.put(new PersonId(person), new Sent(null, items)));
        jdbc.sql("select person, max(day) as last from nudge group by person").query(row -> {
            var person = row.getObject("person", UUID.class);
            all.put(
                    new PersonId(person),
                    new Sent(row.getObject("last", LocalDate.class), said.getOrDefault(person, Set.of())));
        });
        return all;
    }

    /** Takes the person's day: true for exactly one of those who try. The mail is written in the same transaction. */
    boolean claim(PersonId person, LocalDate day, boolean due, Instant now) {
        return jdbc.sql("""
                insert into nudge (person, day, due, sent_at) values (:person, :day, :due, :now) on conflict do nothing
                """)
                        .param("person", person.value())
                        .param("day", day)
                        .param("due", due)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Keeps what was said to be due, so that it is said once. */
    void keep(PersonId person, List<Missing> missing, LocalDate day) {
        for (var one : missing) {
            if (one.stage().isPressing()) {
                jdbc.sql("""
                        insert into nudge_item (person, item, stage, day) values (:person, :item, :stage, :day)
                        on conflict do nothing
                        """)
                        .param("person", person.value())
                        .param("item", one.item())
                        .param("stage", one.stage().name().toLowerCase(Locale.ROOT))
                        .param("day", day)
                        .update();
            }
        }
    }
}
