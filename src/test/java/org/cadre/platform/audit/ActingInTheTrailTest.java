package org.cadre.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
class ActingInTheTrailTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    ProgramClock clock;

    private final UUID opal = Ids.next();
    private final UUID rosa = Ids.next();

    private AuditTrail trail() {
        var beans =
                new StaticListableBeanFactory(Map.of("acting", (ActingNow) () -> Optional.of(new Actor(opal, rosa))));
        return new AuditTrail(jdbc, json, java.time.Clock.systemUTC(), clock, beans.getBeanProvider(ActingNow.class));
    }

    private String written(UUID whom) {
        return jdbc.sql(
                        "select actor || ' for ' || coalesce(acting_for::text, '-') from audit_entry where whom = :whom")
                .param("whom", whom)
                .query(String.class)
                .single();
    }

    @Test
    void aDeedThatNamesThePersonAloneIsOfficesWhileOfficeEntersForThem() {
        var whom = Ids.next();
        trail().record(Actor.of(rosa), "contact.logged", whom, null, Map.of(), Map.of());

        assertThat(written(whom)).isEqualTo(opal + " for " + rosa);
    }

    @Test
    void theDeedOfSomebodyElseStaysTheirs() {
        var whom = Ids.next();
        var del = Ids.next();
        trail().record(Actor.of(del), "contact.confirmed", whom, null, Map.of(), Map.of());

        assertThat(written(whom)).isEqualTo(del + " for -");
    }
}
