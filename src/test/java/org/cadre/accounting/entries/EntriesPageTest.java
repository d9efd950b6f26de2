package org.cadre.accounting.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.accounting.Books;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class EntriesPageTest {
    private static final String PLACE = "/office/reports/entries";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 10);

    @Autowired
    ApplicationContext beans;

    private Visitor opal;

    @BeforeEach
    void enter() {
        var partOne = new PartOne(beans);
        var books = new Books(beans, partOne);
        var offering = partOne.institute(partOne.inDays(20), 60);
        opal = partOne.signedIn(partOne.person("Opal Whitfield", Role.OFFICE));
        var order = books.order(offering, List.of("offering", "internship"), List.of(30_000, 15_001));
        books.enter(order, "charge", 45_001, JANUARY);
        books.enter(order, "payment", 45_001, JANUARY.plusMonths(1), "check", "=SUM(A1)");
        for (int more = 0; more < 55; more++) {
            books.enter(order, "credit", 100, JANUARY.plusMonths(2));
        }
    }

    @Test
    void isOfThePeriodKindAndFundOneAsksFor() {
        opal.get(PLACE).says("57 entries");
        opal.get(PLACE + "?from=2026-01-01&to=2026-01-31").says("One entry").says("$450.01");
        opal.get(PLACE + "?from=2026-01-01&to=2026-01-31&fund=CERTIFICATION")
                .says("One entry")
                .says("$150.01");
        opal.get(PLACE + "?kind=payment&fund=INSTITUTE").says("One entry").says("$300.00");
        opal.get(PLACE + "?from=2030-01-01").says("No ledger entry matches. Try a longer period");
    }

    @Test
    void goesOnWherePagesEnd() {
        var first = opal.get(PLACE);
        assertThat(first.document().select("tbody tr")).hasSize(50);
        var more = opal.get(
                first.document().select("a:contains(Show earlier ones)").attr("href"));
        assertThat(more.document().select("tbody tr")).hasSize(7);
        opal.get(PLACE + "?after=2026-01-01~x").hasStatus(200).says("57 entries");
    }

    @Test
    void saysWhatIsWrongWithWhatWasAskedFor() {
        var page = opal.get(PLACE + "?from=2026-03-01&to=2026-02-01&kind=gift&fund=NONE")
                .hasStatus(422);
        assertThat(page.wrong("to")).contains("before the first one");
        assertThat(page.wrong("kind")).contains("no such kind");
        assertThat(page.wrong("fund")).contains("No code has this fund. Please choose one from the list");
        assertThat(opal.get(PLACE + "?from=soon").hasStatus(422).wrong("from")).isNotEmpty();
        opal.get(PLACE + ".csv?from=soon").hasStatus(422);
        opal.get(PLACE + ".ods").hasStatus(404);
    }

    @Test
    void isASpreadsheetToo() throws Exception {
        var csv =
                new String(opal.get(PLACE + ".csv?kind=payment").hasStatus(200).bytes(), StandardCharsets.UTF_8);
        assertThat(csv.lines().toList())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("2026-02-10,Payment,450.01,USD,Check,'=SUM(A1),"));
        var xlsx = new ZipInputStream(new ByteArrayInputStream(
                opal.get(PLACE + ".xlsx").hasStatus(200).bytes()));
        assertThat(xlsx.getNextEntry()).isNotNull();
    }
}
