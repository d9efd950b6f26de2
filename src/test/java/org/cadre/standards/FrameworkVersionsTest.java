package org.cadre.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.CadreTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Which version of a framework an edition names is the one that was there when the edition was stored. */
@CadreTest
class FrameworkVersionsTest {
    private static final Instant FIRST = Instant.parse("2030-01-10T12:00:00Z");
    private static final Instant SECOND = Instant.parse("2030-02-10T12:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FrameworkRecorder recorder;

    @Autowired
    FrameworkVersions versions;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void twoVersions() {
        transaction.executeWithoutResult(_ -> {
            recorder.recordNew(Packages.read(Packages.file()));
            at(1, FIRST);
            recorder.recordNext(Packages.read(Packages.file(FrameworkVersionsTest::another)), List.of(), null);
            at(2, SECOND);
        });
    }

    private static void another(ObjectNode json) {
        ((ObjectNode) json.withArray("CFItems").get(0)).put("fullStatement", "Speaking");
    }

    private void at(int number, Instant recorded) {
        jdbc.sql(
                        "update framework_version set recorded_at = :at::timestamptz where framework = :id and number = :number")
                .param("at", recorded.toString())
                .param("id", UUID.fromString(Packages.DOCUMENT))
                .param("number", number)
                .update();
    }

    @AfterEach
    void takeAway() {
        for (var table : List.of("framework_part", "framework_version")) {
            jdbc.sql("delete from " + table
                            + " where framework in (select id from framework where shipped_digest is null)")
                    .update();
        }
        jdbc.sql("delete from framework where shipped_digest is null").update();
    }

    private static List<String> top(Map<String, NamedFramework> known) {
        return Objects.requireNonNull(known.get("prairie-coaching-standards")).top().stream()
                .map(StoredStandard::said)
                .toList();
    }

    @Test
    void areTheNewestOfThatMoment() {
        assertThat(top(versions.asOf(FIRST))).containsExactly("A Talking", "B Seeing");
        assertThat(top(versions.asOf(SECOND.minusMillis(1)))).containsExactly("A Talking", "B Seeing");
        assertThat(top(versions.asOf(SECOND))).containsExactly("A Speaking", "B Seeing");
    }

    @Test
    void areTheFirstWhereTheFrameworkCameLater() {
        assertThat(top(versions.asOf(FIRST.minusSeconds(1)))).containsExactly("A Talking", "B Seeing");
    }

    @Test
    void ofThoseThatShipAreAsTheyShip() {
        assertThat(versions.today()).containsAllEntriesOf(NamedFramework.shipped());
        assertThat(versions.today()).doesNotContainKey(StandardMap.COMPETENCIES);
    }

    @Test
    void areNotOfferedWhileTheyAreADraft() {
        jdbc.sql("update framework set status = 'draft' where shipped_digest is null")
                .update();
        assertThat(versions.today()).doesNotContainKey("prairie-coaching-standards");
        assertThat(versions.asOf(SECOND)).containsKey("prairie-coaching-standards");
    }
}
