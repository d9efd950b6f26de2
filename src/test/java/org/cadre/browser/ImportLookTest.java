package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.JobsByHand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The pages on which a list is brought in, on the desk by day and on a phone in the dark. */
@CadreTest
@Tag("browser")
class ImportLookTest {
    private static final int MENTORS = 120;
    private static final int BROKEN = 25;

    @Autowired
    private Demo demo;

    @Autowired
    private DataSource database;

    @Autowired
    private Clock system;

    @Autowired
    @Qualifier("importJob")
    private Job importing;

    @Test
    void leadFromTheFileToWhatWasRecorded() {
        demo.bringIn();
        var jobs = new JobsByHand(database, system.instant().plus(Duration.ofHours(1)), importing);
        String list = ImportOnScreen.mentors(MENTORS, BROKEN);
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            var screen = new ImportOnScreen(opal, jobs);
            opal.go("/office/imports").sees("No list has been imported yet").picture("imports");
            // The navigation has a place of the same name.
            opal.page().locator("main a[href=\"/office/imports/new/people\"]").click();
            opal.page().locator("#file").waitFor();
            opal.looksWell().picture("imports-bring");
            screen.read("mentors.csv", list);
            assertThat(opal.page().locator("#column-email").inputValue()).isEqualTo("1");
            opal.picture("imports-columns");
            screen.lookThrough("25 rows were rejected");
            opal.picture("imports-checked");
            screen.record("Save the 95 good rows");
            opal.picture("imports-recorded");
        }
        try (var opal = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            var screen = new ImportOnScreen(opal, jobs);
            opal.go("/office/imports").sees("mentors.csv").picture("imports-dark");
            opal.press("mentors.csv").picture("imports-recorded-dark");
            opal.go("/office/imports/new/people").picture("imports-bring-dark");
            screen.read("mentors.csv", list);
            opal.picture("imports-columns-dark");
            screen.lookThrough("25 rows were rejected");
            opal.picture("imports-checked-dark");
        }
    }
}
