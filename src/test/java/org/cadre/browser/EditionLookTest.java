package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Office makes an edition of its own: on a phone in the dark, and at a desk. */
@CadreTest
@Tag("browser")
class EditionLookTest {
    @Autowired
    private Demo demo;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    @Test
    void isWellOnAPhoneInTheDarkAndAtADesk() {
        office(Person.at(TestServer.url(), Device.DESKTOP), "-desktop");
        office(Person.inTheDark(TestServer.url(), Device.PHONE), "-dark-phone");
    }

    private void office(Person somebody, String suffix) {
        try (var opal = somebody.as("opal")) {
            opal.go("/office/editions").sees("In effect today").looksWell().picture("editions" + suffix);
            opal.press("Start draft").sees("Ready to be published").looksWell();
            String place = opal.address().replaceFirst("^https?://[^/]+", "");
            opal.go(place + "/requirements/contact-hours")
                    .type("Contact hours", "60")
                    .press("Save requirement")
                    .sees("60.00 contact hours")
                    .looksWell()
                    .picture("edition-tree" + suffix);
            opal.go(place).sees("Contact hours: 72.00 → 60.00").looksWell().picture("edition-draft" + suffix);
            for (String section : new String[] {"head", "modules", "hours", "report", "standards", "calendar"}) {
                opal.go(place + "/sections/" + section).looksWell();
            }
            opal.go(place + "/sections/hours").picture("edition-hours" + suffix);
            opal.go(place + "/lists/modules/new")
                    .press("Save")
                    .sees("Not right yet")
                    .looksWell();
            opal.go(place + "/document").looksWell();
            opal.go(place + "/history").sees("Save 2").looksWell().picture("edition-history" + suffix);
            opal.go(place + "/trial")
                    .press("See where they stand")
                    .sees("The made-up person")
                    .looksWell()
                    .picture("edition-trial" + suffix);
            opal.go("/office/editions/compare").looksWell();
        }
    }
}
