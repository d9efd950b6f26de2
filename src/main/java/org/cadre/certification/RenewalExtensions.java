package org.cadre.certification;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadre.certification.CertificationEvents.RenewalExtended;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The extensions for cause, each signed and dated; none is ever changed, and none changes what a paper says. */
@Component
class RenewalExtensions {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    RenewalExtensions(JdbcClient jdbc, AuditTrail audit, ProgramClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Gives more time, in the name of who is signed in; the holder is told. */
    void give(Viewer office, Certificate certificate, LocalDate until, String reason) {
        var id = Ids.next();
        jdbc.sql("""
                insert into renewal_extension (id, certificate, until, reason, signature, given_by, given_on, given_at)
                values (:id, :certificate, :until, :reason, :signature, :by, :today, :now)
                """)
                .param("id", id)
                .param("certificate", certificate.id().value())
                .param("until", until)
                .param("reason", reason)
                .param("signature", office.name())
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        var after = new HashMap<String, Object>(Map.of("until", until, "extension", id));
        after.put("reason", AuditTrail.digestOf(reason));
        audit.record(
                office.actor(),
                "certificate.extended",
                certificate.person().value(),
                certificate.id().value(),
                Map.of("expires", certificate.expires()),
                after);
        events.publishEvent(new RenewalExtended(
                certificate.id(), certificate.person(), certificate.number().value(), certificate.expires(), until));
    }

    /** The first one first. */
    List<RenewalExtension> of(CertificateId certificate) {
        return jdbc.sql("""
                select given_on as "on", until, reason, signature from renewal_extension
                 where certificate = :certificate
                 order by given_at, id
                """)
                .param("certificate", certificate.value())
                .query(RenewalExtension.class)
                .list();
    }
}
