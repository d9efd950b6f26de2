package org.cadre.browser;

import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.cadre.program.OfferingKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Part one as each person sees it, on a phone and at a desk. */
@CadreTest
@Tag("browser")
class PartOneLookTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private OfferingId today;
    private OfferingId later;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        var bluebonnet = partOne.district("Bluebonnet ISD");
        var tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        partOne.person("Ada Office", Role.OFFICE);
        partOne.staffOf(bluebonnet, "Dana District", Role.DISTRICT);
        var rosa = partOne.staffOf(bluebonnet, "Rosa Villarreal");
        var mia = partOne.staffOf(bluebonnet, "Mia Chen");
        var sam = partOne.person("Samuel Okafor");
        today = partOne.institute(partOne.today(), 12, tomas);
        later = partOne.institute(partOne.inDays(40), 12, tomas);
        var full = partOne.institute(partOne.inDays(70), 1, tomas);
        partOne.event(OfferingKind.WEBINAR, "Mentoring at a distance", partOne.inDays(9), 99, 0);
        partOne.recertification(partOne.inDays(20), 4);
        partOne.confirmed(mia, full);
        var seat = partOne.confirmed(rosa, today, bluebonnet);
        partOne.confirmed(mia, today);
        partOne.confirmed(sam, today);
        partOne.held(partOne.staffOf(bluebonnet, "Priya Patel"), today, bluebonnet);
        partOne.held(sam, later, null);
        jdbc.sql("update person set needs = 'Vegetarian; a seat near the door' where id = :mia")
                .param("mia", mia.value())
                .update();
        partOne.attended(today, seat, 150, 95);
    }

    @Test
    void isWellOnEveryDevice() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/schedule").picture("schedule" + suffix);
                stranger.go("/schedule/" + later).picture("offering" + suffix);
            }
            try (var person = Person.at(TestServer.url(), device).as("samuel.okafor")) {
                person.go("/registrations").picture("registrations-sam" + suffix);
            }
            try (var person = Person.at(TestServer.url(), device).as("rosa.villarreal")) {
                person.go("/schedule/" + later + "/registration").picture("registration" + suffix);
                person.press("Register and keep").picture("registration-wrong" + suffix);
                person.go("/registrations").picture("registrations" + suffix);
                person.go("/transcript").picture("transcript" + suffix);
            }
            try (var person = Person.at(TestServer.url(), device).as("tomas.trainer")) {
                person.go("/trainer").picture("trainer" + suffix);
                person.go("/trainer/offerings/" + today).picture("attendance" + suffix);
            }
            try (var person = Person.at(TestServer.url(), device).as("dana.district")) {
                person.go("/district").picture("district" + suffix);
            }
            try (var person = Person.at(TestServer.url(), device).as("ada.office")) {
                person.go("/office/offerings").picture("office-offerings" + suffix);
                person.go("/office/offerings/" + today).picture("office-offering" + suffix);
                person.go("/office/offerings/new").picture("offering-form" + suffix);
                person.go("/office/offerings/" + later + "/sessions").picture("sessions" + suffix);
                person.go("/office/orders").picture("orders" + suffix);
                person.press("Priya").picture("order" + suffix);
            }
        }
        try (var trainer = Person.inTheDark(TestServer.url(), Device.PHONE).as("tomas.trainer")) {
            trainer.go("/trainer/offerings/" + today).picture("attendance-dark");
            trainer.go("/schedule").picture("schedule-dark");
        }
    }
}
