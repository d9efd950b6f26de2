package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Opal writes to those whose certificate expires within six months. */
@CadreTest
@Tag("browser")
class MessageLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private ProgramClock clock;

    @BeforeEach
    void letInesComeNear() {
        demo.bringIn();
        demo.award();
        clock.moveTo(clock.today().plusMonths(14)); // hers was awarded 17 months ago, for three years
    }

    @Test
    void goesFromTheListToTheSchedule() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal");
                var dark = Person.inTheDark(TestServer.url(), Device.DESKTOP).as("opal");
                var phone = Person.at(TestServer.url(), Device.PHONE).as("opal")) {
            opal.go("/office/messages").sees("No message has been written yet").press("Write a message");
            opal.choose("To", "Holders whose certificate expires within 6 months")
                    .tick("News: optional")
                    .type("Subject", "Renew your certificate, {frist name}")
                    .type(
                            "Message",
                            "Dear {name},\n\nyour certificate {certificate number} ends on **{expiry date}**.\n\n- {what is next}\n- See https://example.org/renewal\n\n{cohort}")
                    .press("See who gets it")
                    .sees("Did you mean {first name}?")
                    .picture("message-wrong");
            opal.type("Subject", "Renew your certificate, {first name}").press("See who gets it");
            opal.sees("What Ines Calderón gets")
                    .sees("Renew your certificate, Ines")
                    .picture("message-draft");
            String place = opal.address();
            dark.go(place).picture("message-draft-dark");
            phone.go(place).picture("message-draft-phone");
            opal.press("Send this to me").sees("on its way to opal@bluebonnet.example");
            opal.type("Day", clock.today().plusDays(3).toString())
                    .type("Time", "09:30")
                    .press("Schedule for one person")
                    .sees("Goes out on")
                    .sees("9:30 AM Central")
                    .picture("message-scheduled");
            dark.go(place).picture("message-scheduled-dark");
        }
    }

    @Test
    void wordsATextInBothThemes() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal");
                var dark = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            opal.go("/office/wordings").picture("wordings");
            opal.press("Renewal").picture("wordings-renewal");
            String text = "/office/wordings/renewal/notification.renewal.notice.line";
            opal.go(text)
                    .type("Text", "Certificate {certificate number} ends soon.")
                    .press("Save text");
            opal.sees("This is missing: {expiry date}").picture("wording-wrong");
            opal.type("Text", "Certificate {certificate number} ends on {expiry date}.")
                    .press("Save text");
            opal.sees("Edited by Opal");
            dark.go(text).picture("wording-dark");
            dark.go("/office/wordings/renewal").picture("wordings-renewal-dark");
            dark.go("/account/mail").picture("mail-preferences-dark");
        }
    }
}
