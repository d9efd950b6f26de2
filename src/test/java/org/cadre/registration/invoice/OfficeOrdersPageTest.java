package org.cadre.registration.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
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
class OfficeOrdersPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private DistrictOrder district;
    private OfferingId institute;
    private PersonId rosa;
    private OrderId order;
    private Visitor office;

    @BeforeEach
    void begin() {
        district = new DistrictOrder(beans);
        institute = district.institute();
        rosa = district.partOne.person("Rosa Villarreal");
        order = district.placed(institute, rosa, null, 1, PaysBy.CHECK);
        office = district.office;
    }

    private Visitor.Filling payment() {
        return office.button(office.get("/office/orders/" + order), "Note payment");
    }

    @Nested
    class Queue {
        @Test
        void showsWhatWaitsAndIsEmptyWhenAllIsDone() {
            office.get("/office/orders").says("Rosa Villarreal").says("$495.00").says("Kept through");
            payment().with("reference", "4711").send();
            office.get("/office/orders").says("Nobody waits for a payment");
        }

        @Test
        void findsByCodeNameMailDistrictAndPurchaseOrder() {
            var districts = district.placed(institute, 2, PaysBy.PURCHASE_ORDER);
            district.received(districts, "BB-2291");
            for (String q : new String[] {
                district.now(districts).code().toLowerCase(Locale.ROOT), "dora", "bluebonnet+isd", "bb-2291"
            }) {
                office.get("/office/orders?q=" + q).says("Dora Pine").doesNotSay("Rosa Villarreal");
            }
            office.get("/office/orders?q=bb-2291").says("Accept PO BB-2291");
            office.get("/office/orders?q=nobody").says("No order of that kind");
        }

        @Test
        void keepsItsFiltersInTheAddress() {
            var page = office.get("/office/orders");
            var found = office.form(page, "form.search")
                    .with("q", "villar")
                    .with("show", "all")
                    .with("pays", "check")
                    .send();
            found.says("Rosa Villarreal");
            assertThat(found.address().getQuery()).contains("q=villar", "show=all", "pays=check");
            assertThat(found.document().select("#show option[selected]").val()).isEqualTo("all");
            office.get("/office/orders?pays=card").doesNotSay("Rosa Villarreal");
            office.get("/office/orders?offering=" + institute).says("Rosa Villarreal");
        }

        @Test
        void showsWhatIsOverdueAndWhatIsParked() {
            var districts = district.placed(institute, 2, PaysBy.PURCHASE_ORDER);
            district.accepted(districts, district.received(districts, "BB-2291"));
            office.get("/office/orders?show=overdue").doesNotSay("Dora Pine");
            jdbc.sql("update fee_terms set net_days_district = 0").update();
            try {
                office.get("/office/orders?show=owing").says("Dora Pine").says("$990.00");
            } finally {
                jdbc.sql("update fee_terms set net_days_district = 45").update();
            }
            jdbc.sql("update orders set parked_because = 'The amount differs' where id = :id")
                    .param("id", order.value())
                    .update();
            office.get("/office/orders?show=parked").says("The amount differs").doesNotSay("Dora Pine");
        }

        @Test
        void goesOnPageByPage() {
            for (int i = 0; i < 26; i++) {
                district.placed(institute, district.partOne.person("Waiting Person" + i), null, 1, PaysBy.CHECK);
            }
            var first = office.get("/office/orders?q=waiting+person");
            assertThat(first.document().select("tbody tr")).hasSize(25);
            var next =
                    office.get(first.document().select("a:contains(Show more)").attr("href"));
            assertThat(next.document().select("tbody tr")).hasSize(1);
            assertThat(next.address().getQuery()).contains("q=waiting");
        }

        @Test
        void isFoundUnderItsOldAddress() {
            var seat =
                    jdbc.sql("select id from registration").query(String.class).single();
            assertThat(office.get("/office/registrations/" + seat).address().getPath())
                    .isEqualTo("/office/orders/" + order);
        }
    }

    @Nested
    class Payment {
        @Test
        void inPartConfirmsExactlyWhenNothingIsOwed() {
            payment()
                    .with("amount", "200")
                    .with("reference", "4711")
                    .send()
                    .says("$200.00 is noted; $295.00 is still owed");
            assertThat(district.now(order).state()).isEqualTo(OrderState.PLACED);
            payment().with("amount", "294.99").with("reference", "4712").send().says("$0.01 is still owed");
            assertThat(district.now(order).state()).isEqualTo(OrderState.PLACED);
            payment()
                    .with("amount", "0.01")
                    .with("reference", "4713")
                    .send()
                    .says("The order of Rosa Villarreal is confirmed");
            assertThat(district.now(order).confirmedBy()).isEqualTo(ConfirmedBy.PAYMENT);
            assertThat(district.partOne.mails(rosa, "Your payment of")).isEqualTo(3);
        }

        @Test
        void sentTwiceCountsOnce() {
            var form = payment().with("amount", "200").with("reference", "4711");
            form.send();
            form.send();
            assertThat(jdbc.sql("select sum(cents) from ledger_entry where kind = 'payment'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(20_000);
        }

        @Test
        void isRefusedInWordsBesideTheFieldAndKeepsWhatWasTyped() {
            var refused = payment()
                    .with("amount", "many")
                    .with("day", district.partOne.inDays(1))
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("amount")).contains("an amount in dollars");
            assertThat(refused.wrong("reference")).contains("the number on the check");
            assertThat(refused.wrong("day")).contains("still to come");
            assertThat(refused.document().select("#amount").val()).isEqualTo("many");
        }

        @Test
        void ofMoreThanIsOwedIsTakenOnlyWhenSaidTwice() {
            var refused =
                    payment().with("amount", "600").with("reference", "4711").send();
            assertThat(refused.wrong("amount")).contains("Only $495.00 is owed");
            office.button(refused, "Note payment").with("more", "on").send().says("is confirmed");
            office.get("/office/orders/" + order).says("$105.00 was paid too much");
        }
    }

    @Nested
    class Waiver {
        @Test
        void needsAReasonAndConfirms() {
            var page = office.get("/office/orders/" + order);
            var refused = office.button(page, "Waive what is owed").send().hasStatus(422);
            assertThat(refused.wrong("waived")).contains("the reason");
            office.button(refused, "Waive what is owed")
                    .with("waived", "She trains the trainers")
                    .send()
                    .says("the seats are confirmed")
                    .says("She trains the trainers");
            assertThat(district.now(order).confirmedBy()).isEqualTo(ConfirmedBy.WAIVER);
            district.partOne.signedIn(rosa).get("/orders/" + order).says("The seats are safe");
        }
    }

    @Test
    void officeKeepsANoteThatNobodyElseReads() {
        var page = office.get("/office/orders/" + order);
        office.button(page, "Keep the note")
                .with("note", "Phoned on Monday")
                .send()
                .says("Phoned on Monday");
        district.partOne.signedIn(rosa).get("/orders/" + order).doesNotSay("Phoned on Monday");
    }

    @Test
    void belongsToOfficeAlone() {
        var visitor = district.partOne.signedIn(rosa);
        visitor.get("/office/orders").hasStatus(404);
        visitor.get("/office/orders/" + order).hasStatus(404);
        visitor.postToken("/office/orders/" + order + "/payments").hasStatus(404);
        visitor.postToken("/office/orders/" + order + "/waiver").hasStatus(404);
    }
}
