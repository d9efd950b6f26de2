package org.cadre.people.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.NewPerson;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class DoublesPageTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LikelyDoubles doubles;

    @Autowired
    private People people;

    private PartOne partOne;
    private Visitor office;
    private PersonId rosa;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        office = partOne.signedIn(partOne.person("Opal Whitfield", Role.OFFICE));
        rosa = partOne.staffOf(partOne.district("Bluebonnet ISD"), "Rosa Delgado");
    }

    private PersonId another(String name, String email) {
        return new Merging(beans, rosa)
                .once(() -> people.create(
                        Actor.SYSTEM,
                        NewPerson.named(name, email, PartOne.CENTRAL).asSample()));
    }

    private void tell(PersonId person, String column, String value) {
        jdbc.sql("update person set " + column + " = :value where id = :id")
                .param("value", value)
                .param("id", person.value())
                .update();
    }

    private List<String> reasonsFor(PersonId other) {
        doubles.search();
        return doubles.reasons(rosa, other).orElse(List.of());
    }

    @Nested
    class Finds {
        @Test
        void whoWritesFromTheOthersPersonalAddress() {
            var other = another("R. Delgado", "rosa@home.example");
            tell(rosa, "personal_email", "rosa@home.example");
            assertThat(reasonsFor(other)).containsExactly("email");
        }

        @Test
        void whoHasTheSameMemberNumberAndPhone() {
            var other = another("Rosa Delgado", "rosa@home.example");
            List.of(rosa, other).forEach(one -> tell(one, "member_number", "M-77"));
            tell(rosa, "phone", "(512) 555-0142");
            tell(other, "phone", "+1 512.555.0142");
            assertThat(reasonsFor(other)).containsExactly("member-number", "phone", "name");
        }

        @Test
        void aNameWithATypingMistakeAtTheSameSchool() {
            var other = another("Rósa Delgdo", "rosa@home.example");
            jdbc.sql("update person set school = (select id from organization limit 1) where id in (:one, :other)")
                    .param("one", rosa.value())
                    .param("other", other.value())
                    .update();
            assertThat(reasonsFor(other)).containsExactly("school");
        }

        @Test
        void whoMovedToAnotherDistrictAndBearsARareName() {
            var other = partOne.staffOf(partOne.district("Mesquite ISD"), "Rósa Delgado");
            assertThat(reasonsFor(other)).containsExactly("name");
            another("Rosa Delgado", "rosa3@home.example");
            assertThat(reasonsFor(other)).as("three may be one").containsExactly("name");
            another("Rosa Delgado", "rosa4@home.example");
            assertThat(reasonsFor(other))
                    .as("a name that many bear says nothing")
                    .isEmpty();
        }

        @Test
        void nobodyWhoOnlySharesASchoolOrAPhoneAtWork() {
            var other = another("Gil Navarro", "gil@home.example");
            jdbc.sql(
                            "update person set school = (select id from organization limit 1), phone = '512 555 0142' where id in (:one, :other)")
                    .param("one", rosa.value())
                    .param("other", other.value())
                    .update();
            assertThat(reasonsFor(other)).isEmpty();
        }
    }

    @Test
    void isNotAskedAgainWhenTheyAreTwoPeople() {
        var other = another("Rosa Delgado", "rosa@home.example");
        doubles.search();
        var list = office.get("/office/doubles").says("rosa@home.example").says("the same name");
        office.button(list, "Not the same person").send().says("Kept as two people");
        doubles.search();
        office.get("/office/doubles").says("No duplicates found");
        assertThat(doubles.reasons(rosa, other)).isEmpty();
    }

    @Test
    void mergesWithTheChosenFactsAndUndoesIt() {
        var other = another("Rosa M. Delgado", "rosa@home.example");
        tell(other, "phone", "512 555 0142");
        partOne.confirmed(other, partOne.institute(partOne.inDays(30), 10));
        var page = office.get("/office/doubles/" + rosa + "/" + other)
                .says("512 555 0142")
                .says("Registrations");
        var done = office.button(page, "Merge Rosa M. Delgado into Rosa Delgado")
                .with("email", "gone")
                .send()
                .says("was merged into this record")
                .says("Can be undone until");
        assertThat(people.find(rosa).orElseThrow().email()).isEqualTo("rosa@home.example");
        assertThat(people.find(rosa).orElseThrow().phone()).isEqualTo("512 555 0142");
        assertThat(office.get("/office/people/" + other).address().getPath()).isEqualTo("/office/people/" + rosa);
        assertThat(office.get("/office/doubles/" + rosa + "/" + other).address().getPath())
                .isEqualTo("/office/people/" + rosa);
        office.get("/office/people?q=delgado").doesNotSay("Rosa M. Delgado");
        office.button(done, "Undo merging Rosa M. Delgado").send().says("a record of its own again");
        assertThat(people.find(rosa).orElseThrow().phone()).isNull();
        office.get("/office/people/" + other).says("Rosa M. Delgado").says("rosa@home.example");
    }

    @Test
    void saysWhatSpeaksAgainstItAndOffersNothingElse() {
        var twin = partOne.person("Rosa Delgado Ruiz");
        var offering = partOne.institute(partOne.inDays(30), 10);
        partOne.confirmed(rosa, offering);
        partOne.confirmed(twin, offering);
        var page = office.get("/office/doubles/" + rosa + "/" + twin)
                .says("Both hold a seat at Leadership Immersion Institute");
        assertThat(page.document().select("button.btn-primary")).isEmpty();
    }

    @Test
    void opensTheAccountByTheOldAddress() {
        var twin = partOne.person("Rosa Delgado Ruiz");
        new Merging(
                        beans,
                        people.findByEmail("opal.whitfield@bluebonnet.example")
                                .orElseThrow()
                                .id())
                .merged(rosa, twin);
        var visitor = new Visitor();
        var form = visitor.get("/sign-in");
        visitor.button(form, "Send me a sign-in link")
                .with("email", "rosa.delgado.ruiz@bluebonnet.example")
                .send();
        assertThat(partOne.mails(rosa, "")).isPositive();
    }

    @Test
    void sendsMailToTheOtherAddressWhenOfficeSaysSoLater() {
        var other = another("Rosa M. Delgado", "rosa@home.example");
        var merging = new Merging(
                beans,
                people.findByEmail("opal.whitfield@bluebonnet.example")
                        .orElseThrow()
                        .id());
        var merge = merging.merged(rosa, other);
        var page = office.get("/office/people/" + rosa);
        office.button(page, "Save addresses")
                .with("email", "rosa@home.example")
                .send()
                .says("rosa@home.example");
        assertThat(people.find(rosa).orElseThrow().email()).isEqualTo("rosa@home.example");
        assertThat(people.findByEmail("rosa.delgado@bluebonnet.example")
                        .orElseThrow()
                        .id())
                .isEqualTo(rosa);
        merging.undo(merge);
        assertThat(people.find(rosa).orElseThrow().email()).isEqualTo("rosa.delgado@bluebonnet.example");
        assertThat(people.find(other).orElseThrow().email()).isEqualTo("rosa@home.example");
    }

    @Test
    void findsTheOtherRecordByItsAddress() {
        another("Rosa M. Delgado", "rosa@home.example");
        assertThat(office.get("/office/people/" + rosa + "/double?email=rosa@home.example")
                        .title())
                .isEqualTo("One person or two?");
        office.get("/office/people/" + rosa + "/double?email=nobody@home.example")
                .says("Nobody else has the address");
    }
}
