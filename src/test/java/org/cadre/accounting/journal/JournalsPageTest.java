package org.cadre.accounting.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestDatabase;
import org.cadre.Visitor;
import org.cadre.accounting.AccountingInvariants;
import org.cadre.accounting.Books;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class JournalsPageTest {
    private static final String PLACE = "/office/reports/journal";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 10);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 10);

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private Books books;
    private OfferingId offering;
    private Visitor opal;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        books = new Books(beans, partOne);
        offering = partOne.institute(partOne.inDays(20), 60);
        opal = partOne.signedIn(partOne.person("Opal Whitfield", Role.OFFICE));
    }

    private Visitor.Page close(LocalDate through) {
        return opal.button(opal.get(PLACE), "Close the period")
                .with("through", through)
                .send();
    }

    private List<String> file(int number) {
        var link = opal.get(PLACE)
                .document()
                .select("a:contains(Journal " + number + " as CSV)")
                .attr("href");
        return new String(opal.get(link).hasStatus(200).bytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void hasEachEntryInDoubleEntry() {
        var order = books.order(offering, List.of("offering", "internship"), List.of(30_000, 15_001));
        books.enter(order, "charge", 45_001, JANUARY);
        books.enter(order, "payment", 45_001, JANUARY.plusDays(1), "card", "pi_1");
        books.enter(order, "credit", 100, JANUARY.plusDays(2));
        books.enter(order, "refund", 100, JANUARY.plusDays(3), "check", "77");

        close(LocalDate.of(2026, 1, 31)).says("Journal 1 has 4 entries").says("$902.02");
        assertThat(file(1).stream()
                        .map(line -> line.replaceFirst(",[^,]*$", ""))
                        .skip(1))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("1,1,2026-01-10,2026-01-10,Charge,1200,GENERAL,Accounts"
                                        + " receivable,450.01,,USD"),
                        line -> assertThat(line).contains("4050,CERTIFICATION,Internship fees,,150.01,USD"),
                        line -> assertThat(line).contains("4010,INSTITUTE,Institute fees,,300.00,USD"),
                        line -> assertThat(line)
                                .contains("Payment,1050,GENERAL,Payments by card,450.01,,USD")
                                .contains("pi_1"),
                        line -> assertThat(line).contains("Payment,1200,GENERAL,Accounts receivable,,450.01,USD"),
                        line -> assertThat(line)
                                .contains("Credit,4050")
                                .contains(",0.34,,USD")
                                .endsWith(",Yes"),
                        line -> assertThat(line)
                                .contains("Credit,4010")
                                .contains(",0.66,,USD")
                                .endsWith(",Yes"),
                        line -> assertThat(line)
                                .contains("Credit,1200")
                                .contains(",,1.00,USD")
                                .endsWith(",Yes"),
                        line -> assertThat(line).contains("Refund,1200").contains(",1.00,,USD"),
                        line -> assertThat(line)
                                .contains("Refund,1010,GENERAL,Refunds by check,,1.00,USD")
                                .contains(",77,"));
    }

    @Test
    void takesOnlyWhatIsNewAndPostsWhatIsLateOnTheFirstOpenDay() {
        var order = books.order(offering, List.of("offering"), List.of(50_000));
        books.enter(order, "charge", 50_000, JANUARY);
        close(LocalDate.of(2026, 1, 31)).says("Journal 1 has one entry");
        var first = file(1);
        books.enter(order, "payment", 20_000, JANUARY.plusDays(5));
        books.enter(order, "payment", 30_000, FEBRUARY);

        close(LocalDate.of(2026, 2, 28)).says("Journal 2 has 2 entries");
        assertThat(file(2))
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).contains("2,1,2026-02-01,2026-01-15,Payment"));
        assertThat(file(1)).isEqualTo(first);
        assertThat(broken()).isEmpty();
    }

    @Test
    void keepsItsCodesWhenTheyChangeLater() {
        books.enter(books.order(offering, List.of("offering"), List.of(50_000)), "charge", 50_000, JANUARY);
        close(LocalDate.of(2026, 1, 31));
        var first = file(1);
        var codes = opal.get("/office/reports/codes");
        opal.button(codes, "Save codes")
                .with("account-receivable", "9-999")
                .send()
                .says("The codes are saved");
        assertThat(file(1)).isEqualTo(first);
        jdbc.sql("update account_code set account = '1200' where post = 'receivable'")
                .update();
    }

    @Test
    void refusesWhatMakesNoSense() {
        close(LocalDate.of(2026, 1, 31))
                .hasStatus(422)
                .says("There is nothing up to this day that is not in a journal yet");
        var order = books.order(offering, List.of("offering"), List.of(50_000));
        books.enter(order, "charge", 50_000, JANUARY);
        assertThat(close(partOne.today()).hasStatus(422).wrong("through")).contains("whole days");
        assertThat(close(LocalDate.of(2199, 1, 1)).wrong("through")).contains("whole days");
        var form = opal.button(opal.get(PLACE), "Close the period");
        assertThat(form.with("through", "soon").send().hasStatus(422).wrong("through"))
                .isNotEmpty();
        assertThat(form.with("through", "").send().hasStatus(422).wrong("through"))
                .contains("Please enter the last day of the journal");
        close(LocalDate.of(2026, 1, 31)).says("Journal 1 has one entry");
        assertThat(close(LocalDate.of(2026, 1, 31)).hasStatus(422).wrong("through"))
                .contains("This period is already closed, through");
        assertThat(close(LocalDate.of(2026, 1, 30)).hasStatus(422).wrong("through"))
                .contains("This period is already closed, through");
    }

    @Test
    void isNotExportedWithTheSampleCodes() {
        books.codes(true);
        books.enter(books.order(offering, List.of("offering"), List.of(50_000)), "charge", 50_000, JANUARY);
        close(LocalDate.of(2026, 1, 31)).hasStatus(422).says("The codes are still a sample");
        books.codes(false);
        close(LocalDate.of(2026, 1, 31)).says("Journal 1 has one entry");
    }

    @Test
    void makesNoFormulaOfWhatSomebodyTyped() {
        var order = books.order(offering, List.of("offering"), List.of(50_000));
        books.enter(order, "payment", 50_000, JANUARY, "check", "=cmd|' /C calc'!A0");
        jdbc.sql("update account_code set account = '=1+1' where post = 'receivable'")
                .update();
        close(LocalDate.of(2026, 1, 31));
        assertThat(file(1)).anySatisfy(line -> assertThat(line).contains(",'=cmd|' /C calc'!A0,"));
        assertThat(file(1)).anySatisfy(line -> assertThat(line).contains(",'=1+1,"));
        jdbc.sql("update account_code set account = '1200' where post = 'receivable'")
                .update();
    }

    @Test
    void takesNoCodeThatIsAFormula() {
        var form = opal.button(opal.get("/office/reports/codes"), "Save codes");
        var page = form.with("account-receivable", "=1+1")
                .with("fund-receivable", "")
                .send()
                .hasStatus(422);
        assertThat(page.wrong("account-receivable")).contains("begins with a letter or a digit");
        assertThat(page.wrong("fund-receivable")).contains("begins with a letter or a digit");
        assertThat(page.document().select("#account-receivable").attr("value")).isEqualTo("=1+1");
    }

    @Test
    void isFoundWrongByTheAuditWhenItIs() {
        var order = books.order(offering, List.of("offering"), List.of(50_000));
        books.enter(order, "charge", 50_000, JANUARY);
        close(LocalDate.of(2026, 1, 31));
        assertThat(broken()).isEmpty();
        var late = books.enter(order, "charge", 1, JANUARY);
        assertThat(broken()).contains("accounting.audit.nothing-skipped");
        asOwner("delete from ledger_entry where id = '" + late + "'");
        asOwner("update journal_line set debit = debit + 1 where debit > 0");
        assertThat(broken())
                .contains("accounting.audit.balances", "accounting.audit.as-ledger", "accounting.audit.whole");
        asOwner("update journal_line set debit = debit - 1 where debit > 0");
        asOwner("update journal set number = 2");
        assertThat(broken()).containsExactly("accounting.audit.whole");
    }

    private List<String> broken() {
        return AccountingInvariants.ALL.stream()
                .filter(one -> !jdbc.sql(one.sql()).query().listOfRows().isEmpty())
                .map(one -> one.key())
                .toList();
    }

    /** What the server itself may not do. */
    private static void asOwner(String sql) {
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isOfficesAlone() {
        partOne.signedIn(partOne.person("Rosa Delgado")).get(PLACE).hasStatus(404);
        opal.get(PLACE + "/" + new UUID(0, 1) + ".csv").hasStatus(404);
    }
}
