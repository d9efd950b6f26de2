package org.cadre.internship.term;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.InternshipFacts;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Months in which no contact was to be expected. */
@Component
public class ExcusedMonths implements InternshipFacts {
    /** A month and why it is excused. */
    public record Excused(int month, String reason) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final InternshipFiles files;

    ExcusedMonths(JdbcClient jdbc, ProgramClock clock, AuditTrail audit, InternshipFiles files) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.files = files;
    }

    @Override
    public List<Fact.ExcusedMonth> of(InternshipId internship) {
        return jdbc.sql("select id, month from excused_month where internship = :internship order by month")
                .param("internship", internship.value())
                .query((row, _) -> new Fact.ExcusedMonth(row.getObject("id", UUID.class), row.getInt("month")))
                .list();
    }

    /** The months and why, in their order. */
    public List<Excused> withReasons(InternshipId internship) {
        return jdbc.sql("select month, reason from excused_month where internship = :internship order by month")
                .param("internship", internship.value())
                .query(Excused.class)
                .list();
    }

    /** A month without a contact is no gap any more. */
    public void excuse(Actor actor, PersonId by, InternshipId internship, int month, String reason) {
        var before = files.locked(internship);
        int done = jdbc.sql("""
                insert into excused_month (id, internship, month, reason, excused_by, excused_at)
                values (:id, :internship, :month, :reason, :by, :now)
                on conflict (internship, month) do nothing
                """)
                .param("id", Ids.next())
                .param("internship", internship.value())
                .param("month", month)
                .param("reason", reason)
                .param("by", by.value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        if (done == 1) {
            audit.record(
                    actor,
                    "month.excused",
                    before.person().value(),
                    internship.value(),
                    Map.of(),
                    Map.of("month", month, "reason", AuditTrail.digestOf(reason)));
        }
    }
}
