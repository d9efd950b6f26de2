package org.cadre.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.OrganizationId;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class OrderSeatsPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    Registrations registrations;

    @Autowired
    People people;

    @Autowired
    MissingNames missingNames;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private GroupOrders groups;
    private PersonId dora;
    private PersonId rosa;
    private Visitor visitor;
    private OfferingId offering;
    private OrderId order;
    private String seats;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        groups = new GroupOrders(beans);
        OrganizationId bluebonnet = partOne.district("Bluebonnet ISD");
        dora = partOne.staffOf(bluebonnet, "Dora Pine", Role.DISTRICT);
        rosa = partOne.staffOf(bluebonnet, "Rosa Delgado");
        visitor = partOne.signedIn(dora);
        offering = partOne.institute(partOne.inDays(40), 20);
        order = groups.place(offering, dora, bluebonnet, 4, rosa);
        seats = "/orders/" + order + "/seats";
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private void ticketsAreRight() {
        assertThat(jdbc.sql("""
                        select r.id from registration r
                         where (select count(*) from ticket t where t.registration = r.id and t.dead_at is null)
                               <> case when r.seat in ('held', 'confirmed') then 1 else 0 end
                        """).query(UUID.class).list()).isEmpty();
        assertThat(registrations.seatsAddUp(offering)).isTrue();
    }

    @Test
    void areShownToThoseWhoMaySeeTheOrderAlone() {
        visitor.get(seats)
                .hasStatus(200)
                .says("Rosa Delgado")
                .says("3 seats have no name yet")
                .says("Waiting for payment");
        partOne.signedIn(partOne.person("Ada Office", Role.OFFICE)).get(seats).hasStatus(200);
        partOne.signedIn(rosa).get(seats).hasStatus(404);
        var kit = partOne.staffOf(partOne.district("Prairie View ISD"), "Kit Rowe", Role.DISTRICT);
        partOne.signedIn(kit).get(seats).hasStatus(404);
        assertThat(new Visitor().get(seats).address().getPath()).isEqualTo("/sign-in");
    }

    @Nested
    class Naming {
        @Test
        void fillsNamelessSeatsInOrderAndTellsEveryone() {
            visitor.button(visitor.get(seats), "Save names")
                    .with("names", "Uma Patel, uma@bluebonnet.example\nVictor Stone <victor@bluebonnet.example>")
                    .send()
                    .says("2 seats have a name now")
                    .says("Uma Patel")
                    .says("One seat has no name yet");
            assertThat(count("select count(*) from mail where recipient = 'uma@bluebonnet.example'"))
                    .isOne();
            ticketsAreRight();
        }

        @Test
        void refusesMoreNamesThanSeatsAndWhoHasASeatAndChangesNothing() {
            var page = visitor.get(seats);
            visitor.button(page, "Save names")
                    .with("names", "A, a@x.example\nB, b@x.example\nC, c@x.example\nD, d@x.example")
                    .send()
                    .hasStatus(422)
                    .says("There are 4 names for 3 seats");
            visitor.button(page, "Save names")
                    .with("names", "A, a@x.example\nRosa, rosa.delgado@bluebonnet.example")
                    .send()
                    .hasStatus(422)
                    .says("Line 2: rosa.delgado@bluebonnet.example has a seat in this event already");
            visitor.button(page, "Save names").with("names", "").send().hasStatus(422);
            assertThat(count("select count(*) from registration where person is null"))
                    .isEqualTo(3);
            assertThat(people.findByEmail("a@x.example")).isEmpty();
        }

        @Test
        void twiceFillsOnce() {
            var form = visitor.button(visitor.get(seats), "Save names").with("names", "Uma, uma@bluebonnet.example");
            form.send().hasStatus(200);
            form.send().hasStatus(200);
            assertThat(count("select count(*) from registration where person is null"))
                    .isEqualTo(2);
        }
    }

    @Nested
    class ByLink {
        private String copied() {
            var page = visitor.button(visitor.get(seats), "Make a link to copy").send();
            var found = Pattern.compile("/seats/claim/[\\w-]{43}").matcher(page.text());
            assertThat(found.find()).isTrue();
            return found.group();
        }

        @Test
        void somebodyTakesASeatWithoutAnAccountAndSeesNothingOfTheOrder() {
            String link = copied();
            var stranger = new Visitor();
            var page = stranger.get(link)
                    .hasStatus(200)
                    .says("Dora Pine has a seat for you, ordered for Bluebonnet ISD")
                    .says("Bluebonnet Hall")
                    .doesNotSay("Rosa Delgado")
                    .doesNotSay("$");
            stranger.button(page, "Take my seat")
                    .with("name", "Uma Patel")
                    .with("email", "uma@bluebonnet.example")
                    .send()
                    .says("The seat is yours");
            visitor.get(seats).says("Uma Patel");
            stranger.get(link).says("Ask whoever invited you for a new link").doesNotSay("Bluebonnet Hall");
            ticketsAreRight();
        }

        @Test
        void saysWhatIsWrongAndKeepsTheLinkGood() {
            String link = copied();
            var stranger = new Visitor();
            var page =
                    stranger.button(stranger.get(link), "Take my seat").send().hasStatus(422);
            assertThat(page.wrong("name")).isNotEmpty();
            assertThat(page.wrong("email")).isNotEmpty();
            page = stranger.button(page, "Take my seat")
                    .with("name", "Rosa")
                    .with("email", "rosa.delgado@bluebonnet.example")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("email")).contains("has a seat in this event already");
            stranger.button(page, "Take my seat")
                    .with("email", "uma@bluebonnet.example")
                    .send()
                    .says("The seat is yours");
        }

        @Test
        void dependsOnTheSeatStillBeingFree() {
            String link = copied();
            visitor.button(visitor.get(seats), "Save names")
                    .with("names", "A, a@x.example\nB, b@x.example\nC, c@x.example")
                    .send();
            new Visitor().get(link).says("Ask whoever invited you for a new link");
            new Visitor().get("/seats/claim/" + "x".repeat(43)).hasStatus(200).doesNotSay("Bluebonnet Hall");
        }

        @Test
        void diesWithTheOrder() {
            String link = copied();
            groups.end(order);
            new Visitor().get(link).doesNotSay("Take my seat");
            ticketsAreRight();
        }

        @Test
        void canBeMailedAndANewOneTakesItsPlace() {
            String first = copied();
            var page = visitor.get(seats);
            var wrong = visitor.button(page, "Send link")
                    .with("email-2", "nobody")
                    .send()
                    .hasStatus(422);
            assertThat(wrong.wrong("email-2")).contains("not a mail address");
            visitor.button(wrong, "Send link")
                    .with("email-2", "uma@bluebonnet.example")
                    .send()
                    .says("on its way to uma@bluebonnet.example")
                    .says("A link was mailed to uma@bluebonnet.example");
            new Visitor().get(first).doesNotSay("Take my seat");
            String mailed = jdbc.sql("select button_url from mail where recipient = 'uma@bluebonnet.example'")
                    .query(String.class)
                    .single();
            new Visitor().get(mailed).says("Your seat in Leadership Immersion Institute");
            assertThat(count("select count(*) from mail where recipient = 'uma@bluebonnet.example'"
                            + " and (plain like '%$%' or plain like '%Rosa%')"))
                    .isZero();
        }

        @Test
        void onceUsedIsUsedHoweverManyAskAtOnce() throws Exception {
            String link = copied();
            var forms = List.of("uma", "victor", "wendy", "sol").stream()
                    .map(name -> {
                        var stranger = new Visitor();
                        return stranger.button(stranger.get(link), "Take my seat")
                                .with("name", name)
                                .with("email", name + "@bluebonnet.example");
                    })
                    .toList();
            forms.parallelStream().forEach(Visitor.Filling::send);
            assertThat(count("select count(*) from registration where person is null"))
                    .isEqualTo(2);
            ticketsAreRight();
        }
    }

    @Nested
    class SomebodyElseComes {
        @Test
        void onTheSameSeatWithANewCodeAndBothAreTold() {
            String before = jdbc.sql("""
                            select t.code from ticket t join registration r on r.id = t.registration where r.person = :rosa
                            """)
                    .param("rosa", rosa.value())
                    .query(String.class)
                    .single();
            var page = visitor.get(visitor.get(seats)
                    .document()
                    .select("a:contains(Somebody else comes)")
                    .attr("href"));
            visitor.button(page, "Change the name")
                    .with("name", "Uma Patel")
                    .with("email", "uma@bluebonnet.example")
                    .send()
                    .says("Uma Patel comes now")
                    .doesNotSay("Rosa Delgado");
            assertThat(jdbc.sql("select dead_at is not null from ticket where code = :code")
                            .param("code", before)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(partOne.mails(rosa, "Somebody else comes to")).isOne();
            assertThat(count("select count(*) from mail where recipient = 'uma@bluebonnet.example'"))
                    .isOne();
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(4);
            ticketsAreRight();
        }

        @Test
        void butNotWhoHasASeat() {
            partOne.held(partOne.person("Mia Chen"), offering, null);
            var page = visitor.get(visitor.get(seats)
                    .document()
                    .select("a:contains(Somebody else comes)")
                    .attr("href"));
            assertThat(visitor.button(page, "Change the name")
                            .with("name", "Mia Chen")
                            .with("email", "mia.chen@bluebonnet.example")
                            .send()
                            .hasStatus(422)
                            .wrong("email"))
                    .contains("has a seat in this event already");
        }

        @Test
        void untilTheDayBeforeTheFirst() {
            clock.moveTo(partOne.inDays(39));
            visitor.get(seats).says("Somebody else comes");
            clock.moveTo(clock.today().plusDays(1));
            visitor.get(seats).doesNotSay("Somebody else comes");
        }
    }

    @Nested
    class Returning {
        private Visitor.Page ask(int... places) {
            var boxes = visitor.get(seats).document().select("input[name=seat]");
            var query = new StringBuilder();
            for (int place : places) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append("seat=")
                        .append(boxes.get(place - 1).attr("value"));
            }
            return visitor.get(seats + "/return" + query);
        }

        @Test
        void someHeldSeatsFreesThemAndLowersWhatIsOwed() {
            var page = ask(1, 3).says("2 seats wait for payment: $990.00 will not be charged");
            visitor.button(page, "Return these 2 seats").send().says("2 seats are returned");
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(2);
            assertThat(count("select total_cents from orders")).isEqualTo(2 * PartOne.PRICE);
            assertThat(count("select quantity from order_line")).isEqualTo(2);
            assertThat(count("select share_cents from bill_to")).isEqualTo(2 * PartOne.PRICE);
            assertThat(count("select sum(price_cents) from registration where seat = 'held'"))
                    .isEqualTo(2 * PartOne.PRICE);
            assertThat(partOne.mails(rosa, "Your seat in Leadership Immersion Institute is given back"))
                    .isOne();
            ticketsAreRight();

            groups.settle(order);
            assertThat(count("select balance from order_balance")).isEqualTo(2 * PartOne.PRICE);
        }

        @Test
        void confirmedSeatsLeavesTheRefundToItsPolicy() {
            groups.settle(order);
            var page = ask(2).says("$495.00 of the $495.00 that these seats cost is no longer owed");
            visitor.button(page, "Return this seat").send().says("One seat is returned");
            assertThat(count("select count(*) from registration where seat = 'returned'"))
                    .isOne();
            assertThat(count("select total_cents from orders")).isEqualTo(4 * PartOne.PRICE);
            ticketsAreRight();
        }

        @Test
        void allOfThemEndsTheOrder() {
            visitor.button(ask(1, 2, 3, 4), "Return these 4 seats").send().says("4 seats are returned");
            assertThat(jdbc.sql("select state from orders").query(String.class).single())
                    .isEqualTo("canceled");
            assertThat(count("select count(*) from ledger_entry")).isZero();
            ticketsAreRight();
        }

        @Test
        void twiceDoesNoHarmAndStrangersCannot() {
            var form = visitor.button(ask(1), "Return this seat");
            form.send();
            form.send();
            assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(3);
            var mia = partOne.signedIn(partOne.person("Mia Chen"));
            mia.postBare(seats + "/return", Map.of("_csrf", csrf(mia))).hasStatus(404);
        }

        private String csrf(Visitor visitor) {
            return visitor.get("/").document().select("input[name=_csrf]").attr("value");
        }

        @Test
        void noMoreOnceTheEventHasBegun() {
            groups.settle(order);
            clock.moveTo(partOne.inDays(40));
            visitor.get(seats).doesNotSay("Return the ticked seats");
        }
    }

    @Nested
    class NamesStillMissing {
        private int reminders() {
            return partOne.mails(dora, "3 names are missing");
        }

        @Test
        void areSaidThreeTimesEachOnce() {
            var due = jdbc.sql("select names_due from orders")
                    .query(LocalDate.class)
                    .single();
            assertThat(due).isEqualTo(partOne.inDays(33));
            missingNames.run(due.minusDays(15));
            assertThat(reminders()).isZero();
            missingNames.run(due.minusDays(14));
            missingNames.run(due.minusDays(14));
            missingNames.run(due.minusDays(10));
            assertThat(reminders()).isOne();
            missingNames.run(due.minusDays(7));
            assertThat(reminders()).isEqualTo(2);
            missingNames.run(due.minusDays(2));
            missingNames.run(due.minusDays(1));
            assertThat(reminders()).isEqualTo(3);
        }

        @Test
        void areNotAskedForWhenThereAreNone() {
            visitor.button(visitor.get(seats), "Save names")
                    .with("names", "A, a@x.example\nB, b@x.example\nC, c@x.example")
                    .send();
            missingNames.run(partOne.inDays(33));
            assertThat(reminders()).isZero();
            visitor.get(seats).says("All 4 seats have their names");
        }
    }
}
