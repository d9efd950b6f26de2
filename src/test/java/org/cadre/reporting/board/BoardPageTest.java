package org.cadre.reporting.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.accounting.Books;
import org.cadre.demo.Demo;
import org.cadre.internship.log.CountedMinutes;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class BoardPageTest {
    private static final String PLACE = "/office/reports";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Demo demo;

    @Autowired
    ProgramClock clock;

    private Visitor opal;
    private LocalDate today;
    private String lastMonths;
    private UUID rosas;

    @BeforeEach
    void cast() {
        var cast = demo.bringIn();
        demo.award();
        rosas = cast.rosasInternship;
        opal = Visitor.as("opal");
        today = clock.today();
        lastMonths = PLACE + "?from=" + today.minusMonths(7) + "&to=" + today;
    }

    private static String number(Visitor.Page page, String section, String label) {
        var rows = page.document().select("section:has(h2#" + section + ") tbody tr");
        return rows.stream()
                .filter(row -> row.select("td").getFirst().ownText().equals(label))
                .map(row -> row.select("td").get(1).select("a").isEmpty()
                        ? row.select("td").get(1).text()
                        : row.select("td").get(1).select("a").getFirst().ownText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + label + " in " + rows.eachText()));
    }

    /** The cast, by hand: San Antonio (Rosa, Omar) and Waco (Nadia, Amir, and Perry who missed a module). */
    @Test
    void countsTheCastAsOneWouldByHand() {
        var page = opal.get(lastMonths).hasStatus(200);
        assertThat(number(page, "served", "Participants")).isEqualTo("5");
        assertThat(number(page, "served", "Mentors-in-Training")).isEqualTo("3");
        assertThat(number(page, "served", "Protégés")).isEqualTo("3");
        assertThat(number(page, "served", "People served")).isEqualTo("9");
        assertThat(number(page, "proteges", "Novice")).isEqualTo("3");
        assertThat(number(page, "states", "TX")).isEqualTo("9");
        assertThat(number(page, "districts", "PRAIRIE VIEW ISD (SAMPLE)")).isEqualTo("2");
        assertThat(number(page, "districts", "BLUEBONNET ISD (SAMPLE)")).isEqualTo("7");
        assertThat(number(page, "offerings", "Offerings held")).isEqualTo("3");
        assertThat(number(page, "offerings", "Institutes")).isEqualTo("2");
        assertThat(number(page, "completion", "Completed part one")).isEqualTo("4 of 5 (80.0 %)");
        assertThat(number(page, "completion", "Completed the internship")).isEqualTo("None to count");
        assertThat(number(page, "hours", "PD hours")).isEqualTo("72.50 hours");

        var years = opal.get(PLACE + "?from=" + today.minusMonths(40) + "&to=" + today);
        assertThat(number(years, "certificates", "Certificates awarded")).isEqualTo("2");
        assertThat(number(years, "certificates", "Renewal rate")).isEqualTo("None to count");
        assertThat(number(years, "completion", "Completed the internship")).isEqualTo("2 of 2 (100.0 %)");
    }

    @Test
    void countsContactHoursAsTheInternshipItselfDoes() {
        int counted = beans.getBean(CountedMinutes.class)
                .of(List.of(rosas))
                .of(rosas, beans.getBean(Editions.class).current(Editions.NATIONAL));
        var page = opal.get(PLACE + "/counted/contact-hours?from=" + today.minusMonths(7) + "&to=" + today);
        assertThat(page.document()
                        .select("tbody tr:contains(Rosa Delgado) td")
                        .getLast()
                        .text())
                .isEqualTo("%d.%02d hours".formatted(counted / 60, counted % 60 * 100 / 60));
    }

    @Test
    void leadsFromEachNumberToTheListItWasCountedFrom() {
        var books = new Books(
                beans,
                new PersonId(jdbc.sql("select min(person::text)::uuid from demo_cast")
                        .query(UUID.class)
                        .single()));
        var offering = new OfferingId(jdbc.sql("select id from offering where city = 'Waco'")
                .query(UUID.class)
                .single());
        var order = books.order(offering, List.of("offering", "internship"), List.of(30_000, 15_001));
        books.enter(order, "charge", 45_001, today.minusMonths(2));
        books.enter(order, "payment", 20_000, today.minusMonths(1));
        books.enter(order, "refund", 77, today.minusMonths(1));
        int asked = 0;
        for (var place : List.of(lastMonths, PLACE + "?from=" + today.minusMonths(40) + "&to=" + today)) {
            for (Element link : opal.get(place).document().select("a[data-sum]")) {
                var list = opal.get(link.attr("href")).hasStatus(200);
                assertThat(list.document().select("#sum").attr("data-" + link.attr("data-sum")))
                        .as(link.attr("href"))
                        .isEqualTo(link.attr("data-number"));
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(60);
    }

    @Test
    void leadsToWhatWasAnsweredInThePeriod() {
        var page = opal.get(lastMonths);
        String results =
                page.document().select("section:has(h2#satisfaction) tbody a").attr("href");
        assertThat(results)
                .isEqualTo("/evaluations/results?moment=offering&from=" + today.minusMonths(7) + "&until=" + today);
        assertThat(opal.get(results)
                        .hasStatus(200)
                        .document()
                        .select("#from, #until")
                        .eachAttr("value"))
                .containsExactly(today.minusMonths(7).toString(), today.toString());
        assertThat(page.document().select("section:has(h2#retention) tbody a").eachAttr("href"))
                .hasSize(2)
                .containsOnly("/evaluations/follow-ups?from=" + today.minusMonths(7) + "&to=" + today)
                .allSatisfy(place -> opal.get(place).hasStatus(200).says("Asked in this period,"));
    }

    @Test
    void isComparedWithTheSameDaysBefore() {
        var page = opal.get(PLACE + "?from=" + today.minusDays(9) + "&to=" + today);
        page.says("The second column is")
                .says(beans.getBean(Texts.class).days(today.minusDays(19), today.minusDays(10)));
    }

    @Test
    void saysWhatIsWrongWithAPeriodAndKeepsIt() {
        var reversed = opal.get(PLACE + "?from=2026-03-01&to=2026-02-01").hasStatus(422);
        assertThat(reversed.wrong("to")).contains("before the first one");
        assertThat(reversed.document().select("#from").attr("value")).isEqualTo("2026-03-01");
        assertThat(opal.get(PLACE + "?from=2190-01-01&to=2190-02-01")
                        .hasStatus(422)
                        .wrong("from"))
                .contains("has not begun yet");
        assertThat(opal.get(PLACE + "?from=2026-03-01&to=").hasStatus(422).wrong("to"))
                .contains("the last day");
        assertThat(opal.get(PLACE + "?from=soon&to=later").hasStatus(422).wrong("from"))
                .isNotEmpty();
        assertThat(opal.get(PLACE + "?period=ever").hasStatus(422).wrong("from"))
                .contains("no such period");
        opal.get(PLACE + "/board.pdf?from=soon&to=later").hasStatus(422);
        opal.get(PLACE + "/counted/nobody").hasStatus(404);
        opal.get(PLACE + "/board.ods").hasStatus(404);
        opal.get(PLACE + "/counted/served?from=soon&state=%27&district=x&after=y")
                .hasStatus(200);
        assertThat(opal.button(opal.get(PLACE), "Save month")
                        .with("month", "13")
                        .send()
                        .hasStatus(422)
                        .wrong("month"))
                .contains("choose a month");
    }

    @Test
    void beginsTheYearWhenOfficeSaysSo() {
        opal.button(opal.get(PLACE), "Save month").with("month", "1").send();
        opal.get(PLACE + "?period=this-year").says("Jan 1");
        for (var named : List.of("last-year", "this-quarter", "last-quarter")) {
            opal.get(PLACE + "?period=" + named).hasStatus(200);
        }
    }

    @Test
    void isAPaperAndASpreadsheetToo() throws Exception {
        var pdf = opal.get(lastMonths.replace("reports?", "reports/board.pdf?")).hasStatus(200);
        try (var document = Loader.loadPDF(pdf.bytes())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Board report", "4 of 5 (80.0 %)", "72.50 hours", "Money by fund and account");
        }
        var csv = new String(
                opal.get(lastMonths.replace("reports?", "reports/board.csv?"))
                        .hasStatus(200)
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(csv.lines().toList())
                .anySatisfy(line -> assertThat(line).startsWith("Completion,Completed part one,80.0,4,5,"));
        opal.get(lastMonths.replace("reports?", "reports/board.xlsx?")).hasStatus(200);
        var list = new String(
                opal.get(lastMonths.replace("reports?", "reports/counted/part-one/list.csv?") + "&good=no")
                        .hasStatus(200)
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(list.lines().toList())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("Perry Lund,"));
    }

    @Test
    void isOfficesAlone() {
        Visitor.as("dora").get(PLACE).hasStatus(404);
        Visitor.as("ines").get(PLACE + "/counted/served").hasStatus(404);
    }
}
