package org.cadre.attendance.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.attendance.Attendances;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class WalkInPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Attendances attendances;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId tomas;
    private Visitor trainer;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        trainer = partOne.signedIn(tomas);
        offering = partOne.institute(partOne.today(), 2, tomas);
    }

    private Visitor.Filling form(String email) {
        return trainer.button(trainer.get("/checkin/" + offering + "/walk-in"), "Register and check in")
                .with("email", email)
                .with("category", "non-member")
                .with("payer", "check");
    }

    private int seats() {
        return jdbc.sql("select used from seat_pool where offering = :offering")
                .param("offering", offering.value())
                .query(Integer.class)
                .single();
    }

    @Nested
    class WhileSeatsAreLeft {
        @Test
        void somebodyNewIsRegisteredWithoutAnAccountAndIsHere() {
            form("walter.walkin@bluebonnet.example")
                    .with("name", "Walter Walkin")
                    .send()
                    .says("Walter Walkin has a seat. It is held until it is paid")
                    .says("attendance counts only once office has confirmed it")
                    .says("1 of 1 here")
                    .says("Seat not confirmed yet");
            var person = new PersonId(jdbc.sql("select id from person where email = 'walter.walkin@bluebonnet.example'")
                    .query(java.util.UUID.class)
                    .single());
            assertThat(jdbc.sql("select count(*) from account where person = :person")
                            .param("person", person.value())
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(attendances.minutes(List.of(person))).isEmpty();

            var seat = jdbc.sql("select id from registration where person = :person")
                    .param("person", person.value())
                    .query(java.util.UUID.class)
                    .single();
            partOne.confirm(new RegistrationId(seat));
            assertThat(attendances.minutes(List.of(person))).containsEntry(person, 150);
        }

        @Test
        void whoIsKnownByTheAddressStaysWhoTheyAre() {
            var rosa = partOne.person("Rosa Villarreal");
            form("Rosa.Villarreal@bluebonnet.example")
                    .with("name", "Somebody Else")
                    .send()
                    .says("Rosa Villarreal has a seat");
            assertThat(jdbc.sql("select count(*) from registration where person = :rosa and seat = 'held'")
                            .param("rosa", rosa.value())
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void theDistrictPaysByAPurchaseOrder() {
            partOne.district("Bluebonnet ISD");
            form("wendy.walkin@bluebonnet.example")
                    .with("name", "Wendy Walkin")
                    .with("category", "district")
                    .with("payer", "district")
                    .with("district-name", "Bluebonnet")
                    .send()
                    .says("Wendy Walkin has a seat");
            assertThat(jdbc.sql("select pays_by || ' ' || (district is not null) from orders")
                            .query(String.class)
                            .single())
                    .isEqualTo("purchase order true");
        }

        @Test
        void theSameFormSentTwiceRegistersOnce() {
            var form = form("walter.walkin@bluebonnet.example").with("name", "Walter Walkin");
            form.send().says("1 of 1 here");
            form.send().says("1 of 1 here");
            assertThat(seats()).isOne();
        }
    }

    @Nested
    class Refusals {
        @Test
        void aFullEventIsRefusedInWords() {
            var page = form("walter.walkin@bluebonnet.example").with("name", "Walter Walkin");
            partOne.held(partOne.person("Rosa Villarreal"), offering, null);
            partOne.held(partOne.person("Mia Chen"), offering, null);
            var again = page.send().hasStatus(422);
            assertThat(again.wrong("email")).contains("No seat is left: all 2 are taken");
            assertThat(again.document().select("#name").attr("value")).isEqualTo("Walter Walkin");
            assertThat(seats()).isEqualTo(2);
            assertThat(jdbc.sql("select count(*) from person where email like 'walter%'")
                            .query(Integer.class)
                            .single())
                    .as("nothing half-done")
                    .isZero();
            trainer.get("/checkin/" + offering + "/walk-in")
                    .says("No seat is left")
                    .doesNotSay("Register and check in");
        }

        @Test
        void whoHasASeatIsFoundByName() {
            partOne.confirmed(partOne.person("Rosa Villarreal"), offering);
            assertThat(form("rosa.villarreal@bluebonnet.example")
                            .send()
                            .hasStatus(422)
                            .wrong("email"))
                    .contains("has a seat already");
        }

        @Test
        void aPriceThatChangedIsSaidAndNotCharged() {
            var form = form("walter.walkin@bluebonnet.example").with("name", "Walter Walkin");
            jdbc.sql("update offering set price_cents = 60000").update();
            var again = form.send().hasStatus(422);
            assertThat(again.wrong("category")).contains("it is now $600.00");
            assertThat(seats()).isZero();
            trainer.button(again, "Register and check in").send().says("Walter Walkin has a seat");
        }

        @Test
        void whatIsMissingIsSaidBesideItsField() {
            var empty = trainer.button(trainer.get("/checkin/" + offering + "/walk-in"), "Register and check in")
                    .send()
                    .hasStatus(422);
            assertThat(empty.wrong("email")).contains("Please give an email address");
            assertThat(empty.wrong("category")).isNotEmpty();
            assertThat(empty.wrong("payer")).contains("Choose who pays");
            assertThat(form("nobody.yet@bluebonnet.example")
                            .send()
                            .hasStatus(422)
                            .wrong("name"))
                    .contains("Nobody is known by this address yet");
            assertThat(form("nobody.yet@bluebonnet.example")
                            .with("name", "Nobody Yet")
                            .with("payer", "district")
                            .send()
                            .hasStatus(422)
                            .wrong("district"))
                    .contains("Name the district");
        }

        @Test
        void beforeTheFirstDayItIsNotOpen() {
            var later = partOne.institute(partOne.inDays(5), 4, tomas);
            trainer.get("/checkin/" + later + "/walk-in")
                    .says("This is for the days of the event")
                    .doesNotSay("Register and check in");
        }
    }
}
