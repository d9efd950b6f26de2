package org.cadre.notification.nudge;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.missing.Missing;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of what people do not want to be reminded, for a while or not again. What it is goes on to be missing. */
@Component
class Pauses {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Pauses(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that rests on that day, by person. */
    Map<PersonId, Set<String>> on(LocalDate today) {
        var all = new HashMap<PersonId, Set<String>>();
        jdbc.sql("select person, item from nudge_pause where until is null or until > :today")
                .param("today", today)
                .query(row -> {
                    all.computeIfAbsent(new PersonId(row.getObject("person", UUID.class)), _ -> new HashSet<>())
                            .add(row.getString("item"));
                });
        return all;
    }

    /** @param until reminded again from this day on; null: not again */
    void set(Missing one, @Nullable LocalDate until) {
        jdbc.sql("""
                insert into nudge_pause (person, item, until, set_at) values (:person, :item, :until, :now)
                on conflict (person, item) do update set until = excluded.until, set_at = excluded.set_at
                """)
                .param("person", one.who().value())
                .param("item", one.item())
                .param("until", until)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                Actor.of(one.who().value()),
                "reminder.paused",
                one.who().value(),
                null,
                Map.of(),
                Map.of("item", one.item(), "until", until == null ? "never" : until.toString()));
    }
}
