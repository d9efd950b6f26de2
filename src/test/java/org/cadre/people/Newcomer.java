package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody at a browser who signs up and reads their mail. */
final class Newcomer {
    static final String PASSPHRASE = "marigold tractor lantern quiet";

    final Visitor browser = new Visitor();
    private final JdbcClient jdbc;
    private final String name;
    private final String email;

    Newcomer(JdbcClient jdbc, String name, String email) {
        this.jdbc = jdbc;
        this.name = name;
        this.email = email;
    }

    static Newcomer rosa(JdbcClient jdbc) {
        return new Newcomer(jdbc, "Rosa Delgado", "rosa@bluebonnet.example");
    }

    Newcomer signedUp() {
        signUp().hasStatus(200).says("Look into your mail");
        return this;
    }

    Page signUp() {
        return browser.button(browser.get("/sign-up"), "Sign up")
                .with("legal-name", name)
                .with("email", email)
                .with("passphrase", PASSPHRASE)
                .send();
    }

    /** Signed up, confirmed, and signed in. */
    Newcomer confirmed() {
        signedUp();
        browser.button(browser.get(newestLink()), "Confirm and sign in").send();
        browser.get("/account").hasStatus(200).says("Your account");
        return this;
    }

    /** The address of the button in the newest mail to them. */
    String newestLink() {
        return jdbc.sql("select button_url from mail where recipient = :email order by id desc limit 1")
                .param("email", email)
                .query(String.class)
                .single();
    }

    int mails() {
        return jdbc.sql("select count(*) from mail where recipient = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    PersonId id() {
        return new PersonId(jdbc.sql("select id from person where email = :email")
                .param("email", email)
                .query(java.util.UUID.class)
                .single());
    }

    Page signIn(String passphrase) {
        return signIn(browser, passphrase);
    }

    Page signIn(Visitor at, String passphrase) {
        return at.button(at.get("/sign-in"), "Sign in")
                .with("email", email)
                .with("passphrase", passphrase)
                .send();
    }

    Page askForLink(Visitor at) {
        return at.button(at.get("/sign-in"), "Send me a sign-in link")
                .with("email", email)
                .send();
    }

    void signOut() {
        browser.button(browser.get("/account"), "Sign out").send();
        assertThat(isSignedIn(browser)).isFalse();
    }

    static boolean isSignedIn(Visitor at) {
        return at.get("/account").title().equals("Your account");
    }
}
