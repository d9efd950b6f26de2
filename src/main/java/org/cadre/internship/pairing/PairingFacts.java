package org.cadre.internship.pairing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipFacts;
import org.cadre.internship.InternshipId;
import org.cadre.program.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairings that were agreed to, as facts. */
@Component
final class PairingFacts implements InternshipFacts {
    private final JdbcClient jdbc;

    PairingFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Fact.Pairing> of(InternshipId internship) {
        return jdbc.sql("""
                select id, accepted_on, ended_on from pairing
                 where internship = :internship and accepted_on is not null
                 order by accepted_on, id
                """)
                .param("internship", internship.value())
                .query((row, _) -> new Fact.Pairing(
                        row.getObject("id", UUID.class),
                        row.getObject("accepted_on", LocalDate.class),
                        row.getObject("ended_on", LocalDate.class)))
                .list();
    }
}
