package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.database.Ids;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class StatementPageTest {
    private static final int PRICE = PartOne.PRICE;

    @Autowired
    ApplicationContext beans;

    private Money money;
    private OfferingId offering;
    private OrganizationId district;
    private PersonId dora;

    @BeforeEach
    void begin() {
        money = new Money(beans);
        offering = money.partOne.institute(money.partOne.inDays(20), 60);
        district = money.partOne.district("Bluebonnet ISD");
        dora = money.partOne.staffOf(district, "Dora Pine", Role.DISTRICT);
    }

    private OrderId promised(int seats) {
        var order = money.order(dora, district, offering, seats);
        money.confirm(order, ConfirmedBy.PURCHASE_ORDER);
        return order;
    }

    private void enteredBefore(OrderId order, LocalDate day, int cents) {
        money.jdbc
                .sql("""
                        insert into ledger_entry (id, orders, kind, cents, currency, day, recorded_at, cause)
                        values (:id, :order, 'charge', :cents, 'USD', :day, '2020-01-01', :id::text)
                        """)
                .param("id", Ids.next())
                .param("order", order.value())
                .param("cents", cents)
                .param("day", day)
                .update();
    }

    @Test
    void runsFromTheOpeningToTheClosingBalance() {
        var order = promised(2);
        enteredBefore(order, LocalDate.of(2020, 3, 1), 5_000);
        money.pay(order, 40_000);
        money.giveBack(money.seats(order).getFirst());

        var page = money.partOne.signedIn(dora).get("/district/statement").says("Bluebonnet ISD");
        assertThat(page.document().select(".stat b").eachText()).startsWith("$50.00", "$145.00");
        assertThat(page.document().select("tbody tr").eachText())
                .satisfiesExactly(
                        charge -> assertThat(charge).endsWith("$990.00 $1,040.00"),
                        payment -> assertThat(payment).contains("1001").endsWith("-$400.00 $640.00"),
                        credit -> assertThat(credit).endsWith("-$495.00 $145.00"));
    }

    @Test
    void isForTheChosenPeriod() {
        var order = promised(1);
        enteredBefore(order, LocalDate.of(2020, 3, 1), 5_000);
        var page = money.partOne
                .signedIn(dora)
                .get("/district/statement?from=2020-03-01&to=2020-03-31")
                .hasStatus(200);
        assertThat(page.document().select(".stat b").eachText()).startsWith("$0.00", "$50.00");

        var wrong = money.partOne
                .signedIn(dora)
                .get("/district/statement?from=2020-03-01&to=2020-02-01")
                .hasStatus(422);
        assertThat(wrong.wrong("to")).contains("before the first one");
    }

    @Test
    void isNotAnothersStatement() {
        promised(1);
        var kit = money.partOne.staffOf(money.partOne.district("Prairie View ISD"), "Kit Rowe", Role.DISTRICT);
        money.partOne.signedIn(kit).get("/district/statement").doesNotSay("$495.00");
        money.partOne
                .signedIn(kit)
                .get("/office/districts/" + district + "/statement")
                .hasStatus(404);
    }

    @Test
    void isATableToo() {
        var order = promised(1);
        money.pay(order, 10_000);
        money.jdbc
                .sql("""
                        insert into ledger_entry (id, orders, kind, cents, currency, because, day, recorded_at, cause)
                        values (:id, :order, 'credit', 100, 'USD', '=HYPERLINK("x")', '2020-03-01', '2020-01-01', 'trick')
                        """)
                .param("id", Ids.next())
                .param("order", order.value())
                .update();
        var csv = new String(
                money.partOne
                        .signedIn(dora)
                        .get("/district/statement.csv?from=2020-01-01")
                        .hasStatus(200)
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(csv.lines().toList())
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).contains("Opening balance").endsWith("0.00,USD"))
                .anySatisfy(line -> assertThat(line).contains("Payment,Check,1001,,-100.00,394.00,USD"))
                .anySatisfy(line -> assertThat(line).contains("\"'=HYPERLINK(\"\"x\"\")\""))
                .anySatisfy(line -> assertThat(line).contains("Closing balance").endsWith("394.00,USD"));
    }

    @Test
    void isAPaperToo() throws Exception {
        var order = promised(2);
        money.invoice(order, 2 * PRICE, 10);
        money.pay(order, 10_000);
        var opal = money.partOne.signedIn(money.partOne.person("Opal Whitfield", Role.OFFICE));
        var pdf = opal.get("/office/districts/" + district + "/statement.pdf").hasStatus(200);
        try (var document = Loader.loadPDF(pdf.bytes())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Statement of Bluebonnet ISD")
                    .contains("$890.00")
                    .contains("Invoice INV-000001");
        }
    }

    @Nested
    class OpenOnes {
        private Visitor.Page overdue() {
            return money.partOne
                    .signedIn(money.partOne.person("Opal Whitfield", Role.OFFICE))
                    .get("/office/overdue");
        }

        @Test
        void areOverdueWithWhatIsStillOwed() {
            var order = promised(2);
            money.invoice(order, 2 * PRICE, -3);
            money.pay(order, 90_000);
            overdue()
                    .says("Invoice INV-000001")
                    .says("3 days over")
                    .says("$90.00 of $990.00")
                    .says("Never");
        }

        @Test
        void areNotOverdueOnTheirDay() {
            money.invoice(promised(1), PRICE, 0);
            overdue().says("No invoice is past due").says("One other is open");
        }

        @Test
        void areNotOverdueOncePaid() {
            var order = promised(1);
            money.invoice(order, PRICE, -3);
            money.pay(order, PRICE);
            overdue().says("No invoice is past due");
        }

        @Test
        void areRemindedOfOnceForEachDayOfTheWay() {
            var order = promised(1);
            money.invoice(order, PRICE, 20);
            var reminders = beans.getBean(InvoiceReminders.class);
            for (int day = 0; day <= 60; day++) {
                reminders.run(money.partOne.inDays(day));
                reminders.run(money.partOne.inDays(day));
            }
            assertThat(money.partOne.mails(dora, "Invoice INV-000001 is due soon"))
                    .isOne();
            assertThat(money.partOne.mails(dora, "Invoice INV-000001 is due today"))
                    .isOne();
            assertThat(money.partOne.mails(dora, "Invoice INV-000001 is past due"))
                    .isEqualTo(2);
        }

        @Test
        void areNotRemindedOfOnceNothingIsOwed() {
            var order = promised(1);
            money.invoice(order, PRICE, 3);
            money.pay(order, PRICE);
            beans.getBean(InvoiceReminders.class).run(money.partOne.today());
            assertThat(money.partOne.mails(dora, "Invoice INV-000001")).isZero();
        }

        @Test
        void areRemindedOfWhenOfficeWants() {
            money.invoice(promised(1), PRICE, -3);
            var opal = money.partOne.signedIn(money.partOne.person("Opal Whitfield", Role.OFFICE));
            opal.button(opal.get("/office/overdue"), "Remind now")
                    .send()
                    .says("is reminded at dora.pine@bluebonnet.example");
            opal.get("/office/overdue").doesNotSay("Never");
            assertThat(money.partOne.mails(dora, "Invoice INV-000001 is past due"))
                    .isOne();
        }
    }
}
