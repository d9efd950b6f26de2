package org.cadre.registration;

import java.util.Map;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the fee terms. */
@Component
public class Fees {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Fees(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public FeeTerms terms() {
        return jdbc.sql("""
                select card_minutes, quote_days, net_days, net_days_district, offer_hours, names_days,
                       substitution_days, reminder_days, overdue_days, long_overdue_days, tax_form
                  from fee_terms
                """).query(FeeTerms.class).single();
    }

    /** Changes all terms but the tax form; what was placed before keeps what it was placed with. */
    public void change(FeeTerms terms, Actor actor) {
        var before = terms();
        jdbc.sql("""
                update fee_terms
                   set card_minutes = :card, quote_days = :quote, net_days = :net, net_days_district = :district,
                       offer_hours = :offer, names_days = :names, substitution_days = :substitution,
                       reminder_days = :reminder, overdue_days = :overdue, long_overdue_days = :longOverdue
                """)
                .param("card", terms.cardMinutes())
                .param("quote", terms.quoteDays())
                .param("net", terms.netDays())
                .param("district", terms.netDaysDistrict())
                .param("offer", terms.offerHours())
                .param("names", terms.namesDays())
                .param("substitution", terms.substitutionDays())
                .param("reminder", terms.reminderDays())
                .param("overdue", terms.overdueDays())
                .param("longOverdue", terms.longOverdueDays())
                .update();
        audit.record(actor, "fees.changed", null, null, facts(before), facts(terms));
    }

    /** Names the W-9 that everyone may download from now on; null: none. */
    public void nameTaxForm(@Nullable String digest, Actor actor) {
        jdbc.sql("update fee_terms set tax_form = :digest")
                .param("digest", digest)
                .update();
        audit.record(
                actor,
                digest == null ? "fees.tax-form-removed" : "fees.tax-form-uploaded",
                null,
                null,
                Map.of(),
                digest == null ? Map.of() : Map.of("sha256", digest));
    }

    private static Map<String, Object> facts(FeeTerms terms) {
        return Map.of(
                "cardMinutes", terms.cardMinutes(),
                "quoteDays", terms.quoteDays(),
                "netDays", terms.netDays(),
                "netDaysDistrict", terms.netDaysDistrict(),
                "offerHours", terms.offerHours(),
                "namesDays", terms.namesDays(),
                "substitutionDays", terms.substitutionDays(),
                "reminderDays", terms.reminderDays(),
                "overdueDays", terms.overdueDays(),
                "longOverdueDays", terms.longOverdueDays());
    }
}
