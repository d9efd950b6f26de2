package org.cadre.registration.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cadre.CadreTest;
import org.cadre.offering.OfferingId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Counters;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderState;
import org.cadre.registration.PaysBy;
import org.cadre.registration.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class InvoicesTest {
    private static final int ORDERS = 16;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Invoices invoices;

    @Autowired
    CreditNotes creditNotes;

    @Autowired
    PurchaseOrders purchaseOrders;

    @Autowired
    Counters counters;

    @Autowired
    Ledger ledger;

    @Autowired
    FileStore files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private DistrictOrder district;
    private OfferingId institute;

    @BeforeEach
    void begin() {
        district = new DistrictOrder(beans);
        institute = district.institute();
    }

    private OrderId billed(int seats) {
        var order = district.placed(institute, seats, PaysBy.PURCHASE_ORDER);
        district.accepted(order, district.received(order, "BB-1"));
        return order;
    }

    @Nested
    class Numbers {
        private record Sent(OrderId order, UUID purchaseOrder) {}

        /** Every third deed fails after its invoice was written: its number goes to the next. */
        @Test
        void haveNoGapAndNoTwinWhenManyAreIssuedAtOnceAndSomeFail() throws Exception {
            var sent = IntStream.range(0, ORDERS)
                    .mapToObj(i -> {
                        var order = district.placed(institute, 1, PaysBy.PURCHASE_ORDER);
                        return new Sent(order, district.received(order, "BB-" + i));
                    })
                    .toList();
            var deeds = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < ORDERS; i++) {
                boolean fails = i % 3 == 0;
                var one = sent.get(i);
                deeds.add(() -> accept(one, fails));
            }
            atOnce(deeds);

            assertThat(district.invoiceNumbers())
                    .hasSize(10)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 10).boxed().toList());

            // What failed is done again, and the series goes on.
            for (int i = 0; i < ORDERS; i += 3) {
                accept(sent.get(i), false);
            }
            assertThat(district.invoiceNumbers())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, ORDERS).boxed().toList());
        }

        private boolean accept(Sent sent, boolean fails) {
            try {
                district.once(() -> {
                    purchaseOrders.accept(sent.order, sent.purchaseOrder, Actor.of(district.opal.value()));
                    if (fails) {
                        throw new IllegalStateException("the machine stops here");
                    }
                    return true;
                });
                return true;
            } catch (IllegalStateException _) {
                return false;
            }
        }

        /** The control: a number taken outside the transaction, as a sequence gives it, is lost when the deed fails. */
        @Test
        void wouldHaveGapsIfTheyWereTakenOutsideTheTransaction() {
            var outside = new TransactionTemplate(transactions);
            outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            var given = new ArrayList<Long>();
            for (int i = 0; i < 9; i++) {
                boolean fails = i % 3 == 0;
                try {
                    district.once(() -> {
                        Long number = outside.execute(_ -> counters.next("careless"));
                        if (fails) {
                            throw new IllegalStateException("the machine stops here");
                        }
                        return given.add(number);
                    });
                } catch (IllegalStateException _) {
                    // its number is gone
                }
            }
            assertThat(given).containsExactly(2L, 3L, 5L, 6L, 8L, 9L);
        }
    }

    @Nested
    class WhenTwoAcceptTheSamePurchaseOrder {
        @Test
        void thereIsOneInvoice() throws Exception {
            var order = district.placed(institute, 2, PaysBy.PURCHASE_ORDER);
            var sent = district.received(order, "BB-1");
            var outcomes = atOnce(IntStream.range(0, 8)
                    .<Callable<PurchaseOrders.Acceptance>>mapToObj(_ -> () -> district.accepted(order, sent))
                    .toList());
            assertThat(outcomes)
                    .filteredOn(PurchaseOrders.Acceptance.CONFIRMED::equals)
                    .hasSize(1);
            assertThat(district.invoiceNumbers()).containsExactly(1L);
            assertThat(ledger.balance(order.value()).charged()).isEqualTo(99_000);
        }

        /** The control: who only looks whether it is decided, and then writes, bills it more than once. */
        @Test
        void lookingFirstWouldBillItTwice() throws Exception {
            var order = billed(1);
            jdbc.sql("update purchase_order set state = 'received' where orders = :order")
                    .param("order", order.value())
                    .update();
            var barrier = new CyclicBarrier(2);
            var written = atOnce(IntStream.range(0, 2)
                    .<Callable<Integer>>mapToObj(i -> () -> new TransactionTemplate(transactions).execute(_ -> {
                        boolean open = jdbc.sql("select state = 'received' from purchase_order where orders = :order")
                                .param("order", order.value())
                                .query(Boolean.class)
                                .single();
                        try {
                            barrier.await();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        return open
                                ? jdbc.sql("""
                                        insert into invoice (id, number, orders, bill_to, cents, currency, issued, due, lines, paper)
                                        select gen_random_uuid(), 1000 + :i, orders, bill_to, cents,
                                               currency, issued, due, lines, paper
                                          from invoice where orders = :order and number < 1000
                                        """)
                                        .param("i", i)
                                        .param("order", order.value())
                                        .update()
                                : 0;
                    }))
                    .toList());
            assertThat(written).containsExactly(1, 1);
        }
    }

    @Nested
    class AnOrderIsConfirmed {
        @Test
        void onlyWhenItIsPaidPromisedWaivedOrFree() {
            var promised = billed(1);
            var waiting = district.placed(institute, 1, PaysBy.PURCHASE_ORDER);
            district.received(waiting, "BB-9");
            var partly = district.placed(institute, 1, PaysBy.CHECK);
            district.once(() -> invoices.issueAll(partly, Actor.SYSTEM));

            assertThat(district.now(promised).confirmedBy()).isEqualTo(ConfirmedBy.PURCHASE_ORDER);
            assertThat(district.now(waiting).state()).isEqualTo(OrderState.PLACED);
            assertThat(district.now(partly).state()).isEqualTo(OrderState.PLACED);
            assertThat(jdbc.sql("""
                    select count(*)
                      from orders o
                      join order_balance b on b.orders = o.id
                     where o.state = 'confirmed'
                       and not (o.confirmed_by = 'payment' and b.paid >= o.total_cents - b.credited)
                       and not (o.confirmed_by = 'purchase order'
                                and exists (select 1 from purchase_order p where p.orders = o.id and p.state = 'accepted'))
                       and not (o.confirmed_by = 'nothing due' and o.total_cents = 0)
                       and not (o.confirmed_by = 'waiver' and o.waived_because is not null)
                    """).query(Integer.class).single()).isZero();
        }
    }

    @Nested
    class Correction {
        @Test
        void isACreditNoteOfItsOwnNumberAndOneEntryInTheLedger() {
            var order = billed(2);
            var invoice = invoices.of(order).getFirst();
            var id = district.once(() -> creditNotes.issue(
                    invoice.id(), 49_500, "One seat was given back", Actor.of(district.opal.value())));

            assertThat(creditNotes.of(order))
                    .extracting(CreditNote::id, CreditNote::number, CreditNote::invoice)
                    .containsExactly(tuple(id, "CN-000001", "INV-000001"));
            assertThat(ledger.balance(order.value()).owed()).isEqualTo(49_500);
            var after = invoices.of(order).getFirst();
            assertThat(after.cents()).isEqualTo(99_000);
            assertThat(after.openCents()).isEqualTo(49_500);
            ConformsTo.pdfA3aAndUa1(files.read(jdbc.sql("select paper from credit_note")
                    .query(String.class)
                    .single()));
            assertThat(district.mails("Credit note CN-000001")).isOne();
        }

        @Test
        void isNeverMoreThanTheInvoice() {
            var invoice = invoices.of(billed(1)).getFirst();
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            district.once(() -> creditNotes.issue(invoice.id(), 49_501, "Too much", Actor.SYSTEM)));
            assertThat(jdbc.sql("select count(*) from credit_note")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void isNeverAChangeOfTheInvoice() {
            billed(1);
            for (String sql : List.of(
                    "update invoice set cents = 1", "delete from invoice", "update credit_note set cents = 1")) {
                assertThatThrownBy(() -> jdbc.sql(sql).update())
                        .hasRootCauseMessage("ERROR: permission denied for table "
                                + (sql.contains("credit_note") ? "credit_note" : "invoice"));
            }
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        try (var threads = Executors.newFixedThreadPool(deeds.size())) {
            var outcomes = new ArrayList<T>();
            for (var future : threads.invokeAll(deeds)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
