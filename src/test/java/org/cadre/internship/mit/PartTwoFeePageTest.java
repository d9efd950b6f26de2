package org.cadre.internship.mit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.offering.FeeCategory;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.program.Editions;
import org.cadre.registration.OrderId;
import org.cadre.registration.Orders;
import org.cadre.registration.PartTwoOrders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.ledger.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class PartTwoFeePageTest extends PartTwo {
    @Autowired
    Editions editions;

    @Autowired
    Orders orders;

    @Autowired
    PartTwoOrders partTwo;

    @Autowired
    TransactionTemplate transaction;

    private Visitor rosa;

    @BeforeEach
    void rosaIsAnMit() {
        rosa = Visitor.as("rosa");
    }

    private void priced(String category, int cents) {
        jdbc.sql("""
                insert into price (id, edition, covers, fee_category, cents)
                values (gen_random_uuid(), :edition, 'internship', :category, :cents)
                """)
                .param("edition", editions.idOf(Editions.NATIONAL).value())
                .param("category", category)
                .param("cents", cents)
                .update();
    }

    private OrderId order() {
        return new OrderId(jdbc.sql("select id from orders where offering is null")
                .query(UUID.class)
                .single());
    }

    private Visitor.Filling filled() {
        return rosa.button(rosa.get("/internship/fee").hasStatus(200), "Order part two")
                .with("paysBy", "check");
    }

    @Test
    void nothingIsAskedWhereNoPriceIsSet() {
        rosa.get("/internship").doesNotSay("Fee for part two");
        assertThat(rosa.get("/internship/fee").address().getPath()).isEqualTo("/internship");
    }

    @Test
    void isAskedOfWhoHasNotBoughtItWithTheInstitute() {
        priced("non-member", 60_000);
        rosa.get("/internship").says("$600.00 to pay").says("does not wait for it");
        filled().send().hasStatus(200).says("Part two is ordered").says("$600.00 open");

        var order = orders.find(order()).orElseThrow();
        assertThat(order.offering()).isNull();
        assertThat(order.holdsUntil()).isNull();
        assertThat(order.seats()).isZero();
        assertThat(order.totalCents()).isEqualTo(60_000);
    }

    @Test
    void isNotAskedOfWhoBoughtItWithTheInstitute() {
        priced("non-member", 60_000);
        jdbc.sql("update registration set with_internship = true where person = :rosa")
                .param("rosa", cast.rosa.value())
                .update();
        rosa.get("/internship").doesNotSay("Fee for part two");
    }

    @Test
    void hasThePriceOfTheDistrictWhenTheDistrictPays() {
        priced("non-member", 60_000);
        priced("district", 55_000);
        rosa.get("/internship/fee").says("BLUEBONNET ISD (SAMPLE): $550.00");
        filled().with("payer", "district")
                .with("paysBy", "purchase order")
                .send()
                .hasStatus(200);
        var order = orders.find(order()).orElseThrow();
        assertThat(order.totalCents()).isEqualTo(55_000);
        assertThat(order.district()).isEqualTo(cast.district);
        assertThat(order.feeCategory()).isEqualTo(FeeCategory.DISTRICT);
        assertThat(jdbc.sql("select name from bill_to where orders = :order")
                        .param("order", order.id().value())
                        .query(String.class)
                        .single())
                .startsWith("BLUEBONNET");
    }

    @Test
    void isPaidWhenOfficeHasNotedTheCheck() {
        priced("non-member", 60_000);
        filled().send();
        paid("1007");
        rosa.get("/internship").says("Paid or promised");
        assertThat(jdbc.sql("select balance from order_balance where orders = :order")
                        .param("order", order().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void saysThatThePriceChangedAndChargesNothing() {
        priced("non-member", 60_000);
        var form = filled();
        jdbc.sql("update price set cents = 65000 where covers = 'internship'").update();
        var page = form.send().hasStatus(422);
        assertThat(page.wrong("payer").isEmpty() ? page.text() : page.wrong("payer"))
                .contains("from $600.00 to $650.00");
        assertThat(jdbc.sql("select count(*) from orders where offering is null")
                        .query(Integer.class)
                        .single())
                .isZero();
        rosa.button(page, "Order part two").send().hasStatus(200).says("$650.00 open");
    }

    @Test
    void saysWhatIsMissing() {
        priced("non-member", 60_000);
        var page = rosa.button(rosa.get("/internship/fee"), "Order part two")
                .send()
                .hasStatus(422);
        assertThat(page.wrong("paysBy")).isNotEmpty();
    }

    @Test
    void isOrderedOnceHoweverManyAskAtOnce() throws Exception {
        priced("non-member", 60_000);
        var viewer = new Viewer(cast.rosa, "", clock.zone(), Set.of(), null, null);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var all = pool.invokeAll(IntStream.range(0, 8)
                    .mapToObj(_ -> (Callable<Object>) () -> transaction.execute(_ -> partTwo.buy(
                            cast.rosa,
                            editions.idOf(Editions.NATIONAL),
                            null,
                            FeeCategory.NON_MEMBER,
                            PaysBy.CHECK,
                            60_000,
                            viewer.actor())))
                    .toList());
            int placed = 0;
            for (var one : all) {
                placed += one.get() instanceof PartTwoOrders.Buying.Placed ? 1 : 0;
            }
            assertThat(placed).isOne();
        }
        assertThat(orders.find(order())).isPresent();
    }

    @Test
    void officeSeesWhoHasPaidWhenItGivesAPlace() {
        priced("non-member", 60_000);
        jdbc.sql("update internship set cohort = null, state = 'applied', first_day = null where person = :amir")
                .param("amir", cast.awaitsProtege.value())
                .update();
        var opal = Visitor.as("opal");
        opal.get("/office/cohorts/" + cast.rosasCohort).says("part two not paid");
        var amir = Visitor.as("amir");
        amir.button(amir.get("/internship/fee"), "Order part two")
                .with("paysBy", "check")
                .send();
        opal.get("/office/cohorts/" + cast.rosasCohort).says("part two ordered, not paid");
        paid("1008");
        opal.get("/office/cohorts/" + cast.rosasCohort).says("part two paid");
    }

    private void paid(String check) {
        transaction.execute(_ -> orders.notePayment(
                order(),
                60_000,
                LedgerEntry.Method.CHECK,
                check,
                LocalDate.of(2027, 1, 4),
                "check:" + check,
                Actor.SYSTEM));
    }
}
