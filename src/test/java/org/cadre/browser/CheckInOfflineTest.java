package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A phone at the door of a venue without a network: scans are kept, the page opens again, and all arrives once. */
@CadreTest
@Tag("browser")
class CheckInOfflineTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProgramClock clock;

    private OfferingId offering;
    private final List<RegistrationId> seats = new ArrayList<>();
    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        offering = partOne.institute(partOne.today(), 12, partOne.person("Tomas Trainer", Role.TRAINER));
        for (String name : List.of("Rosa Villarreal", "Mia Chen", "Samuel Okafor", "Priya Patel")) {
            seats.add(partOne.confirmed(partOne.person(name), offering));
        }
    }

    @Test
    void threeLateScansArriveOnceAndWhatNoLongerFitsIsShown() {
        var codes = seats.stream().map(this::code).toList();
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("tomas.trainer")) {
            phone.go("/checkin/" + offering).picture("check-in-phone");
            sees(phone.page().locator("#network"), "Connected");
            phone.page().waitForSelector("#checkin[data-kept=yes]");

            phone.page().context().setOffline(true);
            check(phone, codes.get(0), "Rosa Villarreal", "Kept on this phone");
            check(phone, codes.get(1), "Mia Chen", "Kept on this phone");
            check(phone, codes.get(2), "Samuel Okafor", "Kept on this phone");
            check(phone, codes.get(0), "Rosa Villarreal", "Already here since");
            sees(phone.page().locator("#network"), "No network. Kept on this phone until it is back: 4");
            assertThat(phone.page().locator("#here").innerText()).isEqualTo("3");
            phone.picture("check-in-offline");

            phone.page().reload();
            sees(phone.page().locator("#network"), "No network. Kept on this phone until it is back: 4");
            sees(phone.page().locator("#here"), "3");

            // Meanwhile Priya's seat goes to somebody else; her old badge is scanned.
            substitute(seats.get(3));
            check(phone, codes.get(3), "Priya Patel", "Checked in");
            assertThat(rows()).isZero();

            phone.page().context().setOffline(false);
            phone.page().evaluate("window.dispatchEvent(new Event('online'))");
            sees(phone.page().locator("#network"), "Connected. Everything is sent.");
            sees(phone.page().locator("#conflicts"), "this code was given to somebody else");
            sees(phone.page().locator("#verdict"), "Replaced code");
            sees(phone.page().locator("#here"), "3");
            phone.picture("check-in-conflict");
        }
        assertThat(rows()).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from check_in")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        try (var other = Person.at(TestServer.url(), Device.DESKTOP).as("tomas.trainer")) {
            other.go("/checkin/" + offering)
                    .sees("Needs a look")
                    .sees("3\nof 4 here")
                    .picture("check-in-desktop");
        }
    }

    @Test
    void aWrongTapIsTakenBackByTheSameButton() {
        try (var phone = Person.inTheDark(TestServer.url(), Device.PHONE).as("tomas.trainer")) {
            phone.go("/checkin/" + offering);
            var row = phone.page().locator("[data-registration='" + seats.get(1) + "']");
            row.locator("button").click();
            sees(phone.page().locator("#verdict"), "Checked in");
            sees(row, "Here since");
            phone.picture("check-in-dark");
            row.locator("button").click();
            sees(phone.page().locator("#verdict"), "Taken back");
            // The page says "sent" before and after: only the server knows when it has come.
            phone.page().waitForCondition(() -> minutes() == 0);
        }
        assertThat(minutes()).isZero();
    }

    private int minutes() {
        return jdbc.sql("select minutes from attendance").query(Integer.class).single();
    }

    @Test
    void theTicketIsWellOnAPhone() {
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("mia.chen")) {
            phone.go("/registrations")
                    .press("Check-in code")
                    .sees("Your check-in code")
                    .picture("ticket-phone");
        }
    }

    private void check(Person phone, String code, String name, String why) {
        var page = phone.page();
        if (!page.locator("#code").isVisible()) {
            page.locator("#typing summary").click();
        }
        page.locator("#code").fill(code);
        page.locator("#code").press("Enter");
        sees(page.locator("#verdict"), name);
        sees(page.locator("#verdict"), why);
    }

    private static void sees(Locator where, String words) {
        PlaywrightAssertions.assertThat(where).containsText(words, new ContainsTextOptions().setTimeout(15_000));
    }

    private String code(RegistrationId seat) {
        return jdbc.sql("select code from ticket where registration = :seat and dead_at is null")
                .param("seat", seat.value())
                .query(String.class)
                .single();
    }

    private void substitute(RegistrationId seat) {
        jdbc.sql("update ticket set dead_at = made_at where registration = :seat")
                .param("seat", seat.value())
                .update();
        jdbc.sql("update registration set person = :holder where id = :seat")
                .param("holder", partOne.person("Wendy Cho").value())
                .param("seat", seat.value())
                .update();
        jdbc.sql("insert into ticket (code, registration, made_at) values ('FRESHFRESHFRESH2', :seat, :now)")
                .param("seat", seat.value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private int rows() {
        return jdbc.sql("select count(*) from attendance where minutes > 0")
                .query(Integer.class)
                .single();
    }
}
