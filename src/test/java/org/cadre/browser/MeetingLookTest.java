package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

/** A cohort's meetings as each person sees them: the chat, the proposed times, what was learned. */
@CadreTest
@Tag("browser")
class MeetingLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    private String room;
    private String poll;
    private String meeting;
    private String cohort;

    @BeforeEach
    void cast() {
        demo.bringIn();
        room = "/chat/" + one("select room::text from cohort_meeting where room is not null");
        poll = "/meeting-polls/" + one("select id::text from meeting_poll");
        meeting = one("select meeting::text from meeting_insight order by id limit 1");
        cohort = one("select cohort::text from cohort_meeting where room is not null");
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    @Test
    void isWellOnEveryDevice() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var rosa = Person.at(TestServer.url(), device).as("rosa");
                    var ines = Person.inTheDark(TestServer.url(), device).as("ines")) {
                rosa.go(room).picture("chat" + suffix);
                ines.go(room).picture("chat-dark" + suffix);
                rosa.go(poll).press("If need be").picture("poll" + suffix);
                ines.go(poll).picture("poll-coach-dark" + suffix);
                rosa.go("/internship/meetings").picture("meetings-own" + suffix);
                rosa.go("/internship/meetings/" + meeting).picture("meeting-one" + suffix);
                rosa.go("/digest").picture("digest" + suffix);
                ines.go("/coach/cohorts/" + cohort + "/meetings").picture("meetings-coach" + suffix);
                ines.go("/coach/cohorts/" + cohort + "/poll")
                        .press("Propose times")
                        .picture("poll-wrong-dark" + suffix);
                ines.go("/internship/meetings/" + meeting).picture("meeting-coach-dark" + suffix);
            }
        }
    }

    @Test
    void goesByItselfWithScript() {
        try (var rosa = Person.at(TestServer.url(), Device.PHONE).as("rosa");
                var ines = Person.at(TestServer.url(), Device.DESKTOP).as("ines")) {
            Page phone = rosa.go(room).page();
            Page desk = ines.go(room).page();
            await(phone, "document.getElementById('here-count').textContent === '2 people are here'");

            phone.click("#m2 a[data-reply]");
            assertThat(phone.textContent("#replying-to")).isEqualTo("You reply to Ines Calderón.");
            phone.fill("#text", "I bring two 🎉 — مرحبا");
            phone.click("#send");
            await(desk, "document.querySelector('#m3 .said')?.textContent === 'I bring two 🎉 — مرحبا'");
            assertThat(desk.textContent("#m3 .chat-quote")).contains("Ines Calderón");
            await(phone, "document.getElementById('text').value === ''");

            desk.fill("#text", "One line");
            desk.keyboard().press("Shift+Enter");
            desk.keyboard().type("and another");
            desk.keyboard().press("Enter");
            await(phone, "document.querySelector('#m4 .said')?.textContent === 'One line\\nand another'");

            refusesTooMuchAndKeepsIt(phone);
            keepsADraft(phone);
            withdraws(phone, desk);
            ines.page().click("summary:has-text('Edit the agenda')");
            desk.fill("#agenda", "Only one thing: https://example.org/reading");
            ines.press("Save agenda");
            await(phone, "document.querySelector('#agenda-text a')?.href === 'https://example.org/reading'");
            rosa.picture("chat-alive-phone");
        }
    }

    private static void refusesTooMuchAndKeepsIt(Page phone) {
        phone.fill("#text", "x".repeat(10_000));
        phone.click("#send");
        await(phone, "document.getElementById('text-problem').textContent.includes('at most 4,000 characters')");
        assertThat(phone.inputValue("#text")).hasSize(10_000);
        assertThat(phone.querySelectorAll("#lines .said")).hasSize(4);
    }

    private static void keepsADraft(Page phone) {
        phone.fill("#text", "Half a thought");
        phone.reload();
        assertThat(phone.inputValue("#text")).isEqualTo("Half a thought");
        phone.fill("#text", "");
    }

    private static void withdraws(Page phone, Page desk) {
        phone.fill("#text", "I named somebody");
        phone.click("#send");
        await(desk, "!!document.querySelector('#m5 .said')");
        await(phone, "!!document.querySelector('[data-own=\"5\"]')");
        phone.click("summary:has-text('Withdraw one of your messages')");
        phone.click("[data-own=\"5\"] button");
        await(desk, "document.querySelector('#m5').textContent.includes('This message was withdrawn.')");
        assertThat(desk.content()).doesNotContain("I named somebody");
    }

    /** Asked again and again: the page itself may not evaluate a text. */
    private static void await(Page page, String condition) {
        long patience = System.nanoTime() + 60_000_000_000L;
        while (!Boolean.TRUE.equals(page.evaluate(condition))) {
            assertThat(System.nanoTime()).as(condition).isLessThan(patience);
            page.waitForTimeout(25);
        }
    }
}
