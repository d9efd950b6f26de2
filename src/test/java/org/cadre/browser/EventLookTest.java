package org.cadre.browser;

import java.util.List;
import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices, running an event and inquiries as each person sees them, on a phone and at a desk. */
@CadreTest
@Tag("browser")
class EventLookTest {
    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void cast() {
        demo.surround(demo.bringIn());
    }

    @Test
    void isWellOnEveryDevice() {
        String offering = jdbc.sql("select id::text from offering where city = 'Fort Worth'")
                .query(String.class)
                .single();
        String inquiry =
                jdbc.sql("select id::text from inquiry").query(String.class).single();
        String seat =
                jdbc.sql("""
                select r.id::text from registration r join person p on p.id = r.person
                 where r.offering = :offering::uuid and p.email = 'nate@bluebonnet.example'
                """).param("offering", offering).query(String.class).single();
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/schedule/" + offering).picture("offering-planned" + suffix);
                stranger.go("/inquiry").press("Send inquiry").picture("inquiry-wrong" + suffix);
                stranger.go("/inquiry/sent");
                stranger.go("/moves/unknown");
            }
            try (var office = Person.at(TestServer.url(), device).as("opal")) {
                for (var page :
                        List.of("prices", "plan", "questions", "materials", "needs", "move", "moves", "cancellation")) {
                    office.go("/office/offerings/" + offering + "/" + page).picture("event-" + page + suffix);
                }
                office.go("/office/codes").picture("codes" + suffix);
                office.go("/office/decisions").picture("decisions" + suffix);
                office.go("/office/editions/part-two-prices").picture("part-two-prices" + suffix);
                office.go("/office/inquiries").picture("inquiries" + suffix);
                office.go("/office/inquiries/" + inquiry).picture("inquiry-office" + suffix);
                office.go("/office/inquiries/" + inquiry + "/proposal").picture("proposal" + suffix);
                office.go("/trainer/offerings/" + offering + "/answers").picture("answers" + suffix);
            }
            try (var nate = Person.at(TestServer.url(), device).as("nate")) {
                nate.go("/registrations/" + seat + "/event").picture("event-seat" + suffix);
                nate.go("/registrations/" + seat + "/questions")
                        .press("Send answers")
                        .picture("event-wrong" + suffix);
            }
            try (var amir = Person.at(TestServer.url(), device).as("amir")) {
                amir.go("/internship").picture("internship-fee" + suffix);
                amir.go("/internship/fee").press("Order part two").picture("fee-wrong" + suffix);
            }
        }
    }

    @Test
    void isWellInTheDark() {
        try (var office = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            office.go("/office/codes").picture("codes-dark");
            office.go("/office/inquiries").picture("inquiries-dark");
        }
    }
}
