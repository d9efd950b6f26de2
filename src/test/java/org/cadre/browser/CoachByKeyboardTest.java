package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A coach reads the month's ten reports without a mouse. */
@CadreTest
@Tag("browser")
class CoachByKeyboardTest {
    private static final List<String> MITS = List.of(
            "Ann Abel",
            "Ben Boyd",
            "Cal Cruz",
            "Dee Dunn",
            "Eli Egan",
            "Fay Ford",
            "Gus Gray",
            "Ida Ives",
            "Jay Judd",
            "Kim Kerr");

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @BeforeEach
    void tenReportsWait() {
        new CoachingCast(named, editions, clock).reportsToRead(MITS);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void clearsTenReportsByKeyboardAlone(Device device) {
        String suffix = device.name().toLowerCase(Locale.ROOT);
        try (var ines = Person.at(TestServer.url(), device).as("ines")) {
            ines.go("/coach").sees("Ann Abel").picture("coach-desk-" + suffix);
            long begun = System.nanoTime();
            ines.strike("j").sees("Ann Abel: report 1").sees("1 of 10 that wait");
            ines.strike("j").sees("Ben Boyd: report 1");
            assertThat(focused(ines)).as("the heading is read out").isEqualTo("Ben Boyd: report 1");
            ines.strike("k").sees("Ann Abel: report 1");
            for (int i = 0; i < 8; i++) {
                ines.sees(MITS.get(i) + ": report 1").strike("a").sees("Report 1 of " + MITS.get(i) + " is accepted");
            }
            ines.page().keyboard().press("r");
            assertThat(ines.page().evaluate("document.activeElement.id")).isEqualTo("comment");
            ines.page().keyboard().type("A line on what Jan has tried, please.");
            ines.strike("Control+Enter").sees("Report 1 is back with").sees("One more waits.");
            ines.strike("a").sees("That was the last one: all are read.");
            long seconds = (System.nanoTime() - begun) / 1_000_000;
            System.out.printf(
                    Locale.ROOT,
                    "coach by keyboard (%s): ten reports decided with 14 keystrokes and one sentence, pages in %.1f s%n",
                    suffix,
                    seconds / 1000.0);
            ines.looksWell().picture("coach-done-" + suffix);
        }
        assertThat(jdbc.sql("select state, count(*) from monthly_report group by state order by state")
                        .query((row, _) -> row.getString(1) + " " + row.getInt(2))
                        .list())
                .containsExactly("accepted 9", "returned 1");
    }

    private static Object focused(Person person) {
        return person.page().evaluate("document.activeElement.textContent");
    }

    @Test
    void explainsItsKeysAndLetsThemBeTurnedOff() {
        try (var ines = Person.inTheDark(TestServer.url(), Device.DESKTOP).as("ines")) {
            ines.go("/coach").strike("j").looksWell().picture("coach-report-dark-desktop");
            var page = ines.page();
            page.keyboard().press("?");
            page.waitForSelector("#keys-help[open]");
            ines.sees("Accept this report and go on to the next one")
                    .looksWell()
                    .picture("coach-keys-dark-desktop");
            page.keyboard().press("a");
            assertThat(page.url()).as("while the help is open no key decides").isEqualTo(ines.address());
            page.locator("[data-shortcuts-toggle]").click();
            page.locator("[data-shortcuts-close]").click();
            String here = page.url();
            page.keyboard().press("a");
            page.keyboard().press("j");
            ines.go(here).sees("1 of 10 that wait");
            page.keyboard().press("a");
            assertThat(jdbc.sql("select count(*) from monthly_report where state = 'accepted'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        try (var ines = Person.inTheDark(TestServer.url(), Device.PHONE).as("ines")) {
            ines.go("/coach").picture("coach-desk-dark-phone");
            ines.press("Ann Abel").picture("coach-report-dark-phone");
        }
        try (var ines = Person.at(TestServer.url(), Device.DESKTOP).as("ines")) {
            ines.go("/coach").press("Ann Abel").picture("coach-report-desktop");
        }
    }
}
