package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.time.ProgramClock;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The board report as office reads it, prints it and follows its numbers. */
@CadreTest
@Tag("browser")
class BoardReportTest {
    private static final List<String> PLACES =
            List.of("/entries", "/journal", "/stipends", "/stipends/totals", "/codes", "/counted/served");

    @Autowired
    private Demo demo;

    @Autowired
    private ProgramClock clock;

    private String report;

    @BeforeEach
    void cast() {
        demo.bringIn();
        demo.award();
        var today = clock.today();
        report = "/office/reports?from=" + today.minusMonths(7) + "&to=" + today;
    }

    @Test
    void isPrintedAndLeadsFromEachNumberToItsList() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            opal.go("/office/reports").press("Reports").go(report).sees("Whom the program served");
            opal.picture("board-desktop");
            assertThat(opal.paper("Report as PDF"))
                    .contains("Board report", "People served", "4 of 5 (80.0 %)", "72.50 hours");
            for (var link : Jsoup.parse(opal.page().content()).select("a[data-sum]")) {
                var answer = opal.page().context().request().get(TestServer.url() + link.attr("href"));
                assertThat(answer.status()).as(link.attr("href")).isEqualTo(200);
                assertThat(Jsoup.parse(answer.text()).select("#sum").attr("data-" + link.attr("data-sum")))
                        .as(link.attr("href"))
                        .isEqualTo(link.attr("data-number"));
            }
            for (var place : PLACES) {
                opal.go("/office/reports" + place).picture("reports" + place.replace('/', '-') + "-desktop");
            }
        }
    }

    @Test
    void isWellOnAPhoneInTheDark() {
        try (var opal = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            opal.go(report).picture("board-dark-phone");
            for (var place : PLACES) {
                opal.go("/office/reports" + place).picture("reports" + place.replace('/', '-') + "-dark-phone");
            }
        }
        try (var dora = Person.at(TestServer.url(), Device.PHONE).as("dora")) {
            dora.go("/district").sees("Who has a seat").picture("district-phone");
        }
    }
}
