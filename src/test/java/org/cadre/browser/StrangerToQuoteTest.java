package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.page.ShippedPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stranger looks around, asks for a training for their district, and takes the quote that office answers with. */
@CadreTest
@Tag("browser")
class StrangerToQuoteTest {
    private static final String WILMA = "wilma.asker@bluebonnet.example";
    private static final Pattern AMOUNT = Pattern.compile("\\$[0-9,]+\\.[0-9]{2}");

    @Autowired
    Demo demo;

    @Autowired
    ShippedPages pages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Offerings offerings;

    @Autowired
    Prices prices;

    @Autowired
    ProgramClock clock;

    @Autowired
    Texts texts;

    @BeforeEach
    void bringIn() {
        clock.moveTo(clock.today()); // nine in the morning or later, however early the tests run
        demo.surround(demo.bringIn());
        demo.tell();
        pages.bringIn();
    }

    @Test
    void findsDatesFeesAndFlyerAsksAndTakesTheQuote() {
        try (var wilma = Person.at(TestServer.url(), Device.PHONE);
                var opal = Person.at(TestServer.url(), Device.DESKTOP).as("opal")) {
            wilma.go("/").picture("stranger-front");
            findsTheDates(wilma);
            findsTheFees(wilma);
            fetchesTheFlyer(wilma);
            asks(wilma);
            String inquiry = takesTheInquiry(opal);
            answersWithAQuote(opal);
            takesTheQuote(wilma);
            confirms(opal, inquiry);
            wilma.go(wilma.address()).sees("Confirmed").picture("stranger-confirmed");
        }
    }

    private static Person byMenu(Person person, String words) {
        person.page().locator(".site-menu-small summary").click();
        return person.press(words);
    }

    private void findsTheDates(Person wilma) {
        byMenu(wilma, texts.say("web.schedule"));
        assertThat(wilma.address()).endsWith("/schedule");
        offerings.onSchedule(clock.today()).forEach(one -> wilma.sees(texts.days(one.firstDay(), one.lastDay())));
        wilma.picture("stranger-dates");
    }

    /** Each date says what it costs a district, and no amount stands there that is in no price list. */
    private void findsTheFees(Person wilma) {
        byMenu(wilma, "Fees").picture("stranger-fees");
        var coming = offerings.onSchedule(clock.today());
        var lists = prices.of(coming);
        assertThat(coming).isNotEmpty();
        coming.forEach(one -> wilma.sees(texts.money(
                Objects.requireNonNull(lists.get(one.id()))
                        .total(Covers.OFFERING, FeeCategory.DISTRICT, 1, clock.today(), null)
                        .cents(),
                one.currency())));
        var listed = jdbc
                .sql("select cents from price union select price_cents from offering")
                .query(Integer.class)
                .list()
                .stream()
                .map(cents -> texts.money(cents, "USD"))
                .toList();
        var shown = AMOUNT.matcher(wilma.page().locator("main").innerText())
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(shown).isNotEmpty().isSubsetOf(listed);
    }

    private void fetchesTheFlyer(Person wilma) {
        int before = downloads();
        byMenu(wilma, texts.say("site.resources.title"))
                .press(texts.say("demo.site.resource.flyer.title"))
                .picture("stranger-flyer");
        assertThat(wilma.paper("flyer-sample.pdf")).contains(texts.say("demo.site.flyer.one"));
        assertThat(downloads()).isEqualTo(before + 1);
    }

    private int downloads() {
        return jdbc.sql("select coalesce(sum(number), 0) from resource_download")
                .query(Integer.class)
                .single();
    }

    /** The first time the address is not whole: everything else is still there. */
    private void asks(Person wilma) {
        byMenu(wilma, "For districts").press(texts.say("site.block.inquiry.do"));
        wilma.type("Your name", "Wilma Asker")
                .type("E-mail", "wilma.asker@bluebonnet")
                .type("Where", "Bluebonnet, Texas")
                .type("How many people", "12")
                .type("When", "two days in June")
                .type("What you have in mind", "Twelve of our principals should learn to mentor.");
        wilma.page().locator("#district-name").pressSequentially("bluebonnet");
        wilma.page().locator("#district-found button").first().click();
        String district = value(wilma, "district");
        assertThat(district).isNotEmpty();
        wilma.press("Send inquiry").sees(texts.say("site.inquiry.email-wrong")).picture("stranger-inquiry-wrong");
        assertThat(wilma.page().evaluate("document.activeElement.id")).isEqualTo("problems");
        assertThat(value(wilma, "name")).isEqualTo("Wilma Asker");
        assertThat(value(wilma, "email")).isEqualTo("wilma.asker@bluebonnet");
        assertThat(value(wilma, "district")).isEqualTo(district);
        assertThat(value(wilma, "district-name")).containsIgnoringCase("bluebonnet");
        assertThat(value(wilma, "area")).isEqualTo("Bluebonnet, Texas");
        assertThat(value(wilma, "people")).isEqualTo("12");
        assertThat(value(wilma, "preferred")).isEqualTo("two days in June");
        assertThat(value(wilma, "about")).isEqualTo("Twelve of our principals should learn to mentor.");

        wilma.type("E-mail", WILMA)
                .press("Send inquiry")
                .sees(texts.say("site.inquiry.sent"))
                .picture("stranger-inquiry-sent");
        assertThat(wilma.address()).endsWith("/inquiry/sent");
        assertThat(mailed("subject")).isEqualTo(texts.say("notification.inquiry.received.subject"));
    }

    private static String value(Person person, String field) {
        return person.page().locator("#" + field).inputValue();
    }

    /** The newest mail to her. */
    private String mailed(String what) {
        return jdbc.sql("select " + what + " from mail where recipient = :to order by id desc limit 1")
                .param("to", WILMA)
                .query(String.class)
                .single();
    }

    private String takesTheInquiry(Person opal) {
        int fresh = jdbc.sql("select count(*) from inquiry where state = 'new'")
                .query(Integer.class)
                .single();
        opal.go("/home")
                .press(texts.say("reporting.office.need.inquiries", fresh))
                .sees("Wilma Asker")
                .press("Wilma Asker");
        String address = opal.address();
        opal.page()
                .locator("#owner")
                .selectOption(opal.page()
                        .locator("#owner option")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Opal"))
                        .getAttribute("value"));
        opal.choose("State", "In talk")
                .press("Save")
                .sees("The inquiry is saved.")
                .picture("stranger-inquiry-at-office");
        return address;
    }

    private void answersWithAQuote(Person opal) {
        LocalDate day = clock.today().plusDays(120);
        opal.press("Make the proposal")
                .type("Place", "Bluebonnet Annex (sample)")
                .type("City", "Bluebonnet")
                .choose("State", "Texas")
                .type("First day", day.toString())
                .type("Last day", day.plusDays(1).toString())
                .type("Price", "6000")
                .tick(texts.say("offering.prices.once"))
                .press("Make the proposal")
                .sees("The proposal is made.");
        opal.press("Send a quote").picture("stranger-quote-at-office");
        assertThat(value(opal, "seats")).as("as many as were asked for").isEqualTo("12");
        opal.page()
                .locator("#offering")
                .selectOption(jdbc.sql("select offering::text from inquiry where email = :email")
                        .param("email", WILMA)
                        .query(String.class)
                        .single());
        opal.press("Send a quote").sees("is on its way to " + WILMA).picture("stranger-quoted");
    }

    /** She was a stranger: the mail itself lets her in. */
    private void takesTheQuote(Person wilma) {
        String quote = jdbc.sql("select number from quote order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(mailed("subject")).contains(quote);
        wilma.go(mailed("button_url")).picture("stranger-let-in");
        wilma.page().locator("main button").click(); // the header leads to signing in, too
        wilma.page().waitForURL(address -> address.contains("/orders/"));
        wilma.looksWell()
                .sees("$6,000.00")
                .sees("12 seats")
                .sees(texts.day(validUntil(quote)))
                .picture("stranger-quote");
        assertThat(paper(wilma, "Quote " + quote))
                .contains(quote, "$6,000.00", texts.printedDay(validUntil(quote)), "Bluebonnet");
        wilma.press("Send the purchase order").type("Purchase-order number", "BB-2026-17");
        wilma.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "po.pdf",
                        "application/pdf",
                        "%PDF-1.4\n%sample purchase order".getBytes(StandardCharsets.UTF_8)));
        wilma.press("Send the purchase order")
                .sees("We have the purchase order BB-2026-17")
                .picture("stranger-accepted");
    }

    /** Papers open beside the page rather than being downloaded. */
    private static String paper(Person person, String words) {
        String href = person.page()
                .getByText(words)
                .first()
                .evaluate("one => one.closest('a').href")
                .toString();
        try (var paper = Loader.loadPDF(person.page().request().get(href).body())) {
            return new PDFTextStripper().getText(paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate validUntil(String quote) {
        return jdbc.sql("select valid_until from quote where number = :number")
                .param("number", quote)
                .query(LocalDate.class)
                .single();
    }

    private static void confirms(Person opal, String inquiry) {
        opal.go(inquiry).press("Order ").press("Accept PO BB-2026-17").sees("the seats are confirmed");
        opal.go(inquiry).sees("accepted").picture("stranger-inquiry-accepted");
    }
}
