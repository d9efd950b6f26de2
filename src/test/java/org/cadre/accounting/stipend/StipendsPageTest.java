package org.cadre.accounting.stipend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.accounting.Books;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class StipendsPageTest {
    private static final String PLACE = "/office/reports/stipends";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId theo;
    private PersonId opal;
    private OfferingId institute;
    private Visitor office;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        theo = partOne.person("Theo Marsh", Role.TRAINER);
        opal = partOne.person("Opal Whitfield", Role.OFFICE);
        institute = partOne.institute(partOne.inDays(-10), 10, theo);
        office = partOne.signedIn(opal);
    }

    private Visitor.Page agree(String amount) {
        return office.button(office.get(PLACE), "Save stipend")
                .with("work", "offering." + institute + "." + theo)
                .with("amount", amount)
                .send();
    }

    private UUID stipend() {
        return jdbc.sql("select id from stipend").query(UUID.class).single();
    }

    private Visitor.Page one() {
        return office.get(PLACE + "/" + stipend()).hasStatus(200);
    }

    private void paid(String amount, LocalDate day) {
        agree(amount).says("The stipend is saved");
        partOne.closed(institute);
        office.button(one(), "Approve").send();
        office.button(one(), "Record payment")
                .with("day", day)
                .with("reference", "1001")
                .send();
    }

    @Test
    void isAgreedThenDueThenApprovedThenPaid() {
        agree("1,250").says("Due when the offering is closed");
        one().doesNotSay("Approve $1,250.00");
        partOne.closed(institute);
        office.get(PLACE).says("Due since").says("$1,250.00 due, to approve");
        office.button(one(), "Approve $1,250.00").send().says("is approved").says("$1,250.00 approved, to pay");
        office.button(one(), "Record payment")
                .with("reference", "1001")
                .send()
                .says("The stipend of Theo Marsh is paid");
        office.get(PLACE).says("$1,250.00 paid in " + partOne.today().getYear());
        partOne.signedIn(theo)
                .get("/stipends")
                .says("Leadership Immersion Institute")
                .says("$1,250.00")
                .says("Paid");
    }

    @Test
    void canBePaidAgainWhenItCameBack() {
        paid("1250", partOne.today());
        office.button(one(), "Record the returned payment")
                .with("reference", "1001")
                .send()
                .says("can be paid again");
        office.get(PLACE + "/totals").says("No stipend was paid");
        office.button(one(), "Record payment").with("reference", "1002").send();
        office.get(PLACE + "/totals").says("$1,250.00");
        assertThat(jdbc.sql("select kind || turn from stipend_payment order by id")
                        .query(String.class)
                        .list())
                .containsExactly("paid1", "came back1", "paid2");
    }

    @Test
    void isInTheJournal() {
        new Books(beans, partOne);
        paid("1250", partOne.inDays(-1));
        var page = office.button(office.get("/office/reports/journal"), "Close the period")
                .with("through", partOne.inDays(-1))
                .send()
                .says("one entry");
        var csv = new String(
                office.get(page.document().select("a:contains(as CSV)").attr("href"))
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(csv).contains("Stipend,6100,").contains("Stipend,1010,").contains("Theo Marsh");
    }

    @Test
    void saysWhatIsWrongAndKeepsWhatWasTyped() {
        for (String wrong : List.of("-5", "0", "", "much", "1.005", "99999999")) {
            assertThat(agree(wrong).hasStatus(422).wrong("amount")).contains("above zero");
        }
        var page = office.button(office.get(PLACE), "Save stipend")
                .with("amount", "10")
                .with("note", "SSN 123-45-6789")
                .send()
                .hasStatus(422);
        assertThat(page.wrong("work")).contains("for whom");
        assertThat(page.wrong("note")).contains("taxpayer number");
        assertThat(page.document().select("#amount").attr("value")).isEqualTo("10");
        var opened = office.button(office.get(PLACE), "Save stipend")
                .with("work", "offering." + institute + "." + theo)
                .with("amount", "900");
        agree("1250");
        opened.send().hasStatus(422).says("A stipend for this is already agreed");
        assertThat(jdbc.sql("select cents from stipend").query(Integer.class).list())
                .containsExactly(125_000);
        partOne.closed(institute);
        office.button(one(), "Approve").send();
        var pay = office.button(one(), "Record payment")
                .with("day", partOne.inDays(1))
                .send()
                .hasStatus(422);
        assertThat(pay.wrong("day")).contains("This date is in the future");
        assertThat(pay.wrong("reference")).contains("check or transfer number");
    }

    @Test
    void isPaidOnceByTwoAtOnce() throws Exception {
        paid("1250", partOne.today());
        office.button(one(), "Record the returned payment")
                .with("reference", "1001")
                .send();
        var pays = beans.getBean(StipendDeeds.class);
        var transaction = beans.getBean(TransactionTemplate.class);
        var viewer = new Viewer(opal, "Opal", PartOne.CENTRAL, java.util.Set.of(Role.OFFICE), null, null);
        var id = stipend();
        var outcomes = Race.of(IntStream.range(0, 4)
                .<Callable<StipendDeeds.Outcome>>mapToObj(number ->
                        () -> transaction.execute(_ -> pays.pay(id, partOne.today(), "No. " + number, viewer)))
                .toList());
        assertThat(outcomes)
                .filteredOn(StipendDeeds.Outcome.Done.class::isInstance)
                .hasSize(1);
    }

    @Test
    void isOnTheTaxFormOfItsYearFromTheAmountOfThatYearOn() {
        paid("1999.99", LocalDate.of(2026, 3, 1));
        office.get(PLACE + "/totals?year=2026")
                .says("$2,000.00 or more")
                .says("Below the amount")
                .says("nobody gets");
        entered(1, LocalDate.of(2026, 3, 2));
        office.get(PLACE + "/totals?year=2026")
                .says("$2,000.00")
                .says("one gets a 1099-NEC")
                .says("No W-9 on file")
                .says("No address");
        entered(60_000, LocalDate.of(2025, 12, 31));
        office.get(PLACE + "/totals?year=2025").says("$600.00 or more").says("one gets a 1099-NEC");
        office.get(PLACE + "/totals?year=2027").says("The amount for 2027 has not been entered");
    }

    /** Paid for another offering. */
    private void entered(int cents, LocalDate day) {
        var other = partOne.institute(partOne.inDays(-20), 10, theo);
        var id = Ids.next();
        jdbc.sql("""
                insert into stipend (id, person, offering, cents, agreed_on, approved_on)
                values (:id, :theo, :offering, :cents, :day, :day)
                """)
                .param("id", id)
                .param("theo", theo.value())
                .param("offering", other.value())
                .param("cents", cents)
                .param("day", day)
                .update();
        jdbc.sql("""
                insert into stipend_payment (id, stipend, turn, kind, cents, currency, day, reference, recorded_at)
                values (:payment, :id, 1, 'paid', :cents, 'USD', :day, '1', '2026-01-01')
                """)
                .param("payment", Ids.next())
                .param("id", id)
                .param("cents", cents)
                .param("day", day)
                .update();
    }

    @Test
    void goesToTheBookkeeperWithWhatIsMissing() throws SQLException {
        paid("2,500", LocalDate.of(2026, 3, 1));
        var csv = new String(
                office.get(PLACE + "/totals.csv?year=2026").hasStatus(200).bytes(), StandardCharsets.UTF_8);
        assertThat(csv.lines().toList())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("2026,Theo Marsh,theo.marsh@bluebonnet.example,1,2500.00,1099-NEC,,,")
                        .contains("No W-9 on file, No address"));
        var payee = office.get(PLACE + "/payees/" + theo);
        assertThat(office.button(payee, "Save")
                        .with("address", "1 Example Plaza, Austin, TX 78701-0001, EIN 12-3456789")
                        .send()
                        .wrong("address"))
                .contains("taxpayer number");
        office.button(payee, "Save")
                .with("address", "1 Example Plaza, Austin, TX 78701-0001")
                .with("w9", "2026-02-01")
                .send()
                .says("Saved for Theo Marsh");
        office.get(PLACE + "/totals?year=2026").doesNotSay("No W-9 on file").doesNotSay("No address");
        assertThat(office.get(PLACE + "/totals?year=1300").hasStatus(422).wrong("year"))
                .contains("from 2000 to 2200");
        assertThat(office.get(PLACE + "/totals?year=now").hasStatus(422).wrong("year"))
                .isNotEmpty();
        office.get(PLACE + "/totals.csv?year=now").hasStatus(422);
    }

    @Test
    void isSeenByItsOwnAlone() {
        agree("1250");
        var sol = partOne.signedIn(partOne.person("Sol Hart", Role.TRAINER));
        sol.get("/stipends").says("No stipend has been agreed for you yet").doesNotSay("$1,250");
        sol.get(PLACE).hasStatus(404);
        partOne.signedIn(partOne.person("Rosa Delgado", Role.MIT))
                .get("/stipends")
                .hasStatus(404);
    }
}
