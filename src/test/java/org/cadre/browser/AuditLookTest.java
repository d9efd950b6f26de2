package org.cadre.browser;

import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Office draws a sample and looks at Rosa's internship; she sees that, her reminders and what the cohorts have learned. */
@CadreTest
@Tag("browser")
class AuditLookTest {
    @Autowired
    private Demo demo;

    private Cast cast;

    @BeforeEach
    void cast() {
        cast = demo.bringIn();
        demo.surround(cast);
    }

    @Test
    void isWellOnEveryDevice() {
        String drawn;
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/audits").picture("audits-none");
            office.go("/office/audits/new").press("Draw the sample").picture("audit-draw-wrong");
            office.tap("which", "begun")
                    .type("How many", "100")
                    .press("Draw the sample")
                    .sees("drawn out of");
            drawn = office.address();
        }
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var office = Person.inTheDark(TestServer.url(), device).as("opal")) {
                office.go("/office/audits").picture("audits-dark" + suffix);
                office.go(drawn).picture("audit-case-dark" + suffix);
            }
            try (var office = Person.at(TestServer.url(), device).as("opal")) {
                office.go(drawn).press("Rosa Delgado").picture("audit-internship" + suffix);
                office.press("Record the outcome").picture("audit-outcome-wrong" + suffix);
                office.go(drawn).press("Rosa Delgado").press("Read the chat").picture("audit-chat" + suffix);
            }
            try (var rosa = Person.at(TestServer.url(), device).as("rosa")) {
                rosa.go("/internship/readings").sees("Opal").picture("readings" + suffix);
                rosa.go("/account/reminders").picture("reminders" + suffix);
                rosa.go("/digest").picture("digest" + suffix);
                rosa.go("/internship/plan").picture("plan" + suffix);
            }
            try (var ines = Person.inTheDark(TestServer.url(), device).as("ines")) {
                ines.go("/coach/internships/" + cast.rosasInternship + "/plan").picture("plan-coach-dark" + suffix);
                ines.go("/coach/cohorts/" + cast.rosasCohort).picture("board-dark" + suffix);
            }
        }
    }
}
