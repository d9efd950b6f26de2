package org.cadre.registration.refund;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.offering.OfferingId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to refund policies: one for all offerings, and those of offerings that have steps of their own. */
@Component
public class RefundPolicies {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    RefundPolicies(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The policy that holds for an offering: its own, or else the one for all. */
    public RefundPolicy of(OfferingId offering) {
        return new RefundPolicy(jdbc.sql("""
                select days_before, percent from refund_step
                 where offering is not distinct from (select s.offering from refund_step s where s.offering = :offering limit 1)
                """)
                .param("offering", offering.value())
                .query(RefundStep.class)
                .list());
    }

    /** The policy for all offerings that have none of their own. */
    RefundPolicy usual() {
        return own(null);
    }

    /** The steps of an offering's own; none: the usual policy holds. */
    RefundPolicy own(@Nullable OfferingId offering) {
        return new RefundPolicy(
                jdbc.sql("select days_before, percent from refund_step where offering is not distinct from :offering")
                        .param("offering", offering == null ? null : offering.value())
                        .query(RefundStep.class)
                        .list());
    }

    /** The offerings that have a policy of their own. */
    List<OfferingId> exceptions() {
        return jdbc
                .sql("select distinct offering from refund_step where offering is not null")
                .query(UUID.class)
                .list()
                .stream()
                .map(OfferingId::new)
                .toList();
    }

    /** Replaces the steps; a seat that was given back before keeps what was decided then. */
    public void replace(@Nullable OfferingId offering, RefundPolicy policy, Actor actor) {
        var before = own(offering);
        jdbc.sql("delete from refund_step where offering is not distinct from :offering")
                .param("offering", offering == null ? null : offering.value())
                .update();
        for (var step : policy.steps()) {
            jdbc.sql("""
                    insert into refund_step (id, offering, days_before, percent)
                    values (:id, :offering, :days, :percent)
                    """)
                    .param("id", Ids.next())
                    .param("offering", offering == null ? null : offering.value())
                    .param("days", step.daysBefore())
                    .param("percent", step.percent())
                    .update();
        }
        audit.record(
                actor,
                "refund-policy.changed",
                null,
                offering == null ? null : offering.value(),
                Map.of("steps", words(before)),
                Map.of("steps", words(policy)));
    }

    private static String words(RefundPolicy policy) {
        return policy.steps().stream()
                .map(step -> step.daysBefore() + " days: " + step.percent() + " %")
                .collect(Collectors.joining(", "));
    }
}
