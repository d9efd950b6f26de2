package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import org.cadre.CadreTest;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class AttentionPageTest {
    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    private Bluebonnet bluebonnet;
    private LocalDate today;

    @BeforeEach
    void people() {
        today = clock.today();
        bluebonnet = new Bluebonnet(batches, editions, today);
    }

    @Test
    void listsOverdueReportsTheOldestFirst() {
        bluebonnet.intern("Rosa Example", 2);
        bluebonnet.intern("Sam Example", 4).report(2, "accepted");
        bluebonnet.write();
        var page = bluebonnet.as(bluebonnet.ada).get("/office/attention?kind=overdue");
        page.hasStatus(200);
        assertThat(page.document().select("tbody tr td:nth-child(1)").eachText())
                .startsWith("Sam Example")
                .contains("Rosa Example");
        assertThat(page.document().select("tbody tr td:nth-child(3)").eachText().getFirst())
                .startsWith("Report 1");
    }

    @Test
    void listsWhoIsFurthestBehindFirst() {
        bluebonnet.intern("Rosa Example", 3).contact(40, 240, true);
        bluebonnet.intern("Sam Example", 3).contact(40, 60, true);
        bluebonnet
                .intern("Vera Example", 3)
                .contact(40, 480, true)
                .contact(50, 480, true)
                .contact(60, 480, true);
        bluebonnet.write();
        var page = bluebonnet.as(bluebonnet.ada).get("/office/attention?kind=behind");
        assertThat(page.document().select("tbody tr td:nth-child(1)").eachText())
                .containsExactly("Sam Example", "Rosa Example");
        page.says("1.00 of 72 hours");
    }

    @Test
    void turnsPagesWithoutLosingAnybody() {
        for (int i = 0; i < 60; i++) {
            bluebonnet.intern("Mit %02d Example".formatted(i), 2);
        }
        bluebonnet.write();
        var ada = bluebonnet.as(bluebonnet.ada);
        var names = new HashSet<String>();
        var first = ada.get("/office/attention?kind=behind");
        names.addAll(first.document().select("tbody tr td:nth-child(1)").eachText());
        assertThat(names).hasSize(50);
        var second = ada.get(first.document().select("a[href*=after]").attr("href"));
        names.addAll(second.document().select("tbody tr td:nth-child(1)").eachText());
        assertThat(names).hasSize(60);
        assertThat(second.document().select("a[href*=after]")).isEmpty();
        var file = new String(ada.get("/office/attention.csv?kind=behind").bytes(), StandardCharsets.UTF_8);
        assertThat(file.lines()).hasSize(61);
        assertThat(names).allMatch(file::contains);
    }

    @Test
    void tellsOfADisputeWithoutWhatWasSaid() {
        var rosa = bluebonnet.intern("Rosa Example", 2).contact(10, 60, false);
        bluebonnet.write();
        jdbc.sql("""
                update contact_entry set state = 'disputed', dispute = 'We talked about my sick leave only.',
                       disputed_at = logged_at
                """).update();
        bluebonnet
                .as(bluebonnet.ada)
                .get("/office/attention?kind=disputed")
                .says("Rosa Example")
                .says("1.00 hours")
                .doesNotSay("sick leave");
        assertThat(rosa.person()).isNotNull();
    }

    @Test
    void saysWhyAListIsEmptyAndWhereToGo() {
        bluebonnet.write();
        var ada = bluebonnet.as(bluebonnet.ada);
        ada.get("/office/attention?kind=overdue").says("No report is overdue");
        ada.get("/office/attention?kind=behind").says("Nobody is that far behind the pace");
        ada.get("/office/attention?kind=expiring").says("No certificate ends soon");
        ada.get("/office/attention?kind=disputed").says("No contact is in dispute");
    }

    @Test
    void isNotThereForOthersNorForOtherKinds() {
        bluebonnet.write();
        bluebonnet.as(bluebonnet.ines).get("/office/attention?kind=overdue").hasStatus(404);
        bluebonnet.as(bluebonnet.ada).get("/office/attention?kind=weather").hasStatus(404);
        bluebonnet
                .as(bluebonnet.ada)
                .get("/office/attention?kind=behind&after=nonsense")
                .hasStatus(200);
    }
}
