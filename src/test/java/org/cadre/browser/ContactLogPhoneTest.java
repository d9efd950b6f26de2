package org.cadre.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rosa logs contacts on her phone in the car park: in a few taps, without a network, and never twice. */
@CadreTest
@Tag("browser")
class ContactLogPhoneTest {
    private static final Page.WaitForSelectorOptions ATTACHED = new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.ATTACHED)
            .setTimeout(20_000);
    private static final int MOST_TAPS = 6;
    private static final int MOST_BYTES = 100_000;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProgramClock clock;

    @Autowired
    Jobs jobs;

    private Cast cast;
    private LocalDate today;
    private int before;

    @BeforeEach
    void bringTheCastIn() {
        clock.moveTo(clock.today()); // nine in the morning or later, however early the tests run
        cast = demo.bringIn();
        today = clock.today();
        before = entries();
    }

    @Test
    void aContactIsSavedInSixTapsFromOpeningThePage() throws Exception {
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            long begun = System.nanoTime();
            phone.page().navigate(TestServer.url() + "/internship/log/new");
            ready(phone.page());
            var loaded = loaded(phone.page());
            int taps = 0;
            for (String chip : List.of("It just ended", "45 min", "Phone", "Time and priorities")) {
                phone.page()
                        .locator("#contact .chip", new Page.LocatorOptions().setHasText(chip))
                        .first()
                        .click();
                taps++;
            }
            phone.page().locator("#summary").click();
            taps++;
            phone.page().keyboard().type("How the first month went.");
            phone.page().locator("#contact .btn-primary").click();
            taps++;
            sees(phone.page().locator(".notice"), "Logged: 0.75 hours.");
            double seconds = (System.nanoTime() - begun) / 1e9;
            int bytes = loaded.values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf(
                    "log a contact: %d taps, %.1f seconds on this machine, %d compressed bytes of script and style %s%n",
                    taps, seconds, bytes, loaded);
            assertThat(taps).isLessThanOrEqualTo(MOST_TAPS);
            assertThat(bytes).isBetween(10_000, MOST_BYTES);
        }
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void whatIsLoggedWithoutANetworkGoesUpOnceIsConfirmedReportedAndAccepted() {
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            var page = phone.go("/internship/log/new").page();
            page.waitForSelector("#contact-phone[data-kept=yes]", ATTACHED);
            page.context().setOffline(true);
            page.navigate(TestServer.url() + "/internship/log/new");
            sees(page.locator("#network"), "You can log contacts all the same");
            fill(page, "06:30", "Without a network");
            page.locator("#note").fill("For me alone");
            page.locator("#contact .btn-primary").click();
            sees(page.locator("#network"), "Kept on this phone");
            sees(page.locator("#queue"), "6:30 AM · 45 min");
            sees(page.locator("#queue"), "Private notes wait here too");
            phone.picture("log-offline-phone");

            page.navigate(TestServer.url() + "/internship/log");
            sees(page.locator("h1"), "Log a contact with");
            sees(page.locator("#queue"), "6:30 AM · 45 min");
            assertThat(entries()).isEqualTo(before);

            page.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            sees(page.locator(".notice"), "Logged: 0.75 hours.");
            assertThat(page.locator("#queue")).isHidden();
            page.reload();
            ready(page);
        }
        assertThat(entries()).isEqualTo(before + 1);
        var rosa = Visitor.as("rosa");
        rosa.get("/internship/log").says("Without a network").says("For me alone");
        rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
        try (var del = Person.at(TestServer.url(), Device.PHONE)) {
            del.go(mailedTo("del@bluebonnet.example")).sees("Without a network").press("Confirm all");
            del.sees("Thank you.");
        }
        rosa.get("/internship/log").says("confirmed by Del Ramos");
        reportsReturnsAndAccepts();
    }

    /** The month is over: Rosa reports on her phone, Ines returns it once and then accepts it. */
    private void reportsReturnsAndAccepts() {
        int month = 5;
        clock.moveTo(jdbc.sql("select first_day from internship where id = :id")
                .param("id", cast.rosasInternship)
                .query(LocalDate.class)
                .single()
                .plusMonths(month));
        jobs.comeDue();
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("rosa");
                var ines = Person.at(TestServer.url(), Device.DESKTOP).as("ines")) {
            phone.go("/internship/reports/" + month);
            for (String answer : List.of(
                    "What is working",
                    "Current focus or challenge",
                    "Feedback techniques tried",
                    "Your protégé's next steps",
                    "Your next steps",
                    "Lesson learned")) {
                phone.type(answer, "We kept at it.");
            }
            phone.press("Send report");
            String report = jdbc.sql("select id from monthly_report where internship = :id and month = :month")
                    .param("id", cast.rosasInternship)
                    .param("month", month)
                    .query(String.class)
                    .single();
            ines.go("/coach/reports/" + report)
                    .type("About the report as a whole", "Tell me one thing Del does differently now.")
                    .press("Return report");
            phone.go("/internship/reports/" + month)
                    .sees("one thing Del does differently")
                    .type("What is working", "Del now asks first.")
                    .press("Send report");
            ines.go("/coach/reports/" + report).press("Accept report");
            phone.go("/internship/log").sees("report accepted");
        }
    }

    @Test
    void aConflictIsShownAndMended() {
        try (var phone = Person.inTheDark(TestServer.url(), Device.PHONE).as("rosa")) {
            var page = phone.go("/internship/log/new").page();
            page.waitForSelector("#contact-phone[data-kept=yes]", ATTACHED);
            page.context().setOffline(true);
            page.reload();
            fill(page, "06:30", "Typed in the car park");
            page.locator("#contact .btn-primary").click();
            sees(page.locator("#queue"), "waits on this phone");

            // Meanwhile she logs another one at her desk.
            var desk = Visitor.as("rosa");
            desk.button(desk.get("/internship/log/new"), "Log this contact")
                    .with("day", today)
                    .with("start", "06:45")
                    .with("minutes", 30)
                    .with("mode", "phone")
                    .send()
                    .says("Logged");

            page.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            sees(page.locator("#queue .wrong"), "6:45");
            phone.picture("log-conflict-phone");
            phone.press("Fix it").sees("6:45");
            assertThat(page.locator("#summary")).hasValue("Typed in the car park");
            page.locator("#start").fill("05:30");
            page.locator("#contact .btn-primary").click();
            sees(page.locator(".notice"), "Logged: 0.75 hours.");
            assertThat(page.locator("#queue")).isHidden();
        }
        assertThat(entries()).isEqualTo(before + 2);
    }

    @Test
    void draftAndTimerOutliveTheTabAndSigningOutWipesThem() {
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            var page = phone.go("/internship/log/new").page();
            ready(page);
            page.locator("#summary").fill("Half a thought");
            page.waitForSelector("#contact-phone[data-draft=kept]", ATTACHED);
            page.locator("#timer").click();
            sees(page.locator("#timer-said"), "It has run for 0 min");
            phone.go("/home");

            var again = page.context().newPage();
            again.navigate(TestServer.url() + "/internship/log/new");
            ready(again);
            assertThat(again.locator("#summary")).hasValue("Half a thought");
            sees(again.locator("#draft"), "what you had typed before");
            sees(again.locator("#timer-said"), "It has run for 0 min");
            again.locator("#timer").click();
            sees(again.locator("#timer-said"), "logged as 5, since contacts are logged in steps of 5");
            assertThat(again.locator("#minutes")).hasValue("5");
            again.close();

            page.locator(".who summary").click();
            phone.press("Sign out");
            assertThat((Integer) page.evaluate("Object.keys(localStorage).length"))
                    .isZero();
            phone.as("rosa").go("/internship/log/new");
            ready(page);
            assertThat(page.locator("#summary")).hasValue("");
        }
    }

    @Test
    void whoIsSignedOutMeanwhileIsToldAndLosesNothing() {
        try (var phone = Person.at(TestServer.url(), Device.PHONE).as("rosa")) {
            var page = phone.go("/internship/log/new").page();
            ready(page);
            jdbc.sql("delete from spring_session").update();
            fill(page, "06:30", "After the session ended");
            page.locator("#contact .btn-primary").click();
            sees(page.locator("#network"), "You are signed out");
            sees(page.locator("#network"), "Contacts that wait: 1");
            assertThat(page.locator("#queue")).isHidden();
            assertThat(page.locator("#contact")).isHidden();
            phone.as("rosa").go("/internship/log/new");
            sees(page.locator(".notice"), "Logged: 0.75 hours.");
        }
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void whatIsKeptIsSealedOnceTheSessionIsOverAndOpensForTheSamePersonAlone() {
        try (var phone = Person.inTheDark(TestServer.url(), Device.PHONE).as("rosa")) {
            var page = phone.go("/internship/log/new").page();
            page.waitForSelector("#contact-phone[data-kept=yes]", ATTACHED);
            ready(page);
            page.context().setOffline(true);
            page.evaluate("window.dispatchEvent(new Event('offline'))");
            fill(page, "06:30", "The quarrel about the bells");
            page.locator("#note").fill("I was too quick");
            page.locator("#contact .btn-primary").click();
            sees(page.locator("#queue"), "6:30 AM");
            page.locator("#summary").fill("Half a thought");
            page.waitForSelector("#contact-phone[data-draft=kept]", ATTACHED);
            assertSealed(page);

            jdbc.sql("delete from spring_session").update();
            page.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            sees(page.locator("#network"), "You are signed out");
            assertThat(page.locator("#contact")).isHidden();
            assertThat(page.locator("#summary")).hasValue("");
            assertThat(page.locator("#queue")).isHidden();
            phone.picture("log-sealed-phone");
            assertThat(stored(page)).contains("keys: 0").contains("kept pages: 0");
            assertSealed(page);

            phone.as("omar").go("/internship/log/new");
            ready(page);
            assertThat(page.locator("#summary")).hasValue("");
            assertThat(page.locator("#queue")).isHidden();
            assertSealed(page);
            jdbc.sql("delete from spring_session").update();

            phone.as("rosa").go("/internship/log/new");
            sees(page.locator(".notice"), "Logged: 0.75 hours.");
            assertThat(page.locator("#summary")).hasValue("Half a thought");
        }
        assertThat(entries()).isEqualTo(before + 1);
        Visitor.as("rosa")
                .get("/internship/log")
                .says("The quarrel about the bells")
                .says("I was too quick");
    }

    private static void assertSealed(Page page) {
        assertThat(stored(page))
                .contains("contacts: 1")
                .contains("drafts: 1")
                .doesNotContain("quarrel", "too quick", "Half a thought", "06:30");
    }

    /** All that the browser keeps of the contact log, as somebody reads it who has the phone in their hands. */
    private static String stored(Page page) {
        return (String) page.evaluate("""
                async () => {
                  const said = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
                  const opened = await new Promise((resolve, reject) => {
                    const asked = indexedDB.open("cadre-contact-log");
                    asked.onsuccess = () => resolve(asked.result);
                    asked.onerror = reject;
                  });
                  for (const table of opened.objectStoreNames) {
                    const rows = await new Promise((resolve, reject) => {
                      const asked = opened.transaction(table).objectStore(table).getAll();
                      asked.onsuccess = () => resolve(asked.result);
                      asked.onerror = reject;
                    });
                    said.push(table + ": " + rows.length);
                    said.push(JSON.stringify(rows, (name, value) => value instanceof ArrayBuffer
                      ? new TextDecoder("latin1").decode(value) : value));
                  }
                  opened.close();
                  const kept = await caches.open("cadre-contact-log");
                  const requests = await kept.keys();
                  said.push("kept pages: " + requests.filter(one => !/assets|webjars/.test(one.url)).length);
                  return said.join("  ");
                }
                """);
    }

    @Test
    void itIsAnAppOfTheAssociationThatSavesWithoutScriptToo() {
        try (var context = Browsers.chromium()
                .newContext(new NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(TestServer.url() + "/demo/sign-in/rosa");
            page.locator("main form button").click();
            page.navigate(TestServer.url() + "/internship/log/new");
            fill(page, "06:30", "Without script");
            page.locator("#nextSteps").press("Enter");
            sees(page.locator(".notice"), "Logged: 0.75 hours.");
        }
        assertThat(entries()).isEqualTo(before + 1);
    }

    /** What the page loads of script and style, with the bytes that go over the line. */
    @SuppressWarnings("unchecked")
    private static Map<String, Integer> loaded(Page page) throws Exception {
        var addresses = (List<String>) page.evaluate("""
                Array.from(document.querySelectorAll("script[src], link[rel=stylesheet]")).map(one => one.src || one.href)
                """);
        var loaded = new LinkedHashMap<String, Integer>();
        try (var client = HttpClient.newHttpClient()) {
            for (String address : addresses) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                loaded.put(address.replaceAll("\\?.*|.*/", ""), answer.body().length);
            }
        }
        return loaded;
    }

    private void fill(Page page, String start, String summary) {
        page.locator("#day").fill(today.toString());
        page.locator("input[name=mode][value=phone]").check();
        page.locator("#minutes").fill("45");
        page.locator("#start").fill(start);
        page.locator("#summary").fill(summary);
    }

    private static void ready(Page page) {
        page.waitForSelector("#contact-phone[data-ready=yes]", ATTACHED);
    }

    private static void sees(Locator where, String words) {
        assertThat(where.first()).containsText(words, new ContainsTextOptions().setTimeout(15_000));
    }

    private String mailedTo(String recipient) {
        return jdbc.sql("select button_url from mail where recipient = :to order by id desc limit 1")
                .param("to", recipient)
                .query(String.class)
                .single();
    }

    private int entries() {
        return jdbc.sql("select count(*) from contact_entry where pairing = :pairing")
                .param("pairing", cast.rosasPairing)
                .query(Integer.class)
                .single();
    }
}
