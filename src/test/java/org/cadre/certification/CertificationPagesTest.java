package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class CertificationPagesTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Training training;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
    }

    private String marcus() {
        return "/office/certification/" + cast.readysInternship;
    }

    private Certificate awarded() {
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        var id = ((Awards.Outcome.Reserved) outcome).certificate();
        issuing.finish(id);
        return certificates.find(id).orElseThrow();
    }

    @Nested
    class Office {
        private Visitor opal;

        @BeforeEach
        void comeIn() {
            opal = Visitor.as("opal");
        }

        @Test
        void seesWhoIsReadyAndWhatEveryoneElseHasLeft() {
            opal.get("/office/certification")
                    .hasStatus(200)
                    .says("Marcus Lee")
                    .says("Everything met")
                    .says("Rosa Delgado")
                    .says("Pass the final project");
        }

        @Test
        void awardsAndSeesThePaperAtOnce() {
            var page = opal.get(marcus()).says("Everything is met. You can award Marcus Lee");
            var done = opal.button(page, "Award the certificate")
                    .with("sure", "yes")
                    .send()
                    .hasStatus(200)
                    .says("Marcus Lee is awarded the certificate NMC-")
                    .says("Valid")
                    .says("The stored evidence still gives this standing");
            assertThat(done.document().select("a[href$=.pdf]")).hasSize(1);
        }

        @Test
        void mustMeanIt() {
            var page = opal.get(marcus());
            var again = opal.button(page, "Award the certificate").send().hasStatus(422);
            assertThat(again.wrong("sure")).contains("cannot be undone");
            assertThat(certificates.of(cast.ready)).isEmpty();
        }

        @Test
        void awardsOnceHoweverOftenTheFormIsSent() {
            var form = opal.button(opal.get(marcus()), "Award the certificate").with("sure", "yes");
            var first = form.send();
            var second = form.send();
            assertThat(second.address()).isEqualTo(first.address());
            opal.get(marcus()).says("Certificate NMC-");
            assertThat(certificates.of(cast.ready)).hasSize(1);
            assertThat(jdbc.sql("select count(*) from mail where about = :holder")
                            .param("holder", cast.ready.value())
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void looksBeforeAnAwardWhenFewHoursAreConfirmedByTheProtege() {
            jdbc.sql("""
                    update contact_entry
                       set confirmed_by = null, confirmed_at = null, verified_by = :coach, verified_at = logged_at,
                           verified_reason = 'calendar'
                     where pairing in (select id from pairing where internship = :internship) and mode = 'phone'
                    """)
                    .param("coach", cast.coach.value())
                    .param("internship", cast.readysInternship)
                    .update();
            opal.get("/office/certification").says("look before the award");
            var page = opal.get(marcus());
            var again = opal.button(page, "Award the certificate")
                    .with("sure", "yes")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("looked")).contains("Few of these hours are confirmed");
            opal.button(again, "Award the certificate")
                    .with("looked", "yes")
                    .send()
                    .hasStatus(200)
                    .says("is awarded the certificate");
        }

        @Test
        void seesWhatIsMissing() {
            opal.get("/office/certification/" + cast.rosasInternship)
                    .says("missing before Rosa Delgado can be awarded")
                    .says("Log 72 contact hours")
                    .doesNotSay("Award the certificate");
        }

        @Test
        void findsCertificatesByNameNumberAndCondition() {
            var one = awarded();
            opal.get("/office/certificates").says("Marcus Lee").says("Valid");
            opal.get("/office/certificates?q=marc").says("Marcus Lee");
            opal.get("/office/certificates?q=" + one.number().value()).says("Marcus Lee");
            opal.get("/office/certificates?q=%25").says("No certificate matches");
            opal.get("/office/certificates?condition=in-force").says("Marcus Lee");
            opal.get("/office/certificates?condition=revoked").says("No certificate matches");
        }

        @Test
        void suspendsAndReinstatesWithAReason() {
            var one = awarded();
            var place = "/office/certificates/" + one.id();
            var refused = opal.button(opal.get(place), "Suspend this certificate")
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("reason")).contains("Please give the reason");
            opal.button(refused, "Suspend this certificate")
                    .with("reason", "a complaint from a district")
                    .send()
                    .says("is suspended");
            new Visitor()
                    .get(one.code().path())
                    .says("Suspended")
                    .doesNotSay("complaint")
                    .doesNotSay("Valid until " + clock.today());
            opal.button(opal.get(place), "Reinstate this certificate")
                    .with("reason", "cleared")
                    .send()
                    .says("counts again");
            new Visitor().get(one.code().path()).says("This certificate is valid until");
        }

        @Test
        void revokesForGood() {
            var one = awarded();
            var place = "/office/certificates/" + one.id();
            var refused = opal.button(opal.get(place), "Revoke this certificate")
                    .with("reason", "awarded by mistake")
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("sure")).contains("cannot be undone");
            opal.button(refused, "Revoke this certificate")
                    .with("sure", "yes")
                    .send()
                    .says("is revoked");
            new Visitor().get(one.code().path()).says("Revoked");
            assertThat(opal.get(place).document().select("form[action$=reinstatement], form[action$=suspension]"))
                    .isEmpty();
        }
    }

    @Nested
    class TheHolder {
        @Test
        void findsPaperAddressAndRenewal() {
            var one = awarded();
            var marcus = Visitor.as("marcus");
            marcus.get("/certificates")
                    .hasStatus(200)
                    .says(one.number().value())
                    .says(one.code().path())
                    .says("you can renew it by one day");
            var paper = marcus.get("/certificates/" + one.id() + ".pdf").hasStatus(200);
            assertThat(paper.type()).isEqualTo("application/pdf");
            assertThat(paper.bytes()).isEqualTo(certificates.paper(one.id()));
        }

        @Test
        void withoutOneIsShownTheFirstStep() {
            Visitor.as("nate").get("/certificates").says("You hold no certificate yet");
        }

        @Test
        void mayWriteAReflectionThatNothingWaitsFor() {
            var one = awarded();
            clock.moveTo(one.expires().minusMonths(2));
            var marcus = Visitor.as("marcus");
            var page = marcus.get("/certificates").says("This is optional");
            var refused = marcus.button(page, "Send reflection").send().hasStatus(422);
            assertThat(refused.wrong("reflection")).isNotEmpty();
            marcus.button(refused, "Send reflection")
                    .with("reflection", "To ask before I answer.")
                    .send()
                    .says("Your reflection is kept");
        }
    }

    @Nested
    class SomebodyElse {
        @Test
        void findsNoPaperThatIsNotTheirs() {
            var one = awarded();
            var paper = "/certificates/" + one.id() + ".pdf";
            Visitor.as("rosa").get(paper).hasStatus(404);
            Visitor.as("dora").get(paper).hasStatus(404);
            Visitor.as("theo").get(paper).hasStatus(404);
            Visitor.as("ines").get(paper).hasStatus(200);
            Visitor.as("opal").get(paper).hasStatus(200);
            assertThat(new Visitor().get(paper).address().getPath()).isEqualTo("/sign-in");
        }

        @Test
        void findsNoOfficePage() {
            var rosa = Visitor.as("rosa");
            rosa.get("/office/certification").hasStatus(404);
            rosa.get(marcus()).hasStatus(404);
            rosa.get("/office/certificates").hasStatus(404);
            rosa.get("/office/certificates/" + awarded().id()).hasStatus(404);
        }
    }

    @Nested
    class AStranger {
        private final Visitor stranger = new Visitor();

        @Test
        void seesTheVerdictAndAllThatThePaperSays() {
            var one = awarded();
            var page = stranger.get(one.code().path()).hasStatus(200);
            assertThat(page.document().select(".verdict b").text()).isEqualTo("Valid");
            page.says("Marcus Lee")
                    .says(one.number().value())
                    .says("15.00 PD hours")
                    .says("73.00 contact hours")
                    .says(one.says().statement())
                    .says(one.says().issued())
                    .says(one.says().validUntil())
                    .says("Ada Example, Executive Director")
                    .says("byte for byte")
                    .says(String.valueOf(one.paper()));
        }

        @Test
        void seesWhatBecameOfItOverTheYears() {
            var one = awarded();
            clock.moveTo(one.expires().minusMonths(6));
            stranger.get(one.code().path()).says("Expiring").says("has not been renewed yet");
            clock.moveTo(one.expires().plusDays(1));
            stranger.get(one.code().path()).says("Expired, may be renewed until");
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            var newest = certificates.newestOf(cast.ready).orElseThrow();
            stranger.get(one.code().path())
                    .says("Superseded")
                    .says("superseded by renewal")
                    .says("See the newest certificate, " + newest.number());
            stranger.get(newest.checkPath()).says("Valid").says("Recertification Training");
        }

        @Test
        void asksByNumberAndLastName() {
            var one = awarded();
            var page = stranger.get("/check").hasStatus(200);
            stranger.button(page, "Check certificate")
                    .with("number", one.number().value().toLowerCase())
                    .with("name", "lee")
                    .send()
                    .hasStatus(200)
                    .says("Valid");
        }

        @Test
        void readsWhatTheCertificateStandsForAsLists() {
            var page = stranger.get("/criteria/" + awarded().edition().value()).hasStatus(200);
            assertThat(page.document()
                            .select("p:containsOwn(To be certified) + ul > li")
                            .eachText())
                    .contains("attend 7 of 9 cohort meetings", "pass the final project");
        }

        @Test
        void mayPasteTheWholeAddress() {
            var one = awarded();
            var page = stranger.get("/check");
            stranger.button(page, "Check certificate")
                    .with("number", "https://cadre.example" + one.code().path() + "?from=paper")
                    .send()
                    .hasStatus(200)
                    .says("Valid");
        }

        @Test
        void isToldThatACodeIsMistypedAndNotAskedForAName() {
            var page = stranger.get("/check");
            var refused = stranger.button(page, "Check certificate")
                    .with("number", "abcd-efgh-1234-5678-9abc")
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("number")).contains("at least one character is wrong");
            stranger.button(page, "Check certificate").send().hasStatus(422).says("One thing needs another look");
        }

        @Test
        void learnsNothingFromANumberAlone() {
            var one = awarded();
            var page = stranger.get("/check");
            var refused = stranger.button(page, "Check certificate")
                    .with("number", one.number().value())
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("name")).contains("last name");
            stranger.button(refused, "Check certificate")
                    .with("name", "Marcus")
                    .send()
                    .hasStatus(422)
                    .says("no certificate with this number and this last name")
                    .doesNotSay("Valid until");
        }

        @Test
        void isAskedToWaitAfterManyTries() {
            var one = awarded();
            var page = stranger.get("/check");
            for (int i = 0; i < 20; i++) {
                page = stranger.button(page, "Check certificate")
                        .with("number", "NMC-2020-%06d".formatted(i))
                        .with("name", "Lee")
                        .send();
            }
            stranger.button(page, "Check certificate")
                    .with("number", one.number().value())
                    .with("name", "Lee")
                    .send()
                    .hasStatus(422)
                    .says("wait ten minutes");
            stranger.get(one.code().path()).hasStatus(200);
        }

        @Test
        void isToldUnknownFromAltered() {
            stranger.get(CheckCode.fresh().path())
                    .hasStatus(404)
                    .says("Unknown")
                    .says("We have never issued a certificate with this address");
            String path = awarded().code().path();
            stranger.get(path.substring(0, path.length() - 1)).hasStatus(404).says("Altered");
            stranger.get("/check/nonsense").hasStatus(404).says("Altered");
        }

        @Test
        void typesTheCodeAsItComes() {
            var one = awarded();
            var found = stranger.get(
                    one.code().path().replace("-", "").toUpperCase().replace("/CHECK/", "/check/"));
            assertThat(found.address().getPath()).isEqualTo(one.code().path());
            found.says("Valid");
        }

        @Test
        void doesNotSeeWhatIsStillBeingMade() {
            awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
            String code = jdbc.sql("select check_code from certificate")
                    .query(String.class)
                    .single();
            stranger.get("/check/" + code).hasStatus(404);
        }
    }
}
