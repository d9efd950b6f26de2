package org.cadre.registration.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.PaysBy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class PurchaseOrderPageTest {
    private static final byte[] PDF = "%PDF-1.7 a purchase order".getBytes(StandardCharsets.UTF_8);

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private DistrictOrder district;
    private OfferingId institute;
    private OrderId order;

    @BeforeEach
    void begin() {
        district = new DistrictOrder(beans);
        institute = district.institute();
        order = district.placed(institute, 2, PaysBy.PURCHASE_ORDER);
    }

    private Visitor.Filling form() {
        var page =
                district.coordinator.get("/orders/" + order + "/purchase-order").hasStatus(200);
        return district.coordinator.button(page, "Send the purchase order");
    }

    private Visitor.Page sent() {
        return form().with("number", "BB-2291").send("file", "po.pdf", "application/pdf", PDF);
    }

    @Nested
    class Sending {
        @Test
        void reachesOfficeAndKeepsTheSeats() {
            sent().says("We have the purchase order BB-2291").says("Office looks at it");
            assertThat(district.mails("Purchase order BB-2291 for order")).isOne();
            var file = jdbc.sql("select id from purchase_order")
                    .query(String.class)
                    .single();
            assertThat(district.office
                            .get("/orders/" + order + "/purchase-orders/" + file)
                            .bytes())
                    .isEqualTo(PDF);
        }

        @Test
        void refusesAFileThatIsNotWhatItsNameSaysAndKeepsWhatWasTyped() {
            var refused = form().with("number", "BB-2291")
                    .with("limit", "990.00")
                    .send("file", "po.pdf", "application/pdf", "MZ a program".getBytes(StandardCharsets.UTF_8))
                    .hasStatus(422);
            assertThat(refused.wrong("file")).contains("po.pdf is named .pdf, but it is something else inside");
            assertThat(refused.document().select("#number").val()).isEqualTo("BB-2291");
            assertThat(refused.document().select("#limit").val()).isEqualTo("990.00");
            assertThat(jdbc.sql("select count(*) from purchase_order")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void refusesAFileThatIsTooLargeAndKeepsWhatWasTyped() {
            var large = new byte[26 * 1024 * 1024];
            System.arraycopy(PDF, 0, large, 0, PDF.length);
            var refused = form().with("number", "BB-2291")
                    .send("file", "scan.pdf", "application/pdf", large)
                    .hasStatus(422);
            assertThat(refused.wrong("file")).contains("scan.pdf is larger than 10 MB");
            assertThat(refused.document().select("#number").val()).isEqualTo("BB-2291");
        }

        @Test
        void refusesOtherKindsOfFilesAndNothingAtAll() {
            var refused = form().with("number", "").send("file", "po.exe", "application/pdf", PDF);
            assertThat(refused.wrong("file")).contains("a PDF, PNG or JPEG file");
            assertThat(refused.wrong("number")).contains("Please give the number");
            assertThat(form().with("number", "1").send().hasStatus(422).wrong("file"))
                    .contains("choose the file");
        }

        @Test
        void isTooLateAfterTheLastDayForOne() {
            jdbc.sql("update offering set purchase_order_cutoff = :day where id = :id")
                    .param("day", district.partOne.inDays(-1))
                    .param("id", institute.value())
                    .update();
            district.coordinator
                    .get("/orders/" + order + "/purchase-order")
                    .says("It is too late for a purchase order");
            district.coordinator.get("/orders/" + order).says("too late for a purchase order");
        }

        @Test
        void needsNoSecondOne() {
            var another = form().with("number", "BB-2292");
            sent();
            another.send("file", "po.pdf", "application/pdf", PDF).says("takes no purchase order now");
            assertThat(jdbc.sql("select number from purchase_order")
                            .query(String.class)
                            .list())
                    .containsExactly("BB-2291");
        }
    }

    @Nested
    class Deciding {
        @Test
        void acceptingConfirmsTheSeatsAndBillsThem() {
            sent();
            var page = district.office.get("/office/orders/" + order).says("BB-2291");
            district.office
                    .button(page, "Accept PO BB-2291")
                    .send()
                    .says("The purchase order is accepted")
                    .says("Invoice INV-000001");
            var now = district.now(order);
            assertThat(now.state()).isEqualTo(OrderState.CONFIRMED);
            assertThat(now.confirmedBy()).isEqualTo(ConfirmedBy.PURCHASE_ORDER);
            assertThat(district.mails("Invoice INV-000001")).isOne();
            assertThat(jdbc.sql("select purchase_order from invoice")
                            .query(String.class)
                            .single())
                    .isEqualTo("BB-2291");
        }

        @Test
        void refusingNeedsAReasonAndTheBuyerMaySendAnother() {
            sent();
            var page = district.office.get("/office/orders/" + order);
            var unanswered = district.office.button(page, "Refuse PO").send().hasStatus(422);
            assertThat(unanswered.wrong("because")).contains("Please say why");
            district.office
                    .button(unanswered, "Refuse PO")
                    .with("because", "It is made out to another association.")
                    .send()
                    .says("the buyer is told why");
            assertThat(district.mails("Your purchase order BB-2291 needs another look"))
                    .isOne();
            district.coordinator
                    .get("/orders/" + order)
                    .says("It is made out to another association.")
                    .says("Send another purchase order");
            form().with("number", "BB-2293")
                    .send("file", "po.pdf", "application/pdf", PDF)
                    .says("We have the purchase order BB-2293");
        }

        @Test
        void saysThatALimitIsTooLow() {
            form().with("number", "BB-5").with("limit", "500").send("file", "po.pdf", "application/pdf", PDF);
            district.office
                    .get("/office/orders/" + order)
                    .says("The limit of $500.00 is below the $990.00 it has to cover");
        }

        @Test
        void writesDownOneThatCameByMailWithoutAFile() {
            var page = district.office.get("/orders/" + order + "/purchase-order");
            district.office
                    .button(page, "Send the purchase order")
                    .with("number", "BB-7")
                    .send()
                    .says("Accept PO BB-7");
        }
    }
}
