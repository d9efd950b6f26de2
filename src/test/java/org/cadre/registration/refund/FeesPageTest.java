package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.registration.FeeTerms;
import org.cadre.registration.Fees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class FeesPageTest {
    private static final byte[] PDF = "%PDF-1.7 sample".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    ApplicationContext beans;

    @Autowired
    Fees fees;

    @Autowired
    RefundPolicies policies;

    private PartOne partOne;
    private Visitor opal;
    private FeeTerms before;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        before = fees.terms();
        opal = partOne.signedIn(partOne.person("Opal Whitfield", Role.OFFICE));
    }

    @AfterEach
    void asBefore() {
        fees.change(before, Actor.SYSTEM);
        fees.nameTaxForm(before.taxForm(), Actor.SYSTEM);
    }

    private Visitor.Page page() {
        return opal.get("/office/fees");
    }

    @Test
    void changesTheTerms() {
        opal.button(page(), "Save terms")
                .with("netDaysDistrict", 60)
                .with("cardMinutes", 45)
                .send()
                .says("The terms are changed");

        assertThat(fees.terms().netDaysDistrict()).isEqualTo(60);
        assertThat(fees.terms().netDays(true)).isEqualTo(60);
        assertThat(fees.terms().cardMinutes()).isEqualTo(45);
    }

    @Test
    void keepsWhatWasTypedWhenANumberIsOutOfRange() {
        var again = opal.button(page(), "Save terms")
                .with("netDays", 400)
                .with("offerHours", "soon")
                .with("namesDays", 12)
                .send()
                .hasStatus(422);

        assertThat(again.wrong("netDays")).contains("from 0 to 365");
        assertThat(again.wrong("offerHours")).contains("whole number");
        assertThat(again.document().select("#namesDays").attr("value")).isEqualTo("12");
        assertThat(fees.terms()).isEqualTo(before);
    }

    @Test
    void setsWhenInvoicesAreRemindedOf() {
        var again = opal.button(page(), "Save terms")
                .with("overdueDays", 20)
                .with("longOverdueDays", 20)
                .send()
                .hasStatus(422);
        assertThat(again.wrong("longOverdueDays")).contains("later than 20 days");
        opal.button(again, "Save terms")
                .with("reminderDays", 10)
                .with("longOverdueDays", 40)
                .send()
                .says("The terms are changed");
        var due = partOne.today();
        assertThat(InvoiceReminders.kind(due, due.minusDays(11), fees.terms())).isEmpty();
        assertThat(InvoiceReminders.kind(due, due.minusDays(10), fees.terms())).contains("due soon");
        assertThat(InvoiceReminders.kind(due, due, fees.terms())).contains("due");
        assertThat(InvoiceReminders.kind(due, due.plusDays(20), fees.terms())).contains("overdue");
        assertThat(InvoiceReminders.kind(due, due.plusDays(39), fees.terms())).contains("overdue");
        assertThat(InvoiceReminders.kind(due, due.plusDays(40), fees.terms())).contains("long overdue");
    }

    @Test
    void setsTheRefundPolicy() {
        opal.button(page(), "Save refund policy")
                .with("days1", 30)
                .with("percent1", 100)
                .with("days2", 7)
                .with("percent2", 50)
                .send()
                .says("The refund policy is changed");

        assertThat(policies.usual().steps()).containsExactly(new RefundStep(30, 100), new RefundStep(7, 50));
        assertThat(page().document().select("#percent2").attr("value")).isEqualTo("50");
    }

    @Test
    void refusesAPolicyThatMakesNoSense() {
        var half = opal.button(page(), "Save refund policy").with("days1", 30).send();
        assertThat(half.wrong("percent1")).contains("needs both");
        var twice = opal.button(page(), "Save refund policy")
                .with("days1", 30)
                .with("percent1", 100)
                .with("days2", 30)
                .with("percent2", 50)
                .send();
        assertThat(twice.wrong("days2")).contains("already");
        var later = opal.button(page(), "Save refund policy")
                .with("days1", 30)
                .with("percent1", 50)
                .with("days2", 7)
                .with("percent2", 80)
                .send();
        assertThat(later.wrong("percent2")).contains("should not get less");
        assertThat(policies.usual().steps()).isEmpty();
    }

    @Test
    void givesAnOfferingAPolicyOfItsOwnAndTakesItBack() {
        var offering = partOne.institute(partOne.inDays(40), 20);
        String place = "/office/offerings/" + offering + "/refund-policy";
        opal.button(opal.get(place).says("the usual policy"), "Save refund policy")
                .with("days1", 14)
                .with("percent1", 80)
                .send()
                .says("its own policy")
                .says("14 days before or earlier: 80%");
        assertThat(policies.of(offering).steps()).containsExactly(new RefundStep(14, 80));
        page().says("Offerings with a policy of their own").says("Leadership Immersion Institute");

        opal.button(opal.get(place), "Save refund policy")
                .with("days1", "")
                .with("percent1", "")
                .send()
                .says("goes by the usual refund policy again");
        assertThat(policies.of(offering).steps()).isEmpty();
    }

    @Test
    void letsEverybodyDownloadTheTaxForm() {
        new Visitor().get("/w-9.pdf").hasStatus(404);
        opal.button(page(), "Upload W-9")
                .send("file", "w-9.pdf", "application/pdf", PDF)
                .says("can be downloaded now");

        var download = new Visitor().get("/w-9.pdf").hasStatus(200);
        assertThat(download.type()).isEqualTo("application/pdf");
        assertThat(download.bytes()).isEqualTo(PDF);

        opal.button(page(), "Take W-9 down").send();
        new Visitor().get("/w-9.pdf").hasStatus(404);
    }

    @Test
    void refusesATaxFormThatIsNoPdf() {
        var no = opal.button(page(), "Upload W-9").send("file", "w-9.pdf", "application/pdf", new byte[] {1, 2, 3});
        assertThat(no.hasStatus(422).wrong("file")).contains("not a PDF");
        var large = opal.button(page(), "Upload W-9")
                .send("file", "w-9.pdf", "application/pdf", java.util.Arrays.copyOf(PDF, 6 * 1024 * 1024));
        assertThat(large.hasStatus(422).wrong("file")).contains("5 MB");
        var none = opal.button(page(), "Upload W-9").send("file", "", "application/pdf", new byte[0]);
        assertThat(none.hasStatus(422).wrong("file")).contains("choose the PDF");
        assertThat(fees.terms().taxForm()).isEqualTo(before.taxForm());
    }
}
