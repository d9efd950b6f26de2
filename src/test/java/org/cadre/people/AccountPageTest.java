package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class AccountPageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    @Autowired
    Organizations organizations;

    @Test
    void changesWhatAPersonSaysAboutThemselvesAndRecordsIt() {
        var rosa = Newcomer.rosa(jdbc).confirmed();
        organizations.add(Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.DISTRICT, "BLUEBONNET ISD"));

        rosa.browser
                .button(rosa.browser.get("/account"), "Save changes")
                .with("display-name", "Rosie")
                .with("zone", "America/Denver")
                .with("district-name", "Bluebonnet ISD")
                .with("needs", "No peanuts")
                .send()
                .says("Your account is saved");

        var card = people.find(rosa.id()).orElseThrow();
        assertThat(card.displayName()).isEqualTo("Rosie");
        assertThat(card.zone()).hasToString("America/Denver");
        assertThat(card.districtName()).isEqualTo("BLUEBONNET ISD");
        assertThat(jdbc.sql("select after::text from audit_entry where deed = 'person.changed'")
                        .query(String.class)
                        .single())
                .contains("Rosie", "sha256")
                .doesNotContain("peanuts");
    }

    @Test
    void clearsWhatIsEmptied() {
        var rosa = Newcomer.rosa(jdbc).confirmed();
        var page = rosa.browser.get("/account");
        rosa.browser.button(page, "Save changes").with("phone", "512 555 0100").send();

        rosa.browser
                .button(rosa.browser.get("/account"), "Save changes")
                .with("phone", "")
                .send();

        assertThat(people.find(rosa.id()).orElseThrow().phone()).isNull();
    }

    @Test
    void changesThePassphraseAndSignsOutEverywhereElse() {
        var rosa = Newcomer.rosa(jdbc).confirmed();
        var elsewhere = new Visitor();
        rosa.signIn(elsewhere, Newcomer.PASSPHRASE);

        rosa.browser
                .button(rosa.browser.get("/account"), "Change passphrase")
                .with("current", Newcomer.PASSPHRASE)
                .with("passphrase", "seven copper kettles hum")
                .send()
                .says("Your passphrase is changed");

        assertThat(Newcomer.isSignedIn(rosa.browser)).isTrue();
        assertThat(Newcomer.isSignedIn(elsewhere)).isFalse();
        rosa.signIn(elsewhere, Newcomer.PASSPHRASE).hasStatus(422);
        rosa.signIn(elsewhere, "seven copper kettles hum");
        assertThat(Newcomer.isSignedIn(elsewhere)).isTrue();
        assertThat(rosa.newestLink()).endsWith("/sign-in");
    }

    @Test
    void asksForThePassphraseOfTodayFirst() {
        var rosa = Newcomer.rosa(jdbc).confirmed();

        var again = rosa.browser
                .button(rosa.browser.get("/account"), "Change passphrase")
                .with("current", "something else entirely")
                .with("passphrase", "seven copper kettles hum")
                .send()
                .hasStatus(422);

        assertThat(again.wrong("current")).contains("not your passphrase of today");
    }

    @Test
    void letsWhoCameByALinkSetANewPassphraseWithoutTheOldOne() {
        var rosa = Newcomer.rosa(jdbc).confirmed();
        var phone = new Visitor();
        rosa.askForLink(phone);
        phone.button(phone.get(rosa.newestLink()), "Sign in").send();

        phone.button(phone.get("/account"), "Change passphrase")
                .with("passphrase", "seven copper kettles hum")
                .send()
                .says("Your passphrase is changed");

        rosa.signIn(new Visitor(), "seven copper kettles hum").doesNotSay("do not fit together");
    }

    @Test
    void isClosedToWhoIsNotSignedIn() {
        assertThat(new Visitor().get("/account").title()).isEqualTo("Sign in");
    }
}
