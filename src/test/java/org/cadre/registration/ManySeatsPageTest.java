package org.cadre.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.OrganizationId;
import org.cadre.people.Role;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class ManySeatsPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    Registrations registrations;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private OrganizationId bluebonnet;
    private Visitor dora;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        bluebonnet = partOne.district("Bluebonnet ISD");
        dora = partOne.signedIn(partOne.staffOf(bluebonnet, "Dora Pine", Role.DISTRICT));
        offering = partOne.institute(partOne.inDays(40), 24);
    }

    private Visitor.Filling form() {
        var page = dora.get("/schedule/" + offering + "/order").hasStatus(200);
        return dora.button(page, "Check the order").with("paysBy", "purchase order");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void takesAllSeatsWithSomeNamesAndDatesTheOthers() {
        var check = form().with("seats", 20)
                .with("names", "Rosa Delgado, rosa@bluebonnet.example\nMarcus Lee, marcus@bluebonnet.example")
                .send()
                .hasStatus(200)
                .says("Nothing is reserved yet")
                .says("20 seats")
                .says("18 seats without names")
                .says("$9,900.00");
        assertThat(count("select count(*) from orders")).isZero();

        var seats = dora.button(check, "Place the order for 20 seats")
                .send()
                .hasStatus(200)
                .says("20 seats in Leadership Immersion Institute are kept for you")
                .says("18 seats have no name yet");
        assertThat(seats.address().getPath()).matches("/orders/[0-9a-f-]+/seats");
        assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(20);
        assertThat(count("select count(*) from registration where person is null"))
                .isEqualTo(18);
        assertThat(jdbc.sql("select district from orders").query(UUID.class).single())
                .isEqualTo(bluebonnet.value());
        assertThat(count("select count(*) from mail where recipient = 'rosa@bluebonnet.example' and plain like"
                        + " '%You have nothing to pay%' and plain like '%/sign-up%'"))
                .isOne();
        assertThat(registrations.seatsAddUp(offering)).isTrue();
    }

    @Test
    void placesTheOrderOnceHoweverOftenItIsSent() {
        var place = dora.button(form().with("seats", 3).send(), "Place the order");
        place.send().hasStatus(200);
        place.send().hasStatus(200);
        assertThat(offerings.find(offering).orElseThrow().used()).isEqualTo(3);
    }

    @Test
    void readsAFileOfNamesAndKeepsWhatItSaid() {
        var page = form().with("seats", 2)
                .send(
                        "file",
                        "names.csv",
                        "text/csv",
                        "Name,Email\nRosa Delgado,rosa@bluebonnet.example\nNobody,nowhere\n"
                                .getBytes(StandardCharsets.UTF_8))
                .hasStatus(422)
                .says("Line 3: “Nobody,nowhere” has no mail address");
        assertThat(page.document().select("#names").text()).contains("rosa@bluebonnet.example");
        assertThat(page.document().select("#seats").attr("value")).isEqualTo("2");
    }

    @Test
    void saysSoWhenAFileIsNoListOfNames() {
        var page = form().with("seats", 2)
                .with("names", "Rosa Delgado, rosa@bluebonnet.example")
                .send("file", "names.xlsx", "application/zip", new byte[] {'P', 'K', 3, 4, 0, 1, 2})
                .hasStatus(422);
        assertThat(page.wrong("file")).contains("export it as CSV");
        assertThat(page.document().select("#names").text()).contains("rosa@bluebonnet.example");
    }

    @Test
    void refusesNoSeatsAndFarTooManyInWords() {
        assertThat(form().with("seats", 0).send().hasStatus(422).wrong("seats")).contains("from 1 to 100");
        assertThat(form().with("seats", 10_000).send().hasStatus(422).wrong("seats"))
                .contains("One order has 100 seats at most");
        assertThat(form().with("seats", "many").send().hasStatus(422).wrong("seats"))
                .isNotEmpty();
    }

    @Test
    void refusesANameThatStandsTwiceOrHasASeatAlready() {
        form().with("seats", 2)
                .with("names", "Rosa, rosa@bluebonnet.example\nRosa, ROSA@bluebonnet.example")
                .send()
                .hasStatus(422)
                .says("Line 2: rosa@bluebonnet.example stands in line 1 already");

        partOne.held(partOne.person("Rosa Delgado"), offering, null);
        var check = form().with("seats", 2)
                .with("names", "Uma, uma@bluebonnet.example\nRosa, rosa.delgado@bluebonnet.example")
                .send();
        dora.button(check, "Place the order")
                .send()
                .hasStatus(422)
                .says("Line 2: rosa.delgado@bluebonnet.example has a seat in this event already");
        assertThat(offerings.find(offering).orElseThrow().used()).isOne();
        assertThat(count("select count(*) from person where email = 'uma@bluebonnet.example'"))
                .isZero();
    }

    @Test
    void takesNoneWhenThereAreTooFew() {
        var check = form().with("seats", 24).send();
        partOne.held(partOne.person("Mia Chen"), offering, null);
        var page = dora.button(check, "Place the order").send().hasStatus(422);
        assertThat(page.wrong("seats")).contains("Only 23 seats are left, so none was taken");
        assertThat(offerings.find(offering).orElseThrow().used()).isOne();
    }

    @Test
    void goesBackToTheFormWithEverythingKept() {
        var check = form().with("seats", 7)
                .with("names", "Rosa, rosa@bluebonnet.example")
                .send();
        var page = dora.button(check, "Change something").send().hasStatus(200);
        assertThat(page.document().select("#seats").attr("value")).isEqualTo("7");
        assertThat(page.document().select("#names").text()).contains("rosa@bluebonnet.example");
        assertThat(page.document().select("input[name=paysBy][checked]").attr("value"))
                .isEqualTo("purchase order");
    }

    @Nested
    class Prices {
        @BeforeEach
        void setPrices() {
            price("district", 42_000, 1);
            price("district", 36_000, 10);
        }

        private void price(String category, int cents, int from) {
            jdbc.sql("""
                    insert into price (id, offering, covers, fee_category, cents, from_seats)
                    values (:id, :offering, 'offering', :category, :cents, :from)
                    """)
                    .param("id", Ids.next())
                    .param("offering", offering.value())
                    .param("category", category)
                    .param("cents", cents)
                    .param("from", from)
                    .update();
        }

        @Test
        void ofAGroupStandOnThePageAndAreCharged() {
            dora.get("/schedule/" + offering + "/order").says("$420.00; from 10 seats $360.00 each");
            var check = form().with("seats", 10).send().says("$3,600.00");
            dora.button(check, "Place the order").send().hasStatus(200);
            assertThat(count("select total_cents from orders")).isEqualTo(360_000);
        }

        @Test
        void thatChangedAreSaidBeforeAnythingIsTaken() {
            var check = form().with("seats", 2).send().says("$840.00");
            jdbc.sql("update price set cents = 45000 where from_seats = 1").update();
            var again = dora.button(check, "Place the order")
                    .send()
                    .hasStatus(422)
                    .says("The price has changed from $840.00 to $900.00");
            assertThat(count("select count(*) from orders")).isZero();
            dora.button(again, "Place the order").send().hasStatus(200);
            assertThat(count("select total_cents from orders")).isEqualTo(90_000);
        }

        @Test
        void areLowerWithACode() {
            jdbc.sql("""
                    insert into discount_code (id, code, percent, most_uses, made_at)
                    values (:id, 'SPRING', 10, 1, '2026-01-01')
                    """).param("id", Ids.next()).update();
            assertThat(form().with("seats", 2)
                            .with("code", "wrong")
                            .send()
                            .hasStatus(422)
                            .wrong("code"))
                    .contains("The code wrong is not good");
            var check = form().with("seats", 2).with("code", "spring").send().says("$756.00");
            dora.button(check, "Place the order").send().hasStatus(200);
            assertThat(count("select used from discount_code")).isOne();
            assertThat(form().with("seats", 2)
                            .with("code", "spring")
                            .send()
                            .hasStatus(422)
                            .wrong("code"))
                    .contains("as often as it may be");
        }
    }

    @Test
    void letsAnybodyOrderForADistrictOrForNone() {
        var rosa = partOne.signedIn(partOne.person("Rosa Delgado"));
        var page = rosa.get("/schedule/" + offering + "/order").hasStatus(200);
        var check = rosa.button(page, "Check the order")
                .with("seats", 2)
                .with("paysBy", "check")
                .with("district-name", "bluebonnet")
                .send()
                .says("Bluebonnet ISD");
        rosa.button(check, "Place the order").send().hasStatus(200);
        assertThat(jdbc.sql("select fee_category from orders")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("district"));
        dora.get("/district").says("2 names are missing");
    }
}
