package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Nate asks of office, and office's requests, case files, holds and backups: on a phone in the dark, and at a desk. */
@CadreTest
@Tag("browser")
class CareLookTest {
    @Autowired
    private Demo demo;

    private Cast cast;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
    }

    @Test
    void isWellOnAPhoneInTheDarkAndAtADesk() {
        try (var nate = Person.inTheDark(TestServer.url(), Device.PHONE).as("nate")) {
            nate.go("/account/requests")
                    .press("Send to the office")
                    .sees("Please choose what is requested")
                    .looksWell()
                    .picture("requests-own-wrong-dark-phone");
            nate.tap("kind", "complaint")
                    .type("In your own words", "Somebody read my report aloud. 🌿 نص")
                    .press("Send to the office")
                    .sees("The office has it. You get an answer by")
                    .looksWell()
                    .picture("requests-own-dark-phone");
        }
        office(Person.at(TestServer.url(), Device.DESKTOP), "-desktop");
        office(Person.inTheDark(TestServer.url(), Device.PHONE), "-dark-phone");
    }

    private void office(Person somebody, String suffix) {
        String place = "/office/people/" + cast.registered;
        try (var opal = somebody.as("opal")) {
            opal.go("/office/requests").sees("Complaint").looksWell().picture("requests" + suffix);
            opal.press("Nate Okafor")
                    .sees("each reading is recorded")
                    .looksWell()
                    .picture("request" + suffix);
            opal.go("/office/requests/terms").looksWell();
            opal.go(place + "/requests/new").looksWell();
            opal.go(place + "/case-files/new")
                    .type("Title", "Complaint" + suffix)
                    .type("New entry", "Talked to both.")
                    .press("Open the case file")
                    .sees("Confidential")
                    .looksWell()
                    .picture("care-case-file" + suffix);
            opal.go("/office/case-files").sees("Complaint" + suffix).looksWell().picture("case-files" + suffix);
            opal.go(place + "/legal-hold")
                    .type("Why everything must be kept", "Matter 17, letter of counsel.")
                    .press("Place the hold")
                    .sees("in force")
                    .looksWell()
                    .picture("legal-hold" + suffix);
            opal.go("/office/legal-holds").looksWell().picture("legal-holds" + suffix);
            opal.go(place + "/legal-hold")
                    .type("Why it is released", "Settled.")
                    .press("Release the hold")
                    .sees("is released");
            opal.go("/office/backups").looksWell().picture("backups" + suffix);
            opal.go("/office/retention")
                    .sees("How long records are kept")
                    .looksWell()
                    .picture("retention" + suffix);
            opal.go("/office/organizations").sees("Excel").looksWell().picture("organizations" + suffix);
        }
    }
}
