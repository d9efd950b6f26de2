package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationInvariants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A district's coordinator books twenty seats on a purchase order, four of them without a name yet, and all that follows: the
 * invoice, the names, another principal in one seat, one seat given back, the day itself without a network, and the hours.
 */
@CadreTest
@Tag("browser")
class DistrictFlowTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProgramClock clock;

    private PartOne partOne;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        var bluebonnet = partOne.district("Bluebonnet ISD");
        partOne.staffOf(bluebonnet, "Dora Pine", Role.DISTRICT);
        partOne.person("Ada Office", Role.OFFICE);
        offering = partOne.institute(partOne.inDays(40), 30, partOne.person("Tomas Trainer", Role.TRAINER));
    }

    @Test
    void fromTwentySeatsToATranscript() {
        try (var dora = Person.at(TestServer.url(), Device.DESKTOP).as("dora.pine");
                var office = Person.at(TestServer.url(), Device.DESKTOP).as("ada.office")) {
            String order = ordersTwentySeats(dora);
            sendsThePurchaseOrder(dora, office, order);
            namesTheRest(dora, order);
            sendsSomebodyElse(dora, order);
            givesOneBack(dora, order);
            office.go("/office/orders/" + order).sees("$9,405.00");
        }
        clock.moveTo(partOne.inDays(40));
        checksInWithoutANetwork();
        showsTheHours();
        assertThat(RegistrationInvariants.ALL)
                .allSatisfy(invariant -> assertThat(
                                jdbc.sql(invariant.sql()).query().listOfRows())
                        .as(invariant.key())
                        .isEmpty());
    }

    private String ordersTwentySeats(Person dora) {
        String names = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> "Principal Number%02d, p%02d@bluebonnet.example".formatted(i, i))
                .collect(Collectors.joining("\n"));
        dora.go("/schedule/" + offering + "/order")
                .type("Seats", "20")
                .type("Names", names)
                .tap("paysBy", "purchase order")
                .picture("district-order")
                .press("Check the order")
                .sees("$9,900.00")
                .sees("4 seats without names")
                .picture("district-check")
                .press("Place the order for 20 seats");
        String order = jdbc.sql("select id from orders").query(String.class).single();
        dora.go("/orders/" + order).sees("Send the district’s purchase order");
        dora.page().locator("details.fold summary").first().click();
        dora.press("Make the quote").sees("Q-00001");
        return order;
    }

    private void sendsThePurchaseOrder(Person dora, Person office, String order) {
        dora.press("Send the purchase order").type("Purchase-order number", "BB-4711");
        dora.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "bb-4711.pdf",
                        "application/pdf",
                        "%PDF-1.4\n%sample purchase order".getBytes(StandardCharsets.UTF_8)));
        dora.press("Send the purchase order").sees("We have the purchase order BB-4711");
        office.go("/office/orders").sees("Bluebonnet ISD").go("/office/orders/" + order);
        office.picture("district-office").press("Accept PO BB-4711").sees("the seats are confirmed");
        dora.go("/orders/" + order).sees("INV-000001").sees("BB-4711").picture("district-invoiced");
    }

    private void namesTheRest(Person dora, String order) {
        dora.press("Name the seats")
                .type(
                        "Names",
                        IntStream.rangeClosed(17, 20)
                                .mapToObj(i -> "Principal Number%02d, p%02d@bluebonnet.example".formatted(i, i))
                                .collect(Collectors.joining("\n")))
                .press("Save names")
                .sees("4 seats have a name now")
                .picture("district-named");
    }

    private void sendsSomebodyElse(Person dora, String order) {
        dora.go("/orders/" + order + "/seats").press("Somebody else comes");
        dora.type("Who comes", "Wendy Cho")
                .type("Mail address", "wendy@bluebonnet.example")
                .press("Change the name")
                .sees("Wendy Cho comes now");
        assertThat(count("select count(*) from ticket where dead_at is not null"))
                .isOne();
    }

    private void givesOneBack(Person dora, String order) {
        dora.go("/orders/" + order + "/seats");
        dora.page().locator("input[name=seat]").last().check();
        dora.press("Return the ticked seats")
                .sees("$495.00 of the $495.00 that these seats cost is no longer owed")
                .press("Return this seat")
                .sees("One seat is returned");
        assertThat(count("select balance from order_balance")).isEqualTo(19 * PartOne.PRICE);
        assertThat(count("select count(*) from credit_note")).isOne();
        dora.go("/orders/" + order).sees("$9,405.00").picture("district-returned");
    }

    private void checksInWithoutANetwork() {
        List<String> codes = jdbc.sql("""
                select t.code from ticket t join registration r on r.id = t.registration join person p on p.id = r.person
                 where t.dead_at is null and r.seat = 'confirmed' and p.email in ('p02@bluebonnet.example',
                       'p03@bluebonnet.example', 'p04@bluebonnet.example') order by p.email
                """).query(String.class).list();
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("tomas.trainer")) {
            phone.go("/checkin/" + offering);
            phone.page().waitForSelector("#checkin[data-kept=yes]");
            phone.page().context().setOffline(true);
            phone.page().locator("#typing summary").click();
            for (String code : codes) {
                phone.page().locator("#code").fill(code);
                phone.page().locator("#code").press("Enter");
                sees(phone.page().locator("#verdict"), "Kept on this phone");
            }
            assertThat(count("select count(*) from attendance")).isZero();
            phone.page().context().setOffline(false);
            phone.page().evaluate("window.dispatchEvent(new Event('online'))");
            sees(phone.page().locator("#network"), "Connected. Everything is sent.");
            phone.picture("district-check-in");
        }
        assertThat(count("select count(*) from attendance where minutes > 0")).isEqualTo(3);
    }

    private void showsTheHours() {
        jdbc.sql("""
                insert into account (person, confirmed_at)
                select id, created_at from person where email = 'p02@bluebonnet.example'
                """).update();
        try (var principal = Person.at(TestServer.url(), Device.PHONE).as("p02")) {
            principal.go("/transcript").sees("2.50").picture("district-transcript");
            assertThat(principal
                            .page()
                            .request()
                            .get(TestServer.url() + "/transcript.pdf")
                            .body())
                    .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static void sees(Locator where, String words) {
        PlaywrightAssertions.assertThat(where).containsText(words, new ContainsTextOptions().setTimeout(15_000));
    }
}
