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

/** Office finds a person from any page without a mouse. */
@CadreTest
@Tag("browser")
class SearchByKeyboardTest {
    @Autowired
    Demo demo;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
    }

    private static Object read(Person person, String script) {
        return person.page().evaluate(script);
    }

    private static void waitFor(Person person, String condition) {
        // Not by the page's own eval, which its Content-Security-Policy forbids.
        for (int tries = 0; tries < 200 && !Boolean.TRUE.equals(read(person, "Boolean(" + condition + ")")); tries++) {
            person.page().waitForTimeout(50);
        }
        assertThat(read(person, "Boolean(" + condition + ")")).as(condition).isEqualTo(true);
    }

    @Test
    void aSlashLeadsToTheSearchAndArrowsEnterAndEscapeThroughIt() {
        try (var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            opal.go("/office/offerings");
            opal.page().keyboard().press("/");
            assertThat(read(opal, "document.activeElement.id")).isEqualTo("find");

            opal.page().keyboard().type("Roza Delgado");
            waitFor(
                    opal,
                    "document.querySelector('#found-now a[role=option]') && !document.getElementById('found-now').hidden");
            assertThat(read(opal, "document.getElementById('find').getAttribute('aria-expanded')"))
                    .isEqualTo("true");
            waitFor(opal, "document.getElementById('found-said').textContent.includes('person')");
            opal.page().keyboard().press("ArrowDown");
            assertThat(
                            read(
                                    opal,
                                    "document.getElementById(document.getElementById('find').getAttribute('aria-activedescendant')).textContent"))
                    .asString()
                    .contains("Rosa Delgado");
            assertThat(read(opal, "document.activeElement.id"))
                    .as("the focus stays in the field")
                    .isEqualTo("find");
            opal.looksWell().picture("search-open-desktop");

            opal.page().keyboard().press("ArrowUp");
            assertThat(read(opal, "document.querySelector('#found-now [aria-selected=true]').id"))
                    .as("from the first one up is the last one")
                    .isEqualTo("found-all");
            opal.page().keyboard().press("Escape");
            assertThat(read(opal, "document.getElementById('found-now').hidden"))
                    .isEqualTo(true);
            assertThat(read(opal, "document.getElementById('find').value"))
                    .as("what was typed stays")
                    .isEqualTo("Roza Delgado");

            opal.page().keyboard().press("ArrowDown");
            opal.page().keyboard().press("Enter");
            opal.sees("What is next for Rosa Delgado").looksWell().picture("person-desktop");
        }
    }

    @Test
    void aPhoneFindsAndShowsThePersonToo() {
        try (var opal = Person.at(TestServer.url(), Device.PHONE).as("opal")) {
            opal.go("/office/search?q=rosa+delgado")
                    .sees("Rosa Delgado")
                    .looksWell()
                    .picture("search-phone");
            opal.page().locator("main a:has-text('Rosa Delgado')").first().click();
            opal.sees("What is next for Rosa Delgado").looksWell().picture("person-phone");
        }
    }
}
