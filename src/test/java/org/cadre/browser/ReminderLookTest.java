package org.cadre.browser;

import java.time.LocalDate;
import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Rosa sees who follows the link of a reminder on a phone on which she is not signed in. */
@CadreTest
@Tag("browser")
class ReminderLookTest {
    @Autowired
    private Demo demo;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void remind() {
        clock.moveTo(LocalDate.of(2035, 2, 8)); // in no break of the program
        var cast = demo.bringIn();
        jdbc.sql("delete from nudge").update();
        jdbc.sql("delete from confirmation_request").update();
        jdbc.sql("""
                update contact_entry set state = 'submitted', confirmed_at = null, confirmed_by = null, verified_at = null,
                       verified_by = null, logged_at = logged_at - interval '30 days'
                 where id = (select id from contact_entry where pairing = :pairing and state = 'submitted'
                              order by day desc, id desc limit 1)
                """).param("pairing", cast.rosasPairing).update();
        jobs.comeDue();
    }

    private String link(String words) {
        return jdbc
                .sql("select html from mail where recipient = 'rosa@bluebonnet.example' order by id desc")
                .query(String.class)
                .list()
                .stream()
                .flatMap(html -> Jsoup.parse(html).select("a[href*=/reminder/]").stream())
                .filter(a -> a.text().contains(words))
                .map(a -> a.attr("href"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isWellOnEveryDevice() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var light = Person.at(TestServer.url(), device);
                    var dark = Person.inTheDark(TestServer.url(), device)) {
                light.go(link("Remind Del Ramos to confirm")).picture("reminder" + suffix);
                dark.go(link("Later, or not again")).picture("reminder-later-dark" + suffix);
            }
        }
        try (var phone = Person.at(TestServer.url(), Device.PHONE)) {
            phone.go(link("Later, or not again"))
                    .type("Remind me again on", "2035-01-01")
                    .press("Remind me then")
                    .picture("reminder-wrong");
            phone.go(link("Remind Del Ramos to confirm"))
                    .press("Remind Del Ramos to confirm")
                    .sees("That was done today already") // by the job that asks protégés itself
                    .picture("reminder-done");
        }
    }
}
