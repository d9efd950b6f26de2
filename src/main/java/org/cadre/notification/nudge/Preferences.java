package org.cadre.notification.nudge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people have set; who has set nothing has the default. */
@Component
class Preferences {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Preferences(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    Preference of(PersonId person) {
        return jdbc.sql("select frequency, quiet_from, quiet_until from nudge_preference where person = :person")
                .param("person", person.value())
                .query((row, _) -> preference(row))
                .optional()
                .orElse(Preference.DEFAULT);
    }

    /** Of everybody who has set something. */
    Map<PersonId, Preference> all() {
        var all = new HashMap<PersonId, Preference>();
        jdbc.sql("select person, frequency, quiet_from, quiet_until from nudge_preference")
                .query(row -> {
                    all.put(new PersonId(row.getObject("person", UUID.class)), preference(row));
                });
        return all;
    }

    private static Preference preference(ResultSet row) throws SQLException {
        return new Preference(
                Frequency.find(row.getString("frequency")).orElseThrow(),
                new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_until", LocalTime.class)));
    }

    void keep(Viewer viewer, Preference wanted) {
        var before = of(viewer.id());
        jdbc.sql("""
                insert into nudge_preference (person, channel, frequency, quiet_from, quiet_until, changed_at)
                values (:person, 'mail', :frequency, :from, :until, :now)
                on conflict (person) do update
                   set frequency = excluded.frequency, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                       changed_at = excluded.changed_at
                """)
                .param("person", viewer.id().value())
                .param("frequency", wanted.frequency().word())
                .param("from", wanted.quiet().from())
                .param("until", wanted.quiet().until())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(viewer.actor(), "reminders.set", viewer.id().value(), null, facts(before), facts(wanted));
    }

    private static Map<String, String> facts(Preference preference) {
        return Map.of(
                "frequency", preference.frequency().word(),
                "quietFrom", preference.quiet().from().toString(),
                "quietUntil", preference.quiet().until().toString());
    }
}
