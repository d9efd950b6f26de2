package org.cadre.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.demo.card.StandInServer;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.JobsByHand;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.page.ShippedPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever comes into a page without leaving it is said in words, and the focus stays where somebody was. */
@CadreTest
@Tag("browser")
class SwapsAreAnnouncedTest {
    private static final Path TEMPLATES = Path.of("src/main/java/org/cadre");

    /**
     * A list that follows its filter.
     *
     * @param field where one types or chooses; the choice is another than the one shown
     */
    private record Desk(String template, String as, String place, String field, String typed) {}

    private static final String STRANGER = "";

    private static final List<Desk> DESKS = List.of(
            new Desk("reporting/list/list", "opal", "/office/people", "#q", "rosa"),
            new Desk("registration/invoice/office-orders", "opal", "/office/orders", "#q", "bluebonnet"),
            new Desk("certification/renewal-desk", "opal", "/office/renewals", "#words", "ines"),
            new Desk("certification/directory/office-requests", "opal", "/office/mentor-requests", "#q", "nobody"),
            new Desk("care/casefile/case-files", "opal", "/office/case-files", "#q", "nobody"),
            new Desk("care/request/office-requests", "opal", "/office/requests", "#state", "answered"),
            new Desk("people/office-organizations", "opal", "/office/organizations", "#q", "bluebonnet"),
            new Desk("site/inquiry/office-inquiries", "opal", "/office/inquiries", "#q", "nobody"),
            new Desk("offering/schedule", STRANGER, "/schedule", "#state", "TX"),
            new Desk("certification/directory/mentors", STRANGER, "/mentors", "#state", "TX"),
            new Desk("site/resource/resources", STRANGER, "/resources", "#q", "flyer"),
            new Desk("site/search/public-search", STRANGER, "/search", "#q", "galveston"));

    /** The others, each with a test of its own. */
    private static final Set<String> OTHERS = Set.of(
            "people/organization-choice",
            "internship/pairing/protege",
            "platform/web/search",
            "site/page/page-editor",
            "certification/layout/editor",
            "imports/import",
            "certification/award-batch",
            "reporting/backup/backups",
            "notification/message/progress",
            "registration/card/card");

    @Autowired
    ApplicationContext beans;

    @Autowired
    Demo demo;

    @Autowired
    ShippedPages pages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Clock system;

    @Autowired
    ProgramClock clock;

    @Autowired
    List<Job> jobs;

    @Autowired
    Texts texts;

    @BeforeEach
    void bringIn() {
        clock.moveTo(clock.today()); // nine in the morning or later, however early the tests run
        demo.surround(demo.bringIn());
        demo.tell();
        pages.bringIn();
    }

    private static Person person(String as) {
        var person = Person.at(TestServer.url(), Device.DESKTOP);
        return as.isEmpty() ? person : person.as(as);
    }

    private static Locator said(Person person) {
        return person.page().locator("#said");
    }

    /** What stands in a part of the page as its sentence is what was said. */
    private static void saysWhatCame(Person person, String part) {
        // Some pages look again only every five seconds.
        assertThat(said(person)).hasText(Pattern.compile(".*\\S.*"), new HasTextOptions().setTimeout(20_000));
        String came = (String) person.page()
                .evaluate("part => document.querySelector(part + ' [data-said]').textContent.trim()", part);
        assertThat(said(person)).containsText(came);
    }

    private static void staysAt(Person person, String selector) {
        assertThat(person.page().locator(selector + ":focus")).isVisible();
    }

    /** Marks what is shown, and waits until something else stands in its place. */
    private static void awaitSwap(Person person, String part) {
        person.page()
                .evaluate(
                        "part => { const one = document.querySelector(part); one.dataset.old = 'yes'; one.firstElementChild.dataset.old = 'yes'; }",
                        part);
        assertThat(person.page().locator(part + "[data-old]")).hasCount(0);
        // The settling that follows takes a moment.
        person.page().waitForTimeout(100);
    }

    @Test
    void noSwapIsForgotten() throws IOException {
        var swapping = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".jte") && Files.readString(file).matches("(?s).*\\bhx-(get|post)=.*")) {
                    swapping.add(TEMPLATES
                            .relativize(file)
                            .toString()
                            .replace(".jte", "")
                            .replace('\\', '/'));
                }
            }
        }
        Assertions.assertThat(swapping)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DESKS.stream().map(Desk::template), OTHERS.stream())
                                .collect(Collectors.toSet()));
    }

    @Test
    void aListSaysHowManyAreLeftAndLeavesOneInTheFilter() {
        for (String as : List.of("opal", STRANGER)) {
            try (var person = person(as)) {
                for (Desk desk : DESKS) {
                    if (desk.as.equals(as)) {
                        filters(person, desk);
                    }
                }
            }
        }
    }

    private static void filters(Person person, Desk desk) {
        person.go(desk.place);
        var field = person.page().locator(desk.field);
        field.focus();
        if ("SELECT".equals(field.evaluate("one => one.tagName"))) {
            field.selectOption(desk.typed);
        } else {
            person.page().keyboard().type(desk.typed);
        }
        saysWhatCame(person, "#found");
        staysAt(person, desk.field);
        person.looksWell();
    }

    @Test
    void organizationsThatFitAreCountedAndChoosingOneLeadsBackToTheField() {
        try (var wilma = person(STRANGER).go("/inquiry")) {
            wilma.page().locator("#district-name").focus();
            wilma.page().keyboard().type("bluebonnet");
            saysWhatCame(wilma, "#district-found");
            staysAt(wilma, "#district-name");
            wilma.page().keyboard().press("Tab");
            staysAt(wilma, "#district-found button");
            wilma.page().keyboard().press("Enter");
            staysAt(wilma, "#district-name");
            assertThat(wilma.page().locator("#district")).hasValue(Pattern.compile("[0-9a-f-]{36}"));
        }
    }

    @Test
    void schoolsOfAProtegeAreCounted() {
        jdbc.sql("""
                update pairing set state = 'withdrawn'
                 where state = 'proposed'
                   and internship in (select i.id from internship i join person p on p.id = i.person
                                       where p.email = 'amir@bluebonnet.example')
                """).update();
        try (var amir = person("amir").go("/internship/protege")) {
            amir.page().locator("#schoolName").focus();
            amir.page().keyboard().type("oak");
            saysWhatCame(amir, "#schools");
            staysAt(amir, "#schoolName");
            amir.looksWell();
        }
    }

    @Test
    void theSearchOfTheHeaderSaysWhatItFoundInAPlaceOfItsOwn() {
        try (var opal = person("opal").go("/office/offerings")) {
            opal.page().locator("#find").focus();
            opal.page().keyboard().type("rosa");
            assertThat(opal.page().locator("#found-said")).hasText(Pattern.compile(".*\\S.*"));
            assertThat(said(opal)).isEmpty();
            staysAt(opal, "#find");
        }
    }

    @Test
    void aPreviewSaysThatItWasRenewedAndDoesNotReadItselfOut() {
        try (var opal = person("opal").go("/office/site/pages").press("Contact")) {
            opal.page().locator("#text").focus();
            opal.page().keyboard().type("More. ");
            assertThat(said(opal)).hasText(texts.say("web.preview.renewed"));
            staysAt(opal, "#text");

            opal.go("/office/editions/certificate-layouts").press("National Mentor");
            opal.page().locator("#program").focus();
            opal.page().keyboard().type("Lead ");
            assertThat(said(opal)).hasText(texts.say("web.preview.renewed"));
            staysAt(opal, "#program");
            opal.page().locator("#statement").fill("did {everything}");
            assertThat(said(opal)).hasText(texts.say("certification.layout.preview.wrong"));
        }
    }

    @Test
    void anImportSaysWhenItsRowsAreCheckedAndKeepsTheFocusUntilThen() {
        var work = new JobsByHand(database, system.instant().plus(Duration.ofHours(1)), jobs.toArray(Job[]::new));
        try (var opal = person("opal").go("/office/imports/new/people")) {
            new ImportOnScreen(opal, work).read("mentors.csv", ImportOnScreen.mentors(5, 1));
            opal.press("Check the rows").sees("The rows are being checked.");
            opal.page().locator("#import a").last().focus();
            awaitSwap(opal, "#import");
            staysAt(opal, "#import a");
            assertThat(said(opal)).isEmpty();
            work.after(Duration.ofSeconds(1));
            saysWhatCame(opal, "#import");
            staysAt(opal, "#import :is(h2, a)");
        }
    }

    @Test
    void aBackupKeepsTheFocusAndSaysHowItEnded() {
        jdbc.sql("""
                insert into backup_run (id, asked_at, state, done_rows, all_rows)
                values (gen_random_uuid(), :now, 'running', 10, 100)
                """).param("now", now()).update();
        try (var opal = person("opal").go("/office/backups")) {
            opal.page().locator("#backups .actions .btn-primary").first().focus();
            awaitSwap(opal, "#backups");
            staysAt(opal, "#backups .btn-primary");
            jdbc.sql("update backup_run set state = 'failed', why = 'The disk is full.', finished_at = :now")
                    .param("now", now())
                    .update();
            saysWhatCame(opal, "#backups");
            staysAt(opal, "#backups .btn-primary");
        }
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }

    @Test
    void aMessageSaysWhenItIsSent() {
        jdbc.sql("""
                insert into message (id, kind, subject, body, audience, state, made_by, made_at, send_at, scheduled_by,
                                     scheduled_at, began_at)
                select gen_random_uuid(), 'needed', 'A word (sample)', 'Words.', 'behind', 'sending', person, :now, :now, person,
                       :now, :now
                  from demo_cast where role = 'office'
                """).param("now", now()).update();
        String id = jdbc.sql("select id from message where state = 'sending'")
                .query(String.class)
                .single();
        try (var opal = person("opal").go("/office/messages/" + id)) {
            opal.page().locator("main button").first().focus();
            jdbc.sql("update message set state = 'sent', ended_at = :now where id = :id::uuid")
                    .param("now", now())
                    .param("id", id)
                    .update();
            saysWhatCame(opal, "#told");
            staysAt(opal, "main button");
        }
    }

    @Test
    void anAwardOfManySaysWhenItIsDone() {
        jdbc.sql("""
                insert into award_batch (id, cohort, asked_by, asked_at, program_day)
                select gen_random_uuid(), c.id, d.person, :now, :today
                  from cohort c, demo_cast d where d.role = 'office' limit 1
                """).param("now", now()).param("today", clock.today()).update();
        jdbc.sql("""
                insert into award_batch_person (batch, internship, place, state)
                select b.id, i.id, row_number() over (), 'waiting'
                  from award_batch b join internship i on i.cohort = b.cohort
                """).update();
        String id = jdbc.sql("select id from award_batch").query(String.class).single();
        try (var opal = person("opal").go("/office/certification/batches/" + id)) {
            opal.page().locator("#batch a.row-link").first().focus();
            awaitSwap(opal, "#batch");
            staysAt(opal, "#batch a.row-link");
            jdbc.sql("update award_batch_person set state = 'refused', why = 'not-met'")
                    .update();
            saysWhatCame(opal, "#batch");
            staysAt(opal, "#batch a.row-link");
        }
    }

    @Test
    void theBanksWordIsSaidWhenItComes() {
        var partOne = new PartOne(beans);
        beans.getBean(StandInServer.class).clear();
        partOne.person("Lou Card");
        var offering = partOne.institute(partOne.inDays(40), 12);
        try (var lou = person("lou.card")) {
            lou.go("/schedule/" + offering + "/registration")
                    .tap("feeCategory", "non-member")
                    .tap("paysBy", "card")
                    .press("Register and keep")
                    .press("Pay by card")
                    .press("Pay $495.00")
                    .sees("We are waiting for word from the bank");
            lou.page().locator("#word a").focus();
            awaitSwap(lou, "#word");
            staysAt(lou, "#word a");
            assertThat(said(lou)).isEmpty();
            cardEvents();
            assertThat(said(lou)).hasText(texts.say("card.title.paid"));
            staysAt(lou, "#word h1");
        }
    }

    /** What jobs were asked to do: the server under test runs none by itself. */
    private void cardEvents() {
        for (String task : jdbc.sql(
                        "delete from scheduled_tasks where task_name = 'card-event' returning task_instance")
                .query(String.class)
                .list()) {
            jobs.stream()
                    .filter(job -> job.name().equals("card-event"))
                    .forEach(job -> job.work().accept(task));
        }
    }
}
