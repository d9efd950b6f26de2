package org.cadre.internship.term;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.Extension;
import org.cadre.internship.InternshipId;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The extensions of internships, each signed and dated; none is ever changed. */
@Component
public class Extensions {
    static final String FOR_CAUSE = "for cause";
    static final String FREE = "after a change of protégé";

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    Extensions(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void sign(Viewer signer, InternshipId internship, String kind, int months, String reason, LocalDate lastDay) {
        jdbc.sql("""
                insert into internship_extension (id, internship, kind, months, reason, signed_by, signature, extended_on,
                                                  extended_at, last_day)
                values (:id, :internship, :kind, :months, :reason, :by, :signature, :today, :now, :last)
                """)
                .param("id", Ids.next())
                .param("internship", internship.value())
                .param("kind", kind)
                .param("months", months)
                .param("reason", reason)
                .param("by", signer.id().value())
                .param("signature", signer.name())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("last", lastDay)
                .update();
    }

    /** The first one first. */
    public List<Extension> of(UUID internship) {
        return jdbc.sql("""
                select extended_on as "on", months, kind = 'for cause' as for_cause, reason, signature as signed_by, last_day
                  from internship_extension
                 where internship = :internship
                 order by extended_at, id
                """)
                .param("internship", internship)
                .query(Extension.class)
                .list();
    }
}
