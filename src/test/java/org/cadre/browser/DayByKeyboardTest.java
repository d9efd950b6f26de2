package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A participant registers, a trainer marks who came and office awards a certificate, all without a mouse. */
@CadreTest
@Tag("browser")
class DayByKeyboardTest {
    /** More steps than any page of the three takes from its top to the place that is meant. */
    private static final int MOST_STEPS = 150;

    /** What is said of the place that has the focus: its label, or its own words. */
    private static final String FOCUSED = "(document.activeElement.labels && document.activeElement.labels.length"
            + " ? document.activeElement.labels[0].innerText : document.activeElement.innerText || '').trim()";

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    @Test
    void theFirstStepOfAPageLeadsToItsContent() {
        try (var stranger = Person.at(TestServer.url(), Device.DESKTOP)) {
            stranger.go("/schedule");
            stranger.page().keyboard().press("Tab");
            assertThat(focused(stranger)).isEqualTo("Skip to the content");
            stranger.page().keyboard().press("Enter");
            assertThat(stranger.page().evaluate("document.activeElement.id")).isEqualTo("content");
        }
    }

    @Test
    void aRefusedRegistrationIsReadFirstAndThenSent() {
        String offering = offering("Fort Worth");
        try (var amir = Person.at(TestServer.url(), Device.DESKTOP).as("amir")) {
            amir.go("/schedule/" + offering + "/registration");
            reach(amir, "Register and keep my seat");
            amir.strike("Enter").looksWell();
            assertThat(amir.page().evaluate("document.activeElement.id")).isEqualTo("problems");

            choose(amir, "feeCategory");
            choose(amir, "payer");
            choose(amir, "paysBy");
            reach(amir, "Register and keep my seat");
            amir.strike("Enter").looksWell();
            assertThat(jdbc.sql("""
                    select count(*) from registration r join person p on p.id = r.person
                     where r.offering = :offering::uuid and p.email = 'amir@bluebonnet.example'
                    """)
                            .param("offering", offering)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void theTrainerMarksWhoCame() {
        try (var theo = Person.at(TestServer.url(), Device.DESKTOP).as("theo")) {
            theo.go("/trainer/offerings/" + offering("Bluebonnet"));
            reach(theo, "Mark all present");
            theo.strike("Enter").looksWell();
            assertThat(jdbc.sql("select count(*) from attendance where recorder = (select id from person where email ="
                                    + " 'theo@bluebonnet.example')")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void officeAwardsTheCertificate() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            opal.go("/office/certification");
            reach(opal, "Marcus");
            opal.strike("Enter");
            reach(opal, "Award ");
            opal.page().keyboard().press("Space");
            reach(opal, "Award the certificate");
            opal.strike("Enter").looksWell();
            assertThat(jdbc.sql("select count(*) from certificate c join person p on p.id = c.person where p.email ="
                                    + " 'marcus@bluebonnet.example' and c.state = 'issued'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    /** The first choice of a group, by the keys that choose there. */
    private static void choose(Person person, String group) {
        step(person, "document.activeElement.name === '" + group + "'", group);
        person.page().keyboard().press("Space");
    }

    /** Steps on until what begins with these words has the focus. */
    private static void reach(Person person, String words) {
        step(person, "(" + FOCUSED + ").startsWith('" + words + "')", words);
    }

    private static void step(Person person, String condition, String what) {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (Boolean.TRUE.equals(person.page().evaluate(condition))) {
                return;
            }
            person.page().keyboard().press("Tab");
        }
        throw new AssertionError(what + " is not reached by keyboard on " + person.address());
    }

    private static String focused(Person person) {
        return String.valueOf(person.page().evaluate(FOCUSED));
    }

    private String offering(String city) {
        return jdbc.sql("select id from offering where city = :city")
                .param("city", city)
                .query(String.class)
                .single();
    }
}
