package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.command.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Looks at each main page as the person it is for, on phone and desktop, in light and dark. */
@CadreTest
@Tag("browser")
class PicturesTest {
    @Autowired
    private Demo demo;

    @BeforeEach
    void cast() {
        demo.load(Progress.silent());
    }

    @Test
    void ofThePublicPages() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(java.util.Locale.ROOT);
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/").picture("front" + suffix);
                stranger.go("/demo").picture("demo" + suffix);
            }
        }
        try (var stranger = Person.inTheDark(TestServer.url(), Device.PHONE)) {
            stranger.go("/").picture("front-dark-phone");
        }
    }

    /** Those that stand in docs/pictures. */
    @Test
    void ofTheMainPages() {
        try (var stranger = Person.at(TestServer.url(), Device.DESKTOP)) {
            stranger.go("/schedule").picture("schedule-desktop");
            stranger.go(demo.certificates().getLast()).picture("check-desktop");
        }
        try (var mit = Person.at(TestServer.url(), Device.DESKTOP).as("rosa")) {
            mit.go("/home").picture("mit-home-desktop");
        }
        try (var mit = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            mit.go("/home").picture("mit-home-phone");
            mit.go("/internship/log/new").picture("log-a-contact-phone");
        }
        try (var coach = Person.at(TestServer.url(), Device.DESKTOP).as("ines")) {
            coach.go("/coach").picture("coach-desk-desktop");
        }
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/home").picture("office-home-desktop");
            office.go("/office/certification").picture("office-certification-desktop");
            office.go("/office/orders").picture("office-orders-desktop");
        }
        try (var district = Person.at(TestServer.url(), Device.DESKTOP).as("dora")) {
            var newest = district.go("/orders")
                    .page()
                    .locator("main a[href^='/orders/']")
                    .first();
            district.go(newest.getAttribute("href")).picture("order-desktop");
        }
        try (var trainer = Person.at(TestServer.url(), Device.PHONE).as("theo")) {
            trainer.go("/home").picture("trainer-home-phone");
            trainer.go("/trainer").press("Check people in").picture("check-in-phone");
        }
    }
}
