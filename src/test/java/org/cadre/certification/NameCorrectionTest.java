package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.register.EventKind;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Marcus Lee's certificate should say Marcus Leigh. */
@CadreTest
class NameCorrectionTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private Training training;

    @Autowired
    private RegisterEvents registered;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Certificate wrong;
    private Visitor opal;
    private Visitor marcus;

    @BeforeEach
    void award() {
        cast = demo.bringIn();
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        var id = ((Awards.Outcome.Reserved) outcome).certificate();
        issuing.finish(id);
        wrong = certificates.find(id).orElseThrow();
        opal = Visitor.as("opal");
        marcus = Visitor.as("marcus");
    }

    private String place(Certificate certificate) {
        return "/office/certificates/" + certificate.id() + "/name";
    }

    private Visitor.Filling correction(Certificate certificate) {
        return opal.button(opal.get(place(certificate)), "Issue again with this name")
                .with("name", "Marcus Leigh")
                .with("reason", "A typing mistake.");
    }

    private Certificate again(Certificate certificate) {
        return certificates.find(certificate.id()).orElseThrow();
    }

    private Certificate newest() {
        return certificates.newestAfter(again(wrong));
    }

    private int mails(String subject) {
        return jdbc.sql("select count(*) from mail where subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    private Visitor.Page check(Certificate certificate) {
        return new Visitor().get(certificate.code().path());
    }

    @Test
    void issuesItAgainForTheSamePeriodUnderTheNextNumber() {
        correction(wrong).send().hasStatus(200).says("issued again with the corrected name");

        var right = newest();
        assertThat(right.says().holder()).isEqualTo("Marcus Leigh");
        assertThat(right.corrects()).isEqualTo(wrong.id());
        assertThat(right.validFrom()).isEqualTo(wrong.validFrom());
        assertThat(right.expires()).isEqualTo(wrong.expires());
        assertThat(right.decision()).isEqualTo(wrong.decision());
        assertThat(right.number().value()).endsWith("000002");
        assertThat(right.state()).isEqualTo(CertificateState.ISSUED);
        assertThat(right.says().statement()).isEqualTo(wrong.says().statement());
        assertThat(mails("Your certificate with your name corrected")).isOne();
        assertThat(mails("Your certificate is renewed")).isZero();
    }

    @Test
    void theEarlierOneSaysExactlyThatAndLeadsToTheNewOne() {
        correction(wrong).send();
        var page = check(wrong).hasStatus(200);
        assertThat(page.document().select(".verdict b").text()).isEqualTo("Corrected");
        page.says("This certificate was superseded by a correction")
                .doesNotSay("by renewal")
                .says("See the newest certificate, " + newest().number().value());
        var right = check(newest());
        assertThat(right.document().select(".verdict b").text()).isEqualTo("Valid");
        right.says("Marcus Leigh");
    }

    @Test
    void whatWasIssuedStaysByteForByte() {
        byte[] before = certificates.paper(wrong.id());
        correction(wrong).send();
        assertThat(certificates.paper(wrong.id())).isEqualTo(before);
        assertThat(again(wrong).says()).isEqualTo(wrong.says());
    }

    @Test
    void thePersonsRecordSaysTheNameTooAndTheTrailKnowsWhy() {
        correction(wrong).send();
        assertThat(jdbc.sql("select legal_name || ', ' || display_name from person where id = :id")
                        .param("id", cast.ready.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Marcus Leigh, Marcus Leigh");
        assertThat(jdbc.sql("select deed from audit_entry where whom = :id order by id desc limit 4")
                        .param("id", cast.ready.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "certificate.corrected", "certificate.issued", "certificate.name-corrected", "person.renamed");
        assertThat(jdbc.sql("select reason from name_correction where state = 'done'")
                        .query(String.class)
                        .single())
                .isEqualTo("A typing mistake.");
    }

    @Test
    void isDoneOnceHoweverOftenTheFormIsSent() {
        var form = correction(wrong);
        assertThat(form.send().address()).isEqualTo(form.send().address());
        assertThat(certificates.ofPerson(cast.ready)).hasSize(2);
    }

    @Test
    void countsOnceAmongTheCertifiedMentors() {
        int before = certificates.countInForce(clock.today());
        correction(wrong).send();
        assertThat(certificates.countInForce(clock.today())).isEqualTo(before);
        withdrawals.revoke(newest(), "a mistake", Actor.of(cast.office.value()));
        assertThat(certificates.isCertifiedMentor(cast.ready, clock.today())).isFalse();
    }

    @Test
    void refusesWhatTheCertificateSaysAlreadyAndWhatNoFontPrints() {
        var again = correction(wrong).with("name", "Marcus Lee").send().hasStatus(422);
        assertThat(again.wrong("name")).contains("says exactly this already");
        assertThat(again.document().select("[name=reason]").text()).isEqualTo("A typing mistake.");
        assertThat(correction(wrong)
                        .with("name", "Marcus 李")
                        .send()
                        .hasStatus(422)
                        .wrong("name"))
                .contains("李");
        assertThat(correction(wrong).with("reason", "").send().hasStatus(422).wrong("reason"))
                .contains("the reason");
        assertThat(certificates.ofPerson(cast.ready)).hasSize(1);
    }

    @Nested
    class TogetherWithRenewal {
        @Test
        void theCorrectedOneIsRenewedLikeAnyOther() {
            correction(wrong).send();
            clock.moveTo(wrong.expires().minusMonths(1));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            var next = certificates.newestOf(cast.ready).orElseThrow();
            assertThat(next.holder()).isEqualTo("Marcus Leigh");
            assertThat(next.validFrom()).isEqualTo(wrong.expires());
            check(wrong).says("superseded by a correction").says("See the newest certificate, " + next.number());
        }

        @Test
        void bothPeriodsAreCorrectedAndStayInOneChain() {
            clock.moveTo(wrong.expires().minusMonths(1));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            correction(wrong).send().hasStatus(200);

            var right = again(wrong).corrected();
            var rightNext = newest();
            assertThat(rightNext.prior()).isEqualTo(right == null ? null : right.id());
            assertThat(certificates.ofPerson(cast.ready)).hasSize(4);
            assertThat(certificates.ofPerson(cast.ready))
                    .filteredOn(one -> one.state() == CertificateState.ISSUED)
                    .extracting(one -> one.says().holder())
                    .containsExactly("Marcus Leigh", "Marcus Leigh");
            clock.moveTo(wrong.expires().plusDays(1));
            jobs.comeDue();
            assertThat(check(rightNext).document().select(".verdict b").text()).isEqualTo("Valid");
            assertThat(certificates.countInForce(clock.today())).isOne();
        }

        @Test
        void aRenewalIsNoCorrectionAndTheOtherWayRound() {
            clock.moveTo(wrong.expires().plusDays(2));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            var next = certificates
                    .find(certificates.newestOf(cast.ready).orElseThrow().id())
                    .orElseThrow();
            correction(next).send().hasStatus(200);
            check(wrong).says("superseded by renewal");
            check(next).says("superseded by a correction");
            assertThat(newest().prior()).isEqualTo(wrong.id());
        }
    }

    @Nested
    class WhatBefallsTheWrongOneMeanwhile {
        private CertificateId reserved() {
            AsOwner.run("create function refuse() returns trigger language plpgsql as $$ begin"
                    + " raise exception 'no room'; end $$");
            AsOwner.run("create trigger refuse before update on certificate for each row"
                    + " when (new.state = 'issued') execute function refuse()");
            try {
                correction(wrong).send();
            } finally {
                AsOwner.run("drop trigger refuse on certificate");
                AsOwner.run("drop function refuse()");
            }
            assertThat(again(wrong).state()).isEqualTo(CertificateState.ISSUED);
            return certificates.ofPerson(cast.ready).getFirst().id();
        }

        @Test
        void aFailureInBetweenIsFinishedLater() {
            var fresh = reserved();
            check(wrong).says("Valid");
            issuing.finish(fresh);
            assertThat(again(wrong).state()).isEqualTo(CertificateState.CORRECTED);
            assertThat(mails("Your certificate with your name corrected")).isOne();
        }

        @Test
        void aSuspensionGoesOnWithTheCorrectedOne() {
            var fresh = reserved();
            withdrawals.suspend(again(wrong), "a complaint", Actor.of(cast.office.value()));
            issuing.finish(fresh);
            assertThat(again(wrong).state()).isEqualTo(CertificateState.CORRECTED);
            assertThat(certificates.find(fresh).orElseThrow().state()).isEqualTo(CertificateState.SUSPENDED);
        }

        /** Both take the certificate's row and the register: in another order each would wait for the other. */
        @Test
        void aRevocationUnderWayIsWaitedForWithoutTheRegister() throws Exception {
            var fresh = reserved();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var finishing = new TransactionTemplate(transactions).execute(_ -> {
                    certificates.move(wrong.id(), CertificateState.ISSUED, CertificateState.REVOKED, "a mistake");
                    var other = threads.submit(() -> issuing.finish(fresh));
                    while (!somebodyWaits()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    registered.happened(EventKind.REVOKED, wrong);
                    return other;
                });
                Objects.requireNonNull(finishing).get();
            }
            assertThat(again(wrong).state()).isEqualTo(CertificateState.REVOKED);
            assertThat(certificates.find(fresh).orElseThrow().state()).isEqualTo(CertificateState.REVOKED);
        }

        private boolean somebodyWaits() {
            return jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single();
        }

        @Test
        void aRevocationIsForTheCorrectedOneToo() {
            var fresh = reserved();
            withdrawals.revoke(again(wrong), "a mistake", Actor.of(cast.office.value()));
            issuing.finish(fresh);
            assertThat(again(wrong).state()).isEqualTo(CertificateState.REVOKED);
            assertThat(certificates.find(fresh).orElseThrow().state()).isEqualTo(CertificateState.REVOKED);
        }
    }

    @Nested
    class TheHolder {
        private Visitor.Page asked() {
            var page = marcus.get("/certificates/" + wrong.id() + "/name");
            return marcus.button(page, "Ask for the correction")
                    .with("name", "Marcus Leigh")
                    .with("reason", "You left out two letters.")
                    .send()
                    .hasStatus(200)
                    .says("Your request is with the office");
        }

        @Test
        void asksAndOfficeCorrects() {
            assertThat(marcus.get("/certificates").document().select("a[href$=/name]"))
                    .hasSize(1);
            asked().says("Marcus Leigh");
            opal.get("/office/certification").says("Marcus Lee asks for “Marcus Leigh” instead of “Marcus Lee”");
            var page = opal.get(place(wrong)).says("You left out two letters.");
            opal.button(page, "Issue again with this name").send().says("issued again with the corrected name");
            opal.get("/office/certification").doesNotSay("Names to correct");
            marcus.get("/certificates")
                    .says("the certificate that took its place is the one that is renewed")
                    .doesNotSay("Not possible at present");
            assertThat(marcus.get("/certificates/" + newest().id() + "/name").text())
                    .doesNotContain("Your request is with the office");
        }

        @Test
        void hearsWhyTheNameStays() {
            asked();
            var page = opal.get(place(wrong));
            var refused = opal.button(page, "Leave the name and say why").send().hasStatus(422);
            assertThat(refused.wrong("answer")).contains("tell the holder");
            opal.button(refused, "Leave the name and say why")
                    .with("answer", "Please send us a copy of the deed.")
                    .send()
                    .says("The name stays");
            assertThat(mails("The name on your certificate stays")).isOne();
            assertThat(certificates.ofPerson(cast.ready)).hasSize(1);
        }

        @Test
        void asksForTheirOwnOnly() {
            Visitor.as("rosa").get("/certificates/" + wrong.id() + "/name").hasStatus(404);
            marcus.get(place(wrong)).hasStatus(404);
        }
    }
}
