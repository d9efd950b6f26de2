package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class SignUpPageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Organizations organizations;

    @Autowired
    People people;

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void takesANewcomerFromTheFormOverTheMailIntoTheirAccount() {
        var district =
                organizations.add(Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET ISD"));
        var rosa = Newcomer.rosa(jdbc);

        rosa.browser
                .button(rosa.browser.get("/sign-up"), "Sign up")
                .with("legal-name", "Rosa María Delgado")
                .with("display-name", "Rosa Delgado")
                .with("email", " Rosa@Bluebonnet.example")
                .with("passphrase", Newcomer.PASSPHRASE)
                .with("career-stage", "principal")
                .with("years", 7)
                .with("district-name", "bluebonnet")
                .with("phone", "512 555 0100")
                .with("needs", "A seat near the front")
                .send()
                .hasStatus(200)
                .says("Look into your mail");
        assertThat(count("person")).isZero();

        rosa.browser
                .button(
                        rosa.browser.get(rosa.newestLink()).says("Rosa Delgado signed up with rosa@bluebonnet.example"),
                        "Confirm and sign in")
                .send()
                .says("Welcome. Your address is confirmed");

        assertThat(people.find(rosa.id())).hasValueSatisfying(card -> {
            assertThat(card.legalName()).isEqualTo("Rosa María Delgado");
            assertThat(card.district()).isEqualTo(district);
            assertThat(card.careerStage()).isEqualTo(CareerStage.PRINCIPAL);
            assertThat(card.hasAccount()).isTrue();
        });
        rosa.signOut();
        rosa.signIn(Newcomer.PASSPHRASE);
        assertThat(Newcomer.isSignedIn(rosa.browser)).isTrue();
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndKeepsWhatWasTyped() {
        var browser = new Visitor();

        var again = browser.button(browser.get("/sign-up"), "Sign up")
                .with("email", "rosa at bluebonnet")
                .with("passphrase", "too short")
                .with("years", "many")
                .with("phone", "512 555 0100")
                .send()
                .hasStatus(422)
                .says("4 things need another look");

        assertThat(again.wrong("legal-name")).contains("full name");
        assertThat(again.wrong("email")).contains("whole e-mail address");
        assertThat(again.wrong("passphrase")).contains("at least 15 characters; this has 9");
        assertThat(again.wrong("years")).contains("whole number");
        assertThat(browser.button(again, "Sign up").value("phone")).isEqualTo("512 555 0100");
        assertThat(again.text()).doesNotContain("too short");
    }

    @Test
    void staysOnePersonWhenAProtegeSignsUpLater() {
        var del = people.create(
                Actor.SYSTEM,
                NewPerson.named("Del Ortega", "del@bluebonnet.example", java.time.ZoneId.of("America/Chicago")));

        var newcomer = new Newcomer(jdbc, "Delfina Ortega", "del@bluebonnet.example").confirmed();

        assertThat(newcomer.id()).isEqualTo(del);
        assertThat(people.names(java.util.List.of(del))).containsEntry(del, "Delfina Ortega");
    }

    @Nested
    class WhenTheAddressHasAnAccount {
        @Test
        void answersAsForANewOneAndSaysItInTheMail() {
            var first = Newcomer.rosa(jdbc).confirmed();
            var unknown = new Newcomer(jdbc, "Rosa Delgado", "nobody@bluebonnet.example").signUp();

            var again = Newcomer.rosa(jdbc).signUp();

            assertThat(again.status()).isEqualTo(unknown.status());
            assertThat(again.address()).isEqualTo(unknown.address());
            assertThat(again.text()).isEqualTo(unknown.text());
            assertThat(count("person")).isOne();
            assertThat(first.newestLink()).contains("/sign-in/link/");
        }
    }

    @Nested
    class WhenTheLinkIsOpenedInAnotherBrowser {
        private final Visitor other = new Visitor();

        @Test
        void asksForThePassphraseSoThatNobodyConfirmsWhatAStrangerEntered() {
            var rosa = Newcomer.rosa(jdbc).signedUp();
            var page = other.get(rosa.newestLink()).says("opened the link in another browser");

            var again = other.button(page, "Confirm and sign in")
                    .with("passphrase", "not the one that was chosen")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("passphrase")).contains("not the passphrase");
            assertThat(count("account")).isZero();

            other.button(again, "Confirm and sign in")
                    .with("passphrase", Newcomer.PASSPHRASE)
                    .send();
            assertThat(Newcomer.isSignedIn(other)).isTrue();
        }
    }

    @Nested
    class WithItsLink {
        @Test
        void confirmsOnceAndSaysThatItWasUsed() {
            var rosa = Newcomer.rosa(jdbc).signedUp();
            String link = rosa.newestLink();
            rosa.browser.button(rosa.browser.get(link), "Confirm and sign in").send();

            rosa.browser
                    .get(link)
                    .hasStatus(410)
                    .says("This link has been used")
                    .says("You can sign in with it");
        }

        @Test
        void offersANewOneWhenItIsTooOld() {
            var rosa = Newcomer.rosa(jdbc).signedUp();
            String old = rosa.newestLink();
            jdbc.sql("update signed_link set expires_at = made_at").update();

            var page = rosa.browser.get(old).hasStatus(410).says("This link is too old");
            rosa.browser.button(page, "Send me a new link").send().says("Look into your mail");

            assertThat(rosa.newestLink()).isNotEqualTo(old);
            rosa.browser
                    .button(rosa.browser.get(rosa.newestLink()), "Confirm and sign in")
                    .send();
            assertThat(Newcomer.isSignedIn(rosa.browser)).isTrue();
        }

        @Test
        void opensNothingWhenItWasAltered() {
            var rosa = Newcomer.rosa(jdbc).signedUp();

            rosa.browser
                    .get(rosa.newestLink().replaceAll("....$", "abcd"))
                    .hasStatus(404)
                    .says("This link does not work")
                    .says("sign up once more");
        }

        @Test
        void opensNothingAnyMoreOnceAnotherSignUpWasConfirmed() {
            var stranger = Newcomer.rosa(jdbc).signedUp();
            String strangersLink = stranger.newestLink();
            Newcomer.rosa(jdbc).confirmed();

            stranger.browser.get(strangersLink).hasStatus(410).says("This link has been used");
        }
    }

    @Nested
    class ChoosingTheDistrict {
        @Test
        void offersTheOnesThatFitAndKeepsTheRestOfTheForm() {
            organizations.add(
                    Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET NORTH ISD"));
            var south = organizations.add(
                    Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET SOUTH ISD"));
            var rosa = Newcomer.rosa(jdbc);

            var again = rosa.browser
                    .button(rosa.browser.get("/sign-up"), "Sign up")
                    .with("legal-name", "Rosa Delgado")
                    .with("email", "rosa@bluebonnet.example")
                    .with("passphrase", Newcomer.PASSPHRASE)
                    .with("district-name", "bluebonnet")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("district")).contains("Several districts fit");
            rosa.browser
                    .button(again, "Sign up")
                    .with("district-choice", south)
                    .with("passphrase", Newcomer.PASSPHRASE)
                    .send()
                    .hasStatus(200);
            rosa.browser
                    .button(rosa.browser.get(rosa.newestLink()), "Confirm and sign in")
                    .send();

            assertThat(people.find(rosa.id()).orElseThrow().district()).isEqualTo(south);
        }

        @Test
        void saysWhenNoneFits() {
            var browser = new Visitor();

            var again = browser.button(browser.get("/sign-up"), "Sign up")
                    .with("district-name", "nowhere isd")
                    .send();

            assertThat(again.wrong("district")).contains("No district has all of that in its name");
        }

        @Test
        void findsOnAPageOfItsOwnWithoutScript() {
            organizations.add(Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET ISD"));
            var browser = new Visitor();

            var page = browser.get("/organizations/search?kind=district&field=district&then=/sign-up&q=bonnet")
                    .says("BLUEBONNET ISD")
                    .says("One found");
            String choice = page.document().select(".rows a").attr("href");

            assertThat(browser.button(browser.get(choice), "Sign up").value("district-name"))
                    .isEqualTo("BLUEBONNET ISD");
        }
    }

    @Test
    void sendsNobodyOnToAStrangersAddress() {
        assertThat(Place.onwards("https://evil.example/")).isEqualTo("/home");
        assertThat(Place.onwards("//evil.example/")).isEqualTo("/home");
        assertThat(Place.onwards("/\\evil.example/")).isEqualTo("/home");
        assertThat(Place.onwards("/\t/evil.example/")).isEqualTo("/home");
        assertThat(Place.onwards("javascript:alert(1)")).isEqualTo("/home");
        assertThat(Place.onwards("/schedule?state=TX")).isEqualTo("/schedule?state=TX");
    }

    @Test
    void isRefusedWithoutTheTokenOfItsForm() {
        new Visitor()
                .postBare("/sign-up", Map.of("email", "rosa@bluebonnet.example"))
                .hasStatus(403);
    }
}
