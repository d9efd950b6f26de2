package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.platform.link.SignedLinks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class SignInPageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @Autowired
    SignedLinks links;

    @Nested
    class ByPassphrase {
        @Test
        void goesOnToWhereThePersonWantedToGo() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            var other = new Visitor();

            var asked = other.get("/account?from=mail").says("Sign in");
            var page = other.button(asked, "Sign in")
                    .with("email", "rosa@bluebonnet.example")
                    .with("passphrase", Newcomer.PASSPHRASE)
                    .send();

            assertThat(page.address()).hasPath("/account").hasQuery("from=mail");
            assertThat(rosa.mails()).isOne();
        }

        @Test
        void answersAWrongPassphraseAndAnUnknownAddressAlike() {
            var rosa = Newcomer.rosa(jdbc).confirmed();

            var wrong = rosa.signIn(new Visitor(), "not the one that was chosen");
            var unknown = new Newcomer(jdbc, "Nobody", "nobody@bluebonnet.example")
                    .signIn(new Visitor(), "not the one that was chosen");

            assertThat(wrong.hasStatus(422).wrong("passphrase")).contains("do not fit together");
            assertThat(unknown.hasStatus(422).text()).isEqualTo(wrong.text());
        }

        @Test
        void knowsNobodyWhoseAddressIsNotConfirmed() {
            var rosa = Newcomer.rosa(jdbc).signedUp();

            rosa.signIn(new Visitor(), Newcomer.PASSPHRASE).hasStatus(422).says("do not fit together");
        }

        @Test
        void restsAfterManyAttemptsWhileALinkStillWorks() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            var stranger = new Visitor();
            for (int i = 0; i < 10; i++) {
                rosa.signIn(stranger, "guess number " + i + " of many").hasStatus(422);
            }

            rosa.signIn(stranger, Newcomer.PASSPHRASE)
                    .hasStatus(429)
                    .says("passphrases rest for 15 minutes")
                    .says("A sign-in link, below, works at once");

            var owner = new Visitor();
            rosa.askForLink(owner).says("Look into your mail");
            owner.button(owner.get(rosa.newestLink()), "Sign in").send();
            assertThat(Newcomer.isSignedIn(owner)).isTrue();
        }

        @Test
        void beginsAnewWhenTheTimeIsOver() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            var visitor = new Visitor();
            for (int i = 0; i < 11; i++) {
                rosa.signIn(visitor, "guess number " + i + " of many");
            }
            jdbc.sql("update attempt set at = at - interval '15 minutes'").update();

            rosa.signIn(visitor, Newcomer.PASSPHRASE);

            assertThat(Newcomer.isSignedIn(visitor)).isTrue();
        }
    }

    @Nested
    class ByLink {
        @Test
        void saysTheSameForAnUnknownAddress() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            var nobody = new Newcomer(jdbc, "Nobody", "nobody@bluebonnet.example");

            var known = rosa.askForLink(new Visitor());
            var unknown = nobody.askForLink(new Visitor());

            assertThat(unknown.address()).isEqualTo(known.address());
            assertThat(unknown.text()).isEqualTo(known.text());
            assertThat(nobody.newestLink()).endsWith("/sign-up");
        }

        @Test
        void isNotUsedUpByOpeningIt() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            var filter = new Visitor();
            rosa.askForLink(filter);
            for (int i = 0; i < 3; i++) {
                filter.get(rosa.newestLink()).hasStatus(200);
            }

            var phone = new Visitor();
            phone.button(phone.get(rosa.newestLink()).says("Welcome, Rosa Delgado"), "Sign in")
                    .send();

            assertThat(Newcomer.isSignedIn(phone)).isTrue();
        }

        @Test
        void worksOnceAndOffersANewOne() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            rosa.signOut();
            rosa.askForLink(rosa.browser);
            String link = rosa.newestLink();
            rosa.browser.button(rosa.browser.get(link), "Sign in").send();

            var thief = new Visitor();
            var page = thief.get(link).hasStatus(410).says("This link has been used");
            thief.button(page, "Send me a new link").send().says("Look into your mail");

            assertThat(rosa.newestLink()).isNotEqualTo(link);
            assertThat(Newcomer.isSignedIn(thief)).isFalse();
        }

        @Test
        void isTooOldAfterAnHour() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            rosa.askForLink(new Visitor());
            jdbc.sql("update signed_link set expires_at = expires_at - interval '60 minutes'")
                    .update();

            new Visitor().get(rosa.newestLink()).hasStatus(410).says("This link is too old");
        }

        @Test
        void opensNothingWhenItWasAltered() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            rosa.askForLink(new Visitor());

            new Visitor()
                    .get(rosa.newestLink().replaceAll("....$", "abcd"))
                    .hasStatus(404)
                    .says("This link does not work");
        }

        @Test
        void mailsAnAddressFourTimesAnHourAtMost() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            int before = rosa.mails();
            for (int i = 0; i < 3; i++) {
                rosa.askForLink(new Visitor());
            }

            rosa.askForLink(new Visitor()).hasStatus(429).says("the newest link in them still works");

            assertThat(rosa.mails()).isEqualTo(before + 3);
            var owner = new Visitor();
            owner.button(owner.get(rosa.newestLink()), "Sign in").send();
            assertThat(Newcomer.isSignedIn(owner)).isTrue();
        }

        @Test
        void signsInExactlyOneOfManyWhoUseItAtTheSameMoment() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            String token = links.make(SignInPage.LINK, rosa.id().value(), SignInPage.LIFETIME);

            assertThat(signedInOf(sixteen(token))).isOne();
        }

        @Test
        void signsInAllWhoUseALinkOfTheirOwnAtTheSameMoment() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            var tokens = new ArrayList<String>();
            for (int i = 0; i < 16; i++) {
                tokens.add(links.make(SignInPage.LINK, rosa.id().value(), SignInPage.LIFETIME));
            }

            assertThat(signedInOf(tokens)).isEqualTo(16);
        }

        private List<String> sixteen(String token) {
            return java.util.Collections.nCopies(16, token);
        }

        private long signedInOf(List<String> tokens) {
            var start = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var tries = new ArrayList<Future<Boolean>>();
                for (String token : tokens) {
                    var visitor = new Visitor();
                    var form = visitor.button(visitor.get("/sign-in/link/" + token), "Sign in");
                    tries.add(threads.submit(() -> {
                        start.await();
                        form.send();
                        return Newcomer.isSignedIn(visitor);
                    }));
                }
                start.countDown();
                long signedIn = 0;
                for (var one : tries) {
                    signedIn += one.get() ? 1 : 0;
                }
                return signedIn;
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class WithASession {
        @Test
        void writesNoSessionRowForAPage() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            rosa.browser.get("/account");
            String before = sessions();

            var sent = statements.during(() -> rosa.browser.get("/account").hasStatus(200));

            assertThat(sessions()).isEqualTo(before);
            assertThat(sent)
                    .noneMatch(sql ->
                            sql.strip().toLowerCase(java.util.Locale.ROOT).matches("(?s)(update|insert|delete).*"))
                    .hasSizeLessThanOrEqualTo(8);
        }

        @Test
        void writesDownOnceAMinuteThatItIsStillInUse() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            jdbc.sql("update spring_session set last_access_time = last_access_time - 61000")
                    .update();
            String before = sessions();

            rosa.browser.get("/account");
            String touched = sessions();
            rosa.browser.get("/account");

            assertThat(touched).isNotEqualTo(before);
            assertThat(sessions()).isEqualTo(touched);
        }

        private String sessions() {
            return jdbc.sql(
                            "select string_agg(session_id || ctid::text || xmin::text, ',' order by session_id) from spring_session")
                    .query(String.class)
                    .single();
        }

        @Test
        void endsAtOnceWhenThePersonSignsOut() {
            var rosa = Newcomer.rosa(jdbc).confirmed();

            rosa.signOut();

            assertThat(jdbc.sql("select count(*) from spring_session where principal_name is not null")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void isAnotherOneAfterSigningIn() {
            var rosa = Newcomer.rosa(jdbc).confirmed();
            rosa.signOut();
            rosa.signUp();
            var before = ids();

            rosa.signIn(Newcomer.PASSPHRASE);

            assertThat(ids()).doesNotContainAnyElementsOf(before);
        }

        private List<String> ids() {
            return jdbc.sql("select session_id from spring_session")
                    .query(String.class)
                    .list();
        }
    }
}
