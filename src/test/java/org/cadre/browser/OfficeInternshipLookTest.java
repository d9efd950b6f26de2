package org.cadre.browser;

import java.util.Locale;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Monday of the office with all its internships, and the pages of final projects, on a phone and at a desk. */
@CadreTest
@Tag("browser")
class OfficeInternshipLookTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    private Cast cast;

    @BeforeEach
    void cast() {
        cast = demo.bringIn();
        demo.surround(cast);
    }

    private UUID only(String table) {
        return jdbc.sql("select id from " + table).query(UUID.class).single();
    }

    @Test
    void isWellOnEveryDevice() {
        try (var rosa = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            rosa.go("/internship/word-to-office")
                    .type("What should office know?", "Del has not answered for weeks. שלום 🌿")
                    .press("Send to office")
                    .picture("word-own");
            rosa.go("/internship/leaving").press("Leave the internship").picture("leaving-wrong");
            rosa.go("/internship/agreements/" + cast.rosasPairing).picture("agreement-signed");
        }
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/internships").sees("What needs office").sees("A word in private waits");
            office.press("Rosa Delgado");
            office.page().locator("summary").getByText("Suspend the pairing").click();
            office.page().locator("#suspendedWords").fill("Both called about a remark.");
            office.press("Suspend the pairing").sees("rests. Both are told.");
            office.page().locator("summary").getByText("Extend").click();
            office.page().locator("#extension").fill("2");
            office.page().locator("#extensionReason").fill("A hurricane closed the schools.");
            office.press("Extend").sees("2 months more");
            office.go("/office/calendar").type("Name", "Summer break");
            office.page().locator("#first").fill("2027-06-10");
            office.page().locator("#last").fill("2027-08-05");
            office.press("Add the break").sees("is in the calendar");
        }
        show();
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var office = Person.at(TestServer.url(), device).as("opal")) {
                office.go("/office/internships").picture("office-desk" + suffix);
                office.go("/office/internships?need=everybody&state=all").picture("office-desk-all" + suffix);
                office.go("/office/internships/" + cast.rosasInternship).picture("office-internship" + suffix);
                office.go("/office/case-files/" + only("case_file")).picture("case-file" + suffix);
                office.go("/office/private-words").picture("private-words" + suffix);
                office.go("/office/private-words/" + only("private_word")).picture("private-word" + suffix);
                office.go("/office/cohorts/" + cast.rosasCohort + "/closing")
                        .press("Close ")
                        .picture("cohort-closing" + suffix);
                office.go("/office/calendar").press("Add the break").picture("program-calendar" + suffix);
                office.go("/office/shown-projects").picture("shown-office" + suffix);
            }
            try (var rosa = Person.at(TestServer.url(), device).as("rosa")) {
                rosa.go("/internship/project").picture("project-own" + suffix);
                rosa.go("/internship").picture("internship-extended" + suffix);
            }
            try (var marcus = Person.at(TestServer.url(), device).as("marcus")) {
                marcus.go("/internship/project/showing").picture("project-showing" + suffix);
            }
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/projects").picture("projects" + suffix);
                stranger.press("The first ninety days").picture("project-shown" + suffix);
            }
        }
    }

    private void show() {
        try (var marcus = Person.at(TestServer.url(), Device.PHONE).as("marcus")) {
            marcus.go("/internship/project/showing")
                    .tap("name", "shown")
                    .tick("Neither protégé")
                    .press("Show it to everybody")
                    .sees("Everybody can read it now");
        }
    }

    @Test
    void isWellInTheDark() {
        try (var office = Person.inTheDark(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/internships").picture("office-desk-dark");
            office.go("/office/internships/" + cast.rosasInternship).picture("office-internship-dark");
        }
        try (var office = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            office.go("/office/internships").picture("office-desk-dark-phone");
            office.go("/office/calendar").picture("program-calendar-dark");
            office.go("/office/cohorts/" + cast.rosasCohort + "/closing").picture("cohort-closing-dark");
        }
        try (var stranger = Person.inTheDark(TestServer.url(), Device.PHONE)) {
            stranger.go("/projects").picture("projects-dark");
        }
    }
}
