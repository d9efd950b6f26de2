package org.cadre.browser;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Experiences and resources as everybody sees them, and as office keeps them: on a phone in the dark, and at a desk. */
@CadreTest
@Tag("browser")
class ExperiencesLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
        demo.tell();
    }

    @Test
    void isWellOnAPhoneInTheDarkAndAtADesk() {
        stranger(Person.at(TestServer.url(), Device.DESKTOP), "-desktop");
        stranger(Person.inTheDark(TestServer.url(), Device.PHONE), "-dark-phone");
        office(Person.at(TestServer.url(), Device.DESKTOP), "-desktop");
        office(Person.inTheDark(TestServer.url(), Device.PHONE), "-dark-phone");
    }

    private void stranger(Person somebody, String suffix) {
        try (somebody) {
            somebody.go("/experiences").sees("A year of listening").looksWell().picture("experiences" + suffix);
            somebody.press("A year of listening")
                    .sees("I stopped fixing things")
                    .looksWell()
                    .picture("experience" + suffix);
            somebody.go("/resources").sees("Become a mentor").looksWell().picture("resources" + suffix);
            somebody.press("The first ninety days").sees("Download the slides").looksWell();
            somebody.picture("resource" + suffix);
        }
    }

    private void office(Person somebody, String suffix) {
        try (var opal = somebody.as("opal")) {
            opal.go("/office/site/stories").sees("draft").looksWell().picture("stories-office" + suffix);
            opal.press("The reflection that changed").sees("Marcus Lee").looksWell();
            opal.press("Publish version 1")
                    .sees("have not consented")
                    .looksWell()
                    .picture("story-refused" + suffix);
            opal.press("Marcus Lee").sees("Ask by mail").looksWell().picture("story-person" + suffix);
            opal.press("Ask Marcus Lee").sees("is asked by mail");
            String link = jdbc.sql("""
                            select button_url from mail
                             where recipient = 'marcus@bluebonnet.example' and button_url like '%/consent/%'
                             order by id desc limit 1
                            """).query(String.class).single();
            opal.go(link.substring(link.indexOf("/experiences/")))
                    .sees("May we tell your story?")
                    .looksWell()
                    .picture("story-consent" + suffix);
            opal.go("/office/site/stories/new").looksWell().picture("story-new" + suffix);
            opal.go("/office/site/resources").looksWell().picture("resources-office" + suffix);
            opal.press("Become a mentor").sees("How often it was fetched").looksWell();
            opal.picture("resource-office" + suffix);
        }
    }
}
