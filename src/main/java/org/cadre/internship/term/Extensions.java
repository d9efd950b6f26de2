package org.cadre.internship.term;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** More months for an internship, each extension signed and dated; none is ever changed. */
@Component
public class Extensions {
    /** What came of giving more months. */
    public enum Extended {
        EXTENDED,
        /** Before a protégé has agreed there is nothing to extend. */
        NOT_BEGUN,
        TOO_LONG
    }

    /** An internship is not extended by more than these, all together. */
    public static final int MOST_MONTHS = 12;

    private static final String FOR_CAUSE = "for cause";
    private static final String FREE = "after a change of protégé";

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final InternshipFiles files;

    Extensions(JdbcClient jdbc, ProgramClock clock, AuditTrail audit, InternshipFiles files) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.files = files;
    }

    /** More months for cause, dated and signed by who gives them. */
    public Extended extend(Viewer signer, InternshipId internship, int months, String reason) {
        var before = files.locked(internship);
        if (!before.isOpen() || before.firstDay() == null) {
            return Extended.NOT_BEGUN;
        }
        if (before.extensionMonths() + months > MOST_MONTHS) {
            return Extended.TOO_LONG;
        }
        jdbc.sql("""
                update internship set extension_months = extension_months + :months, extension_reason = :reason
                 where id = :internship
                """)
                .param("internship", internship.value())
                .param("months", months)
                .param("reason", reason)
                .update();
        signed(signer, before, FOR_CAUSE, months, reason);
        return Extended.EXTENDED;
    }

    private void signed(Viewer signer, InternshipSummary before, String kind, int months, String reason) {
        var last = files.reckonLastDay(before.id());
        sign(signer, before.id(), kind, months, reason, last);
        boolean forCause = kind.equals(FOR_CAUSE);
        var after = new HashMap<String, Object>();
        after.put("extensionMonths", before.extensionMonths() + months);
        after.put("lastDay", last.toString());
        if (forCause) {
            after.put("reason", AuditTrail.digestOf(reason));
        }
        audit.record(
                signer.actor(),
                forCause ? "internship.extended" : "internship.extended-freely",
                before.person().value(),
                before.id().value(),
                Map.of("extensionMonths", before.extensionMonths(), "lastDay", String.valueOf(before.lastDay())),
                after);
    }

    /** The free extension after a change of protégé, taken once. */
    public boolean extendFreely(Viewer signer, InternshipId internship, int months) {
        var before = files.locked(internship);
        int taken = jdbc.sql("""
                update internship i set extension_months = extension_months + :months, free_extension = :months
                 where i.id = :internship and i.free_extension = 0 and i.state in ('active', 'on hold')
                   and i.extension_months + :months <= :most
                   and exists (select 1 from pairing a where a.internship = i.id and a.state = 'ended')
                """)
                .param("internship", internship.value())
                .param("months", months)
                .param("most", MOST_MONTHS)
                .update();
        if (taken == 0) {
            return false;
        }
        signed(signer, before, FREE, months, "");
        return true;
    }

    /** Whether the free extension can be taken now. */
    public boolean mayExtendFreely(InternshipId internship) {
        return jdbc.sql("""
                select exists (
                  select 1 from internship i
                   where i.id = :internship and i.free_extension = 0 and i.state in ('active', 'on hold')
                     and exists (select 1 from pairing a where a.internship = i.id and a.state = 'ended'))
                """)
                .param("internship", internship.value())
                .query(Boolean.class)
                .single();
    }

    private void sign(
            Viewer signer, InternshipId internship, String kind, int months, String reason, LocalDate lastDay) {
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
}
