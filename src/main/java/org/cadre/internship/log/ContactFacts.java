package org.cadre.internship.log;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipFacts;
import org.cadre.internship.InternshipId;
import org.cadre.program.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every contact of the log, as facts. */
@Component
final class ContactFacts implements InternshipFacts {
    private final JdbcClient jdbc;

    ContactFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Fact.Contact> of(InternshipId internship) {
        return jdbc.sql("""
                select e.id, e.day, e.minutes, e.mode, e.state, e.confirmed_at is not null as confirmed,
                       e.verified_at is not null as verified, e.supported_at is not null as supported
                  from contact_entry e join pairing a on a.id = e.pairing
                 where a.internship = :internship
                 order by e.day, e.id
                """)
                .param("internship", internship.value())
                .query((row, _) -> new Fact.Contact(
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getInt("minutes"),
                        row.getString("mode"),
                        ContactEntry.level(
                                row.getBoolean("confirmed"), row.getBoolean("verified"), row.getBoolean("supported")),
                        ContactLogs.state(row.getString("state"))))
                .list();
    }
}
