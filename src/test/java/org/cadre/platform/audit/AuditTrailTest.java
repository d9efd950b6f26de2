package org.cadre.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class AuditTrailTest {
    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsWhoDidItAndForWhom() {
        UUID office = Ids.next();
        UUID rosa = Ids.next();
        audit.record(new Actor(office, rosa), "contact.logged", rosa, null, Map.of(), Map.of("minutes", 45));
        var row = jdbc.sql("select actor, acting_for, after->>'minutes' as minutes from audit_entry")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("actor", office)
                .containsEntry("acting_for", rosa)
                .containsEntry("minutes", "45");
    }

    @Test
    void cannotBeChangedByTheServer() {
        audit.record(Actor.SYSTEM, "test", null, null, Map.of(), Map.of());
        assertThatThrownBy(
                        () -> jdbc.sql("update audit_entry set deed = 'other'").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void knowsFreeTextByLengthAndDigestOnly() {
        assertThat(AuditTrail.digestOf("She is doing well."))
                .containsEntry("length", 18)
                .hasSize(2)
                .doesNotContainValue("She is doing well.");
    }
}
