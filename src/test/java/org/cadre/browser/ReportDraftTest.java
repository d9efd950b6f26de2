package org.cadre.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** A report is kept while it is typed: through a lost connection, and against a second tab. And the pages around it. */
@CadreTest
@Tag("browser")
class ReportDraftTest {
    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @Autowired
    List<DueWork> due;

    CoachingCast cast;

    @BeforeEach
    void enter() {
        cast = new CoachingCast(named, editions, clock);
        cast.reportsToRead(List.of("Ann Abel", "Ben Boyd", "Cal Cruz"));
        due.forEach(work -> work.run(clock.today()));
    }

    private static void says(Person person, String words) {
        assertThat(person.page().locator("#draft-state"))
                .containsText(words, new ContainsTextOptions().setTimeout(20_000));
    }

    @Test
    void isKeptWithoutAButtonAndNeverOverAnotherTab() {
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            phone.go("/internship/reports/1");
            var other = phone.page().context().newPage();
            other.navigate(TestServer.url() + "/internship/reports/1");

            phone.page().locator("#answer-working").pressSequentially("We meet on Mondays.");
            says(phone, "Draft saved at");

            phone.looksWell().picture("report-draft-phone");

            other.locator("#answer-working").pressSequentially("From the other tab.");
            assertThat(other.locator("#elsewhere"))
                    .containsText("We meet on Mondays.", new ContainsTextOptions().setTimeout(20_000));
            assertThat(other.locator("#answer-working")).hasValue("From the other tab.");
            other.close();
            phone.go("/internship/reports/1").sees("Your draft is kept.");
            assertThat(phone.page().locator("#answer-working")).hasValue("We meet on Mondays.");
            phone.go("/internship/plan").picture("plan-phone");
            phone.type("Goal 1", "Del leads walk-throughs alone.")
                    .press("Save plan")
                    .sees("The plan is saved.");

            // Last, since a lost connection is a complaint of the browser for good.
            phone.go("/internship/reports/1");
            phone.page().context().setOffline(true);
            phone.page().locator("#answer-lesson").pressSequentially("Silence helps.");
            says(phone, "there is no connection just now");
            phone.page().context().setOffline(false);
            phone.page().locator("#answer-lesson").pressSequentially(" Often.");
            says(phone, "Draft saved at");
            phone.page().navigate(TestServer.url() + "/internship/reports/1");
            assertThat(phone.page().locator("#answer-lesson")).hasValue("Silence helps. Often.");
        }
    }

    @Test
    void standsAmongPagesThatLookWell() {
        try (var ines = Person.at(TestServer.url(), Device.DESKTOP).as("ines")) {
            ines.go("/coach").press("Mira Okafor").sees("Write to Mira Okafor").picture("coach-person-desktop");
            ines.go("/coach/cohorts/" + cast.cohort()).sees("Ann Abel").picture("coach-board-desktop");
        }
        try (var ines = Person.inTheDark(TestServer.url(), Device.PHONE).as("ines")) {
            ines.go("/coach/cohorts/" + cast.cohort()).sees("Ann Abel").picture("coach-board-dark-phone");
        }
        try (var otto = Person.at(TestServer.url(), Device.PHONE).as("otto")) {
            otto.go("/office/cohorts/" + cast.cohort() + "/coaches")
                    .sees("Ines Navarro")
                    .picture("coach-turns-phone");
        }
    }
}
