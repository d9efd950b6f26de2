package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who reads Spanish finds their way without a mouse. Every page they come to is checked by axe. */
@CadreTest
@Tag("browser")
class SpanishByKeyboardTest {
    private static final int MOST_TABS = 150;

    @Autowired
    Demo demo;

    @Autowired
    ProgramClock clock;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void bringIn() {
        clock.moveTo(clock.today()); // nine in the morning or later, however early the tests run
        demo.bringIn();
    }

    private String spanish(String key) {
        return Language.SPANISH.during(() -> texts.say(key));
    }

    /** Who cannot get there by tabs does not get there. */
    private static Person reach(Person person, String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (Boolean.TRUE.equals(
                    person.page().evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return person;
            }
            person.page().keyboard().press("Tab");
        }
        throw new AssertionError("no way by keyboard to " + selector + " on " + person.address());
    }

    private static Person open(Person person, String selector) {
        return reach(person, selector).strike("Enter").looksWell();
    }

    private static void write(Person person, String selector, String text) {
        reach(person, selector).page().keyboard().type(text);
    }

    private static Object language(Person person) {
        return person.page().evaluate("document.documentElement.lang");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void aVisitorFindsDatesAndFeesAndAsksForATraining(Device device) {
        String suffix = device.name().toLowerCase(Locale.ROOT);
        try (var visitor = Person.at(TestServer.url(), device)) {
            visitor.go("/schedule");
            assertThat(language(visitor)).isEqualTo("en");
            open(visitor, ".languages button[value=es]").picture("spanish-schedule-" + suffix);
            assertThat(visitor.address()).as("the same page").endsWith("/schedule");
            assertThat(language(visitor)).isEqualTo("es");

            open(visitor, "main a[href^='/schedule/']")
                    .sees("$")
                    .sees(spanish("offering.price"))
                    .picture("spanish-event-" + suffix);

            visitor.go("/inquiry").picture("spanish-inquiry-" + suffix);
            write(visitor, "#name", "Luz Ortega");
            write(visitor, "#email", "luz@escuela.example");
            write(visitor, "#area", "El Paso");
            write(visitor, "#about", "Queremos una capacitación para doce directores.");
            open(visitor, "main form .btn-primary").picture("spanish-inquiry-sent-" + suffix);
            assertThat(visitor.address()).endsWith("/inquiry/sent");
        }
        assertThat(count("select count(*) from inquiry where email = 'luz@escuela.example'"))
                .isOne();
        assertThat(jdbc.sql("select language from inquiry where email = 'luz@escuela.example'")
                        .query(String.class)
                        .single())
                .as("what office answers is in it, too")
                .isEqualTo("es");
        assertThat(jdbc.sql("select html from mail where recipient = 'luz@escuela.example'")
                        .query(String.class)
                        .single())
                .as("what confirms it is in the language in which it was asked")
                .contains("<html lang=\"es\">");
    }

    @Test
    void aMitLogsAContact() {
        int before = count("select count(*) from contact_entry");
        try (var rosa = Person.inTheDark(TestServer.url(), Device.PHONE).as("rosa")) {
            rosa.go("/home");
            open(rosa, ".languages button[value=es]").picture("spanish-home-dark-phone");
            assertThat(language(rosa)).isEqualTo("es");

            rosa.go("/internship/log/new");
            reach(rosa, "input[name=mode]").page().keyboard().press("Space");
            write(rosa, "#minutes", "45");
            write(rosa, "#start", "0630AM");
            write(rosa, "#summary", "Hablamos del primer mes.");
            rosa.picture("spanish-log-dark-phone");
            open(rosa, "#contact .btn-primary").sees("0.75").picture("spanish-logged-dark-phone");
            assertThat(language(rosa)).isEqualTo("es");
        }
        assertThat(count("select count(*) from contact_entry")).isEqualTo(before + 1);
        assertThat(jdbc.sql("select language from person where email = 'rosa@bluebonnet.example'")
                        .query(String.class)
                        .single())
                .isEqualTo("es");
    }
}
