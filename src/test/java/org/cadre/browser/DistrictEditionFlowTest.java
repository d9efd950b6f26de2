package org.cadre.browser;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dora proposes an edition that is too weak, mends it, and office publishes it and its page: on a phone and at a desk. */
@CadreTest
@Tag("browser")
class DistrictEditionFlowTest {
    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    @Test
    void isRefusedWithACounterExampleMendedAndPublished() {
        String place;
        try (var dora = Person.at(TestServer.url(), Device.PHONE).as("dora")) {
            dora.go("/district/editions")
                    .sees("There is no draft yet")
                    .picture("district-editions-phone")
                    .press("Start a draft")
                    .sees("Ready to be published");
            place = dora.address();
            dora.go(place + "/requirements/contact-hours")
                    .type("Contact hours", "60")
                    .press("Save requirement")
                    .sees("Is it strong enough?")
                    .sees("60.00 of 72")
                    .picture("district-requirements-weak-phone");
            dora.go(place)
                    .type("A note to office", "Our principals have little time.")
                    .press("Propose to office")
                    .sees("60.00 of 72")
                    .picture("district-draft-refused-phone");
            dora.press("Change “")
                    .sees("Not strong enough")
                    .picture("district-requirement-weak-phone")
                    .type("Contact hours", "80")
                    .press("Save requirement")
                    .sees("proved to be no weaker");
            dora.go(place + "/look")
                    .type("Color on light pages", "#f0b35a")
                    .press("Save logo")
                    .sees("a contrast of 1.7 to 1")
                    .picture("district-look-wrong-phone")
                    .type("Color on light pages", "#7a1f3d")
                    .type("Color on dark pages", "#f2a7c3")
                    .type("Welcome", "Every new principal in Bluebonnet has somebody to call.")
                    .type("About the program", "A sample text.\n\nMentors are principals of our own schools.")
                    .type("Contact", "Dora Pine, central office (sample)")
                    .type("A note on fees", "The district pays for both parts.")
                    .press("Save logo")
                    .sees("are saved");
            dora.go(place + "/trial").sees("What it would mean for your people").picture("district-trial-phone");
            dora.go(place)
                    .type("A note to office", "Eighty hours suit our calendar.")
                    .press("Propose to office")
                    .sees("The proposal is with office.")
                    .picture("district-draft-proposed-phone");
        }
        String draft = place.substring(place.lastIndexOf('/') + 1);
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            opal.go("/home").sees("proposes the edition");
            opal.go("/office/editions/drafts/" + draft)
                    .sees("Eighty hours suit our calendar.")
                    .sees("72.00 → 80.00")
                    .picture("district-proposal-desktop")
                    .press("Publish ")
                    .sees("Published.");
            opal.go("/office/district-pages").picture("district-pages-desktop");
            opal.go("/office/district-pages/" + organization())
                    .type("Short name in the address", "bluebonnet-isd")
                    .press("Publish the page")
                    .sees("is public")
                    .picture("district-page-office-desktop");
        }
        page(Person.at(TestServer.url(), Device.DESKTOP), "-desktop");
        page(Person.inTheDark(TestServer.url(), Device.PHONE), "-dark-phone");
        try (var dora = Person.inTheDark(TestServer.url(), Device.DESKTOP).as("dora")) {
            dora.go("/district/editions").sees("See our public page").picture("district-editions-dark-desktop");
            dora.press("Start a draft").sees("Ready to be published").picture("district-draft-dark-desktop");
        }
    }

    private UUID organization() {
        return jdbc.sql("select organization from edition_publication")
                .query(UUID.class)
                .single();
    }

    private static void page(Person stranger, String suffix) {
        try (stranger) {
            stranger.go("/districts/bluebonnet-isd")
                    .sees("How it differs from the national program")
                    .sees("80.00 instead of 72.00")
                    .sees("No weaker")
                    .picture("district-page" + suffix);
        }
    }
}
