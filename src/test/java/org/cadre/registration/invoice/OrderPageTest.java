package org.cadre.registration.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.time.ProgramClock;
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
class OrderPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProgramClock clock;

    @Autowired
    Jobs jobs;

    @Autowired
    FileStore files;

    private DistrictOrder district;
    private OfferingId institute;
    private OrderId order;

    @BeforeEach
    void begin() {
        district = new DistrictOrder(beans);
        institute = district.institute();
        order = district.placed(institute, 3, PaysBy.PURCHASE_ORDER);
    }

    @Nested
    class ToWhomItConcerns {
        @Test
        void saysWhatWasOrderedWhatIsOwedAndWhatIsNext() {
            var page = district.coordinator.get("/orders/" + order).hasStatus(200);
            page.says("3 seats wait for a name")
                    .says("$1,485.00")
                    .says("Send the district’s purchase order")
                    .says("The seats are kept through");
            assertThat(page.document().select(".btn-primary")).hasSize(1);
        }

        @Test
        void listsOrdersOfTheDistrictForItsCoordinator() {
            var buyer = district.partOne.staffOf(district.bluebonnet, "Rosa Villarreal");
            var rosas = district.placed(institute, buyer, district.bluebonnet, 1, PaysBy.PURCHASE_ORDER);
            district.coordinator.get("/orders").says(district.now(rosas).code());
            district.partOne
                    .signedIn(buyer)
                    .get("/orders")
                    .says(district.now(rosas).code())
                    .doesNotSay(district.now(order).code());
        }

        @Test
        void isNotThereForAnotherDistrict() {
            var prairie = district.partOne.district("Prairie View ISD");
            var kit = district.partOne.signedIn(district.partOne.staffOf(prairie, "Kit Rowe", Role.DISTRICT));
            kit.get("/orders/" + order).hasStatus(404);
            kit.get("/orders/" + order + "/payers").hasStatus(404);
            kit.get("/orders/" + order + "/purchase-order").hasStatus(404);
            kit.postToken("/orders/" + order + "/quotes").hasStatus(404);
            kit.get("/office/orders/" + order).hasStatus(404);
        }
    }

    @Nested
    class Quote {
        private void ask() {
            var page = district.coordinator.get("/orders/" + order);
            district.coordinator
                    .button(page, "Make the quote")
                    .with("board", "on")
                    .send()
                    .says("Quote Q-00001 is made")
                    .says("waits for the board");
        }

        @Test
        void holdsTheSeatsAndIsAPaperOfTwoStandards() {
            ask();
            var pdf = district.coordinator.get("/orders/" + order + "/quotes/" + only("quote") + ".pdf");
            assertThat(pdf.type()).startsWith("application/pdf");
            ConformsTo.pdfA3aAndUa1(pdf.bytes());
            assertThat(district.now(order).holdsUntil())
                    .isEqualTo(district.partOne
                            .inDays(31)
                            .atStartOfDay(PartOne.CENTRAL)
                            .toInstant());
            assertThat(district.mails("Quote Q-00001")).isOne();
        }

        @Test
        void isReplacedByALaterOneAndTheOldPaperIsKept() {
            ask();
            var first = only("quote");
            var page = district.office.get("/office/orders/" + order);
            var last = district.partOne.inDays(45);
            district.office
                    .button(page, "Keep the seats longer")
                    .with("through", last)
                    .send()
                    .says("The seats are kept through")
                    .says("Quote Q-00001-2");
            district.coordinator
                    .get("/orders/" + order + "/quotes/" + first + ".pdf")
                    .hasStatus(200);
            assertThat(jdbc.sql("select state from quote order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("withdrawn", "offered");
            assertThat(district.now(order).holdsUntil())
                    .isEqualTo(last.plusDays(1).atStartOfDay(PartOne.CENTRAL).toInstant());
        }

        @Test
        void isNotMadeLongerByAskingAgain() {
            ask();
            clock.moveTo(district.partOne.inDays(10));
            var page = district.coordinator.get("/orders/" + order);
            district.coordinator.button(page, "Make the quote").send().says("Quote Q-00001-2 is made");
            assertThat(jdbc.sql("select count(distinct valid_until) from quote")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void isNotExtendedIntoTheEvent() {
            ask();
            var page = district.office.get("/office/orders/" + order);
            var refused = district.office
                    .button(page, "Keep the seats longer")
                    .with("through", district.partOne.inDays(60))
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("through")).contains("not kept into the event");
        }

        @Test
        void runsOutWithItsOrder() {
            ask();
            clock.moveTo(district.partOne.inDays(30));
            jobs.comeDue();
            assertThat(district.now(order).state()).isEqualTo(OrderState.PLACED);
            clock.moveTo(district.partOne.inDays(1));
            jobs.comeDue();
            assertThat(district.now(order).state()).isEqualTo(OrderState.EXPIRED);
            assertThat(jdbc.sql("select state from quote").query(String.class).single())
                    .isEqualTo("expired");
            district.coordinator.get("/orders/" + order).says("Nothing came in time");
        }

        @Test
        void doesNotRunOutWhileOfficeLooksAtThePurchaseOrder() {
            ask();
            clock.moveTo(district.partOne.inDays(29));
            district.received(order, "BB-1");
            clock.moveTo(district.partOne.inDays(3));
            jobs.comeDue();
            assertThat(district.now(order).state()).isEqualTo(OrderState.PLACED);
        }

        @Test
        void isNotForWhoPaysByCard() {
            var byCard = district.placed(institute, 1, PaysBy.CARD);
            var before = district.now(byCard).holdsUntil();
            district.coordinator.postToken("/orders/" + byCard + "/quotes").says("takes no quote");
            assertThat(district.now(byCard).holdsUntil()).isEqualTo(before);
        }
    }

    @Nested
    class Payers {
        @Test
        void shareTheTotalAndEachGetsAnInvoice() {
            var form = district.coordinator.button(
                    district.coordinator.get("/orders/" + order + "/payers"), "Keep who pays");
            var refused = form.with("share1", "1,000.00")
                    .with("name2", "Bluebonnet Education Foundation")
                    .with("email2", "pay@foundation.example")
                    .with("share2", "400.00")
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("share2")).contains("$1,400.00 together").contains("$1,485.00");
            assertThat(refused.document().select("#name2").val()).isEqualTo("Bluebonnet Education Foundation");

            district.coordinator
                    .button(refused, "Keep who pays")
                    .with("share2", "485")
                    .send()
                    .says("Who pays is noted")
                    .says("Bluebonnet Education Foundation");

            var first = district.received(order, 1, "BB-10");
            var second = district.received(order, 2, "EF-20");
            assertThat(district.accepted(order, first)).isEqualTo(PurchaseOrders.Acceptance.OTHER_PAYER_MISSING);
            assertThat(district.now(order).state()).isEqualTo(OrderState.PLACED);
            assertThat(district.accepted(order, second)).isEqualTo(PurchaseOrders.Acceptance.CONFIRMED);
            assertThat(jdbc.sql("select cents || ' ' || purchase_order from invoice order by number")
                            .query(String.class)
                            .list())
                    .containsExactly("100000 BB-10", "48500 EF-20");
            district.coordinator.get("/orders/" + order + "/payers").says("cannot be changed any more");
        }

        /** A district that shares the price sees its share in its own statement, and the first one does not. */
        @Test
        void mayBeAnotherDistrictThatSeesItsShare() {
            var prairie = district.partOne.district("Prairie View ISD");
            var kit = district.partOne.signedIn(district.partOne.staffOf(prairie, "Kit Rowe", Role.DISTRICT));
            var page = district.coordinator.get("/orders/" + order + "/payers");
            var refused = district.coordinator
                    .button(page, "Keep who pays")
                    .with("share1", "1,000.00")
                    .with("district2-name", "no such place")
                    .with("share2", "485.00")
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("district2")).isNotEmpty();
            district.coordinator
                    .button(refused, "Keep who pays")
                    .with("district2-name", "prairie")
                    .with("name2", "")
                    .send()
                    .says("Who pays is noted")
                    .says("Prairie View ISD");
            district.accepted(order, district.received(order, 1, "BB-10"));
            district.accepted(order, district.received(order, 2, "PV-20"));
            assertThat(kit.get("/district/statement")
                            .document()
                            .select(".stat b")
                            .eachText())
                    .containsExactly("$0.00", "$485.00", "$485.00");
            kit.get("/district/statement")
                    .says("Share of an order of Bluebonnet ISD")
                    .says("Invoice INV-000002");
            assertThat(district.coordinator
                            .get("/district/statement")
                            .document()
                            .select(".stat b")
                            .eachText())
                    .containsExactly("$0.00", "$1,000.00", "$1,000.00");
            kit.get("/orders/" + order).hasStatus(404);

            var second = jdbc.sql("select id::text from bill_to where place = 2")
                    .query(String.class)
                    .single();
            district.office
                    .button(district.office.get("/office/orders/" + order), "Note payment")
                    .with("payer", second)
                    .with("amount", "485.00")
                    .with("reference", "77")
                    .send();
            assertThat(kit.get("/district/statement")
                            .document()
                            .select(".stat b")
                            .eachText())
                    .containsExactly("$0.00", "$0.00", "$0.00");
            district.coordinator.get("/district/statement").says("$1,000.00").doesNotSay("$485.00");
        }

        @Test
        void maySettleOneByCheckAndOneByPurchaseOrder() {
            jdbc.sql("update bill_to set share_cents = 100000 where orders = :order")
                    .param("order", order.value())
                    .update();
            jdbc.sql("""
                    insert into bill_to (id, orders, place, name, share_cents)
                    values (gen_random_uuid(), :order, 2, 'Foundation', 48500)
                    """).param("order", order.value()).update();
            district.accepted(order, district.received(order, 1, "BB-10"));
            var page = district.office.get("/office/orders/" + order);
            var foundation = page.document().select("input[name=payer]").get(1).attr("value");
            district.office
                    .button(page, "Note payment")
                    .with("payer", foundation)
                    .with("amount", "485.00")
                    .with("reference", "77")
                    .send();
            assertThat(district.now(order).state()).isEqualTo(OrderState.CONFIRMED);
            assertThat(jdbc.sql("select cents from invoice")
                            .query(Integer.class)
                            .list())
                    .containsExactly(100_000);
        }
    }

    @Nested
    class Invoice {
        @Test
        void isIssuedOnRequestToWhoPaysByCheck() {
            var check = district.placed(institute, 2, PaysBy.CHECK);
            jdbc.sql("""
                    update organization
                       set payable_contact = 'Business Office', payable_email = 'ap@bluebonnet.example',
                           tax_exempt_number = '74-0000001'
                     where id = :id
                    """).param("id", district.bluebonnet.value()).update();
            var page = district.coordinator.get("/orders/" + check);
            district.coordinator
                    .button(page, "Ask for an invoice")
                    .send()
                    .says("The invoice is issued")
                    .says("Invoice INV-000001");
            var pdf = district.coordinator.get("/orders/" + check + "/invoices/" + only("invoice") + ".pdf");
            ConformsTo.pdfA3aAndUa1(pdf.bytes());
            assertThat(words(pdf.bytes()))
                    .contains("INV-000001", "Business Office", "74-0000001", "$990.00", "Bluebonnet ISD");
            assertThat(jdbc.sql("select due - issued from invoice")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(45);
            assertThat(jdbc.sql("select recipient from mail where subject = 'Invoice INV-000001'")
                            .query(String.class)
                            .list())
                    .containsExactly("ap@bluebonnet.example");
        }

        @Test
        void isDueInThirtyDaysToAPerson() {
            var rosa = district.partOne.person("Rosa Villarreal");
            var own = district.placed(institute, rosa, null, 1, PaysBy.CHECK);
            var visitor = district.partOne.signedIn(rosa);
            visitor.button(visitor.get("/orders/" + own), "Ask for an invoice").send();
            assertThat(jdbc.sql("select due - issued from invoice")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(30);
        }

        @Test
        void isOwedNoMoreOnceItsOrderRanOut() {
            var check = district.placed(institute, 2, PaysBy.CHECK);
            district.coordinator
                    .button(district.coordinator.get("/orders/" + check), "Ask for an invoice")
                    .send();
            district.quoted(check);
            clock.moveTo(district.partOne.inDays(31));
            jobs.comeDue();
            assertThat(district.now(check).state()).isEqualTo(OrderState.EXPIRED);
            assertThat(jdbc.sql("select balance from order_balance where orders = :id")
                            .param("id", check.value())
                            .query(Integer.class)
                            .single())
                    .isZero();
            district.coordinator.get("/orders/" + check).says("Credit note CN-000001");
        }
    }

    @Nested
    class TaxForm {
        @Test
        void isForAnybodyOnceThereIsOne() {
            new Visitor().get("/w-9.pdf").hasStatus(404);
            district.coordinator.get("/orders/" + order).doesNotSay("W-9");
            var digest = files.store("%PDF-1.7 a W-9".getBytes(StandardCharsets.UTF_8));
            jdbc.sql("update fee_terms set tax_form = :digest")
                    .param("digest", digest)
                    .update();
            try {
                district.coordinator.get("/orders/" + order).says("W-9 of the association");
                assertThat(new Visitor().get("/w-9.pdf").hasStatus(200).type()).isEqualTo("application/pdf");
                district.accepted(order, district.received(order, "BB-1"));
                assertThat(jdbc.sql("select plain from mail where subject = 'Invoice INV-000001'")
                                .query(String.class)
                                .single())
                        .contains("/w-9.pdf", "BB-1");
            } finally {
                jdbc.sql("update fee_terms set tax_form = null").update();
            }
        }
    }

    private String only(String table) {
        return jdbc.sql("select id from " + table + " order by id limit 1")
                .query(String.class)
                .single();
    }

    private static String words(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
