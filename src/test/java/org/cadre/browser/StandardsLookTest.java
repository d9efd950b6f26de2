package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.standards.FrameworkStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Standards in public and for office, and which ones were touched: on a phone in the dark, and at a desk. */
@CadreTest
@Tag("browser")
class StandardsLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private FrameworkStore frameworks;

    private Cast cast;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
    }

    @Test
    void isWellOnAPhoneInTheDarkAndAtADesk() {
        look(Device.DESKTOP, false, "-desktop");
        look(Device.PHONE, true, "-dark-phone");
    }

    private static Person somebody(Device device, boolean dark) {
        return dark ? Person.inTheDark(TestServer.url(), device) : Person.at(TestServer.url(), device);
    }

    private void look(Device device, boolean dark, String suffix) {
        try (var rosa = somebody(device, dark).as("rosa")) {
            rosa.go("/standards").sees("Side by side").looksWell().picture("standards" + suffix);
            rosa.go("/standards/psel-2015").sees("Applied by").looksWell().picture("standards-framework" + suffix);
            rosa.go("/internship/coverage")
                    .sees("You have not touched yet")
                    .looksWell()
                    .picture("coverage-own" + suffix);
        }
        try (var ines = somebody(device, dark).as("ines")) {
            ines.go("/coach/cohorts/" + cast.rosasCohort + "/coverage")
                    .sees("Nobody in this cohort has touched")
                    .looksWell()
                    .picture("coverage-cohort" + suffix);
        }
        try (var opal = somebody(device, dark).as("opal")) {
            opal.go("/office/standards")
                    .sees("Bring in a framework")
                    .looksWell()
                    .picture("standards-office" + suffix);
            var psel = frameworks.find("psel-2015").orElseThrow();
            opal.go("/office/standards/" + psel.id()).sees("Version 1").looksWell();
            opal.go("/office/standards/import").looksWell();
            opal.go("/office/standards/uses").looksWell();
            opal.go("/office/standards/uses/module/feedback").looksWell();
            opal.go("/office/coverage").sees("All cohorts").looksWell().picture("coverage-program" + suffix);
        }
    }
}
