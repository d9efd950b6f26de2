package org.cadre.browser;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.mail.MailRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log with everything that can happen to a contact, as MIT, protégé and coach see it, on a phone and at a desk. */
@CadreTest
@Tag("browser")
class ContactLogLookTest {
    private static final String DEL = "del@bluebonnet.example";

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    private Cast cast;
    private String link = "";

    @BeforeEach
    void letThingsHappen() {
        cast = demo.bringIn();
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
        link = mailedTo(DEL);
        var del = new Visitor();
        del.form(del.get(link), ".rows li:first-child form[action$=dispute]")
                .with("why", "It was half an hour.")
                .send();
        rosa.form(rosa.get("/internship/log"), "form[action$=dispute]")
                .with("answer", "My calendar says 45 minutes; I have added it.")
                .send();
        rosa.form(rosa.get("/internship/log/" + disputed()), "form[action$=evidence]")
                .send(
                        "evidence",
                        "call-with-del.ics",
                        "text/calendar",
                        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isWellForAllThree() {
        try (var rosa = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            rosa.go("/internship/log").sees("questioned by Del Ramos").picture("log-phone");
            rosa.go("/internship/log/" + disputed()).sees("call-with-del.ics").picture("log-change-phone");
            rosa.go("/internship/log/new").picture("log-new-phone");
        }
        try (var rosa = Person.inTheDark(TestServer.url(), Device.DESKTOP).as("rosa")) {
            rosa.go("/internship/log").picture("log-desktop-dark");
            rosa.go("/internship/log/new").picture("log-new-desktop-dark");
        }
        try (var del = Person.at(TestServer.url(), Device.PHONE)) {
            del.go(link).sees("This page is for Del Ramos").picture("confirmation-phone");
        }
        events.publishEvent(new MailRefused(UUID.randomUUID(), DEL, cast.del.value()));
        try (var ines = Person.at(TestServer.url(), Device.DESKTOP).as("ines")) {
            ines.go("/coach/internships/" + cast.rosasInternship + "/log")
                    .sees("One word has been said about it")
                    .picture("coach-log-desktop");
        }
        try (var rosa = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            rosa.go("/internship/log").sees("has come back");
            rosa.press("Correct the address").picture("protege-address-phone");
        }
        try (var del = Person.inTheDark(TestServer.url(), Device.DESKTOP)) {
            del.go(link)
                    .press("I am not Del Ramos")
                    .sees("Thank you for telling us")
                    .picture("not-me-desktop-dark");
        }
    }

    private String mailedTo(String recipient) {
        return jdbc.sql("select button_url from mail where recipient = :to order by id desc limit 1")
                .param("to", recipient)
                .query(String.class)
                .single();
    }

    private UUID disputed() {
        return jdbc.sql("select id from contact_entry where pairing = :pairing and state = 'disputed'")
                .param("pairing", cast.rosasPairing)
                .query(UUID.class)
                .single();
    }
}
