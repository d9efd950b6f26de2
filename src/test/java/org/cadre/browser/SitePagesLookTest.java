package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.site.page.ShippedPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A stranger reads the public site, and office writes a page of it: at a desk, and on a phone in the dark. */
@CadreTest
@Tag("browser")
class SitePagesLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private ShippedPages pages;

    @BeforeEach
    void bringIn() {
        demo.surround(demo.bringIn());
        pages.bringIn();
    }

    @Test
    void isReadAtADeskAndOnAPhoneInTheDark() {
        try (var stranger = Person.at(TestServer.url(), Device.DESKTOP)) {
            read(stranger, "-desktop");
            stranger.press("Fees")
                    .sees("Leadership Immersion Institute")
                    .press("Español")
                    .sees("Tarifas");
        }
        try (var stranger = Person.inTheDark(TestServer.url(), Device.PHONE)) {
            read(stranger, "-dark-phone");
            stranger.page().locator(".site-menu-small summary").click();
            stranger.looksWell()
                    .picture("site-menu-dark-phone")
                    .press("For districts")
                    .sees("A training in your area");
        }
    }

    private static void read(Person stranger, String suffix) {
        for (var place : new String[] {
            "the-program", "six-modules", "part-two", "certification", "leadership-standards", "fees", "para-distritos"
        }) {
            stranger.go("/" + place).picture("site-" + place + suffix);
        }
        stranger.go("/").sees("Experienced principals").picture("site-front" + suffix);
    }

    @Test
    void isWrittenPreviewedPublishedAndUndone() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            opal.go("/office/site/pages").picture("pages-office-desktop").press("Contact");
            opal.type("Text", "## Write to us\n\n[now](javascript:alert(1))");
            opal.page().getByText("Line 3: A link cannot lead to").waitFor();
            opal.looksWell().picture("page-editor-live-desktop");
            opal.press("Save draft")
                    .sees("One line of the text needs another look")
                    .picture("page-editor-wrong-desktop");
            opal.type("Text", "## Write to us\n\n::: contact\n\n::: inquiry")
                    .press("Save draft")
                    .sees("Readers see version 1; version 2 is newer")
                    .press("Publish version 2")
                    .sees("Version 2 is published")
                    .press("History")
                    .sees("From version 1 to version 2")
                    .picture("page-history-desktop");
            opal.go("/contact").sees("Write to us");
        }
        try (var opal = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            opal.go("/office/site/pages").picture("pages-office-dark-phone").press("Contact");
            opal.picture("page-editor-dark-phone")
                    .press("Undo: show version 1 again")
                    .sees("Undone");
            opal.press("History").picture("page-history-dark-phone");
        }
    }
}
