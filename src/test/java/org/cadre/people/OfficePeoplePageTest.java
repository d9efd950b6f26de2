package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class OfficePeoplePageTest {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    Roles roles;

    @Autowired
    Organizations organizations;

    private final Visitor office = new Visitor();
    private PersonId ada = new PersonId(new java.util.UUID(0, 0));

    @BeforeEach
    void adaIsOffice() {
        var newcomer = new Newcomer(jdbc, "Ada Whitman", "ada@bluebonnet.example").signedUp();
        newcomer.browser
                .button(newcomer.browser.get(newcomer.newestLink()), "Confirm and sign in")
                .send();
        ada = newcomer.id();
        roles.grant(Actor.SYSTEM, ada, Role.OFFICE, null);
        newcomer.signIn(office, Newcomer.PASSPHRASE);
    }

    private PersonId person(String name, String email) {
        return people.create(Actor.SYSTEM, NewPerson.named(name, email, CENTRAL));
    }

    private static String page(PersonId person) {
        return "/office/people/" + person;
    }

    private List<String> deeds(PersonId person) {
        return jdbc.sql("select deed from audit_entry where whom = :person order by id")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    @Nested
    class TheList {
        @Test
        void findsByPartOfNameAddressAndDistrict() {
            var district = organizations.add(
                    Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET ISD"));
            people.create(
                    Actor.SYSTEM,
                    NewPerson.named("Rosa Delgado", "rosa@bluebonnet.example", CENTRAL)
                            .at(district, null));
            person("Del Ortega", "del@elsewhere.example");

            office.get("/office/people?q=rosa+blueb").says("Rosa Delgado").doesNotSay("Del Ortega");
            office.get("/office/people?q=elsewhere").says("Del Ortega").doesNotSay("Rosa Delgado");
            office.get("/office/people?role=office").says("Ada Whitman").doesNotSay("Del Ortega");
            office.get("/office/people?q=zzz").says("Nobody matches these filters");
        }

        @Test
        void isNotThereForAnybodyElse() {
            var rosa = Newcomer.rosa(jdbc).confirmed();

            rosa.browser.get("/office/people").hasStatus(404);
            rosa.browser.get(page(ada)).hasStatus(404);
            rosa.browser.get("/office/organizations").hasStatus(404);
            rosa.browser.get("/office/import").hasStatus(404);
            assertThat(new Visitor().get("/office/people").title()).isEqualTo("Sign in");
        }
    }

    @Nested
    class SomebodyWhoPhoned {
        @Test
        void isAddedAndInvitedByMail() {
            var form = office.button(office.get("/office/people/new"), "Add person")
                    .with("legal-name", "Sam Okafor")
                    .with("email", "sam@bluebonnet.example")
                    .with("invite", "yes");
            form.send().says("Sam Okafor is added").says("invited, has not signed in yet");

            var sam = new Newcomer(jdbc, "Sam Okafor", "sam@bluebonnet.example");
            var browser = new Visitor();
            browser.button(browser.get(sam.newestLink()), "Sign in").send();
            assertThat(Newcomer.isSignedIn(browser)).isTrue();
            office.get(page(sam.id())).says("can sign in");
        }

        @Test
        void isAddedOnceHoweverOftenTheFormIsSent() {
            var form = office.button(office.get("/office/people/new"), "Add person")
                    .with("legal-name", "Sam Okafor")
                    .with("email", "sam@bluebonnet.example")
                    .with("invite", "yes");

            form.send();
            form.send();

            assertThat(new Newcomer(jdbc, "Sam Okafor", "sam@bluebonnet.example").mails())
                    .isOne();
        }

        @Test
        void isRecognizedByTheAddress() {
            person("Del Ortega", "del@bluebonnet.example");

            office.button(office.get("/office/people/new"), "Add person")
                    .with("legal-name", "Delfina Ortega")
                    .with("email", "DEL@bluebonnet.example")
                    .send()
                    .hasStatus(422)
                    .says("belongs to somebody who is known already");
        }
    }

    @Nested
    class RolesOfAPerson {
        @Test
        void holdFromTheVeryNextPageAndEndAtOnce() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            rosa.browser.get("/office/people").hasStatus(404);

            office.button(office.get(page(rosa.id())), "Grant role")
                    .with("role", "office")
                    .send()
                    .says("Rosa Delgado is now: Office");
            rosa.browser.get("/office/people").hasStatus(200);

            office.button(office.get(page(rosa.id())), "Take back Office")
                    .send()
                    .says("Rosa Delgado is no longer: Office");
            rosa.browser.get("/office/people").hasStatus(404);
            assertThat(deeds(rosa.id())).contains("role.granted", "role.revoked");
        }

        @Test
        void ofADistrictCoordinatorNeedTheDistrict() {
            var district = organizations.add(
                    Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET ISD"));
            var dana = person("Dana Reyes", "dana@bluebonnet.example");

            var again = office.button(office.get(page(dana)), "Grant role")
                    .with("role", "district")
                    .send()
                    .hasStatus(422)
                    .says("Please choose the district they coordinate");
            office.button(again, "Grant role")
                    .with("role", "district")
                    .with("organization-name", "bluebonnet isd")
                    .send()
                    .says("BLUEBONNET ISD");

            assertThat(roles.of(dana)).extracting(Roles.Grant::organization).containsExactly(district);
        }

        @Test
        void leaveOneWhoCanDoOfficesWork() {
            office.button(office.get(page(ada)), "Take back Office")
                    .send()
                    .hasStatus(422)
                    .says("Nobody else could do office’s work");

            assertThat(roles.has(ada, Role.OFFICE)).isTrue();
        }
    }

    @Nested
    class TheAccount {
        @Test
        void isClosedAtOnceAndOpenedAgain() {
            var rosa = Newcomer.rosa(jdbc).confirmed();

            office.button(office.get(page(rosa.id())), "Close account").send().says("is closed");
            assertThat(Newcomer.isSignedIn(rosa.browser)).isFalse();
            rosa.signIn(Newcomer.PASSPHRASE).hasStatus(422);

            office.button(office.get(page(rosa.id())), "Open account again").send();
            rosa.signIn(Newcomer.PASSPHRASE);
            assertThat(Newcomer.isSignedIn(rosa.browser)).isTrue();
        }

        @Test
        void movesToAnotherAddressAndLeavesNoLinkBehind() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            rosa.askForLink(new Visitor());
            String oldLink = rosa.newestLink();

            office.button(office.get(page(rosa.id())), "Save addresses")
                    .with("email", "Rosa@new.example")
                    .with("personal-email", "rosa@home.example")
                    .with("member-until", "2027-08-31")
                    .send()
                    .says("rosa@new.example")
                    .says("Tue, Aug 31, 2027");

            new Visitor().get(oldLink).hasStatus(410);
        }
    }

    @Nested
    class ActingForSomebody {
        @Test
        void isSaidOnEveryPageAndRecordedWithBothNames() {
            var rosa = Newcomer.rosa(jdbc).confirmed();

            office.button(office.get(page(rosa.id())), "Enter for Rosa Delgado").send();
            var account = office.get("/account")
                    .says("You are entering for Rosa Delgado")
                    .doesNotSay("Your passphrase");
            office.button(account, "Save changes").with("phone", "512 555 0100").send();
            office.get("/office/people").hasStatus(404);
            office.button(office.get("/account"), "Stop entering for Rosa Delgado")
                    .send()
                    .says("You have stopped entering for Rosa Delgado")
                    .says("Ada Whitman, for Rosa Delgado")
                    .says("512 555 0100");

            office.get("/office/people").hasStatus(200).doesNotSay("You are entering for");
            assertThat(jdbc.sql(
                                    "select count(*) from audit_entry where deed = 'person.changed' and actor = :ada and acting_for = :rosa")
                            .param("ada", ada.value())
                            .param("rosa", rosa.id().value())
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThat(deeds(rosa.id())).contains("acting.begun", "acting.ended");
        }

        @Test
        void worksForSomebodyWithoutAnAccount() {
            var del = person("Del Ortega", "del@bluebonnet.example");

            office.button(office.get(page(del)), "Enter for Del Ortega").send();

            office.get("/account").says("You are entering for Del Ortega");
        }

        @Test
        void endsWhenOfficeIsTakenBack() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            office.button(office.get(page(rosa.id())), "Enter for Rosa Delgado").send();

            roles.revoke(Actor.SYSTEM, ada, Role.OFFICE, null);

            assertThat(office.get("/account").title()).isEqualTo("Sign in");
        }

        @Test
        void isNotForOffice() {
            var second = new Newcomer(jdbc, "Bo Lindqvist", "bo@bluebonnet.example").confirmed();
            roles.grant(Actor.SYSTEM, second.id(), Role.OFFICE, null);

            office.get(page(second.id())).doesNotSay("Enter for");
            office.get(page(ada)).doesNotSay("Enter for");
        }

        @Test
        void changesNoPassphrase() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            var before = office.button(office.get("/account"), "Change passphrase")
                    .with("current", Newcomer.PASSPHRASE)
                    .with("passphrase", "seven copper kettles hum");
            office.button(office.get(page(rosa.id())), "Enter for Rosa Delgado").send();

            before.send().hasStatus(404);

            rosa.signIn(new Visitor(), Newcomer.PASSPHRASE).doesNotSay("do not fit together");
        }
    }
}
