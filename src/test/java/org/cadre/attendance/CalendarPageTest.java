package org.cadre.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class CalendarPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId rosa;
    private Visitor visitor;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        rosa = partOne.person("Rosa Villarreal");
        visitor = partOne.signedIn(rosa);
    }

    private static String path(Visitor.Page page) {
        return page.document().select("#address").attr("value").replaceFirst("^https?://[^/]+", "");
    }

    private static String text(Visitor.Page feed) {
        return new String(feed.bytes(), StandardCharsets.UTF_8).replaceAll("\r\n[ \t]", "");
    }

    private String made() {
        return path(visitor.button(visitor.get("/calendar"), "Make my calendar address")
                .send());
    }

    @Test
    void holdsOnesOwnEventsWithTheirZoneAndNothingPrivate() {
        var offering = partOne.institute(partOne.inDays(10), 5);
        partOne.institute(partOne.inDays(20), 5);
        partOne.held(rosa, offering, partOne.district("Bluebonnet ISD"));
        jdbc.sql("update person set needs = 'Vegetarian' where id = :rosa")
                .param("rosa", rosa.value())
                .update();
        var feed = new Visitor().get(made()).hasStatus(200);
        assertThat(feed.type()).startsWith("text/calendar");
        assertThat(text(feed))
                .contains("SUMMARY:Leadership Immersion Institute", "Central", "X-WR-CALNAME:My events")
                .containsPattern("DTSTART:\\d{8}T\\d{6}Z")
                .doesNotContain("Vegetarian", "Rosa", "$495", "Bluebonnet ISD");
        assertThat(text(feed).split("BEGIN:VEVENT", -1))
                .as("two days of one event")
                .hasSize(3);
    }

    @Test
    void holdsTheEventsOneTrainsAt() {
        var tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        partOne.institute(partOne.inDays(10), 5, tomas);
        var trainer = partOne.signedIn(tomas);
        trainer.get("/trainer").says("My events in the calendar of my phone");
        var address = path(trainer.button(trainer.get("/calendar"), "Make my calendar address")
                .send());
        assertThat(text(new Visitor().get(address))).contains("SUMMARY:Leadership Immersion Institute");
    }

    @Test
    void aRenewedAddressMakesTheOldOneWorthNothing() {
        String old = made();
        assertThat(path(visitor.get("/calendar"))).as("shown again").isEqualTo(old);
        String fresh = path(
                visitor.button(visitor.get("/calendar"), "Renew the address").send());
        assertThat(fresh).isNotEqualTo(old);
        new Visitor().get(old).hasStatus(404);
        new Visitor().get(fresh).hasStatus(200);
    }

    @Test
    void theDatabaseKeepsNoAddress() {
        String token = made().replaceAll("^/calendar/|\\.ics$", "");
        assertThat(token).hasSize(43);
        assertThat(jdbc.sql("select encode(digest, 'escape') || encode(sealed, 'escape') from calendar_feed")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    @Test
    void whoTriesManyAddressesIsStoppedAndGoodOnesStillWork() {
        String good = made();
        var stranger = new Visitor();
        for (int i = 0; i < 30; i++) {
            stranger.get("/calendar/" + "x".repeat(40) + i + ".ics").hasStatus(404);
        }
        stranger.get("/calendar/nothing.ics").hasStatus(429);
        stranger.get(good).hasStatus(200);
    }
}
