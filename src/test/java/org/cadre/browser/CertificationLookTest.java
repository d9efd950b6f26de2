package org.cadre.browser;

import java.util.Locale;
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

/** The award and the certificate as office, its holder and a stranger see them. */
@CadreTest
@Tag("browser")
class CertificationLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
    }

    @Test
    void fromTheAwardToTheCheckPage() {
        try (var office = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            office.go("/office/certification").picture("certification-desktop");
            office.go("/office/certification/" + cast.rosasInternship).sees("missing");
            office.go("/office/certification/" + cast.rosasInternship + "/override")
                    .picture("override-ask-desktop");
            String cohort = jdbc.sql("select cohort::text from internship where id = :id")
                    .param("id", cast.readysInternship)
                    .query(String.class)
                    .single();
            office.go("/office/certification/cohorts/" + cohort).picture("cohort-award-desktop");
            office.go("/office/certification/" + cast.readysInternship).picture("award-desktop");
            office.tick("Award Marcus")
                    .press("Award the certificate")
                    .sees("is awarded the certificate")
                    .picture("certificate-desktop");
            office.go("/office/certificates").sees("Marcus Lee");
        }
        try (var office = Person.inTheDark(TestServer.url(), Device.PHONE).as("opal")) {
            office.go("/office/certification").picture("certification-dark-phone");
            office.go("/office/certificates").press("Marcus Lee").sees("Suspend");
            office.press("Correct the holder’s name").picture("name-dark-phone");
        }
        try (var holder = Person.at(TestServer.url(), Device.PHONE).as("marcus")) {
            holder.go("/certificates").sees("Download the paper").picture("certificates-phone");
            holder.press("Why was this awarded?").sees("What it rests on").picture("why-phone");
            holder.press("My certificates")
                    .press("Show it to others")
                    .sees("Save the picture")
                    .picture("share-phone");
        }
        String code = jdbc.sql("select check_code from certificate where person = :marcus")
                .param("marcus", cast.ready.value())
                .query(String.class)
                .single();
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var stranger = Person.at(TestServer.url(), device)) {
                stranger.go("/check").picture("check-form" + suffix);
                stranger.go("/check/" + code).sees("Valid").picture("check" + suffix);
                stranger.go("/check/nonsense").sees("Altered");
            }
        }
        try (var stranger = Person.inTheDark(TestServer.url(), Device.PHONE)) {
            stranger.go("/check/" + code).sees("Valid").picture("check-dark-phone");
        }
    }
}
