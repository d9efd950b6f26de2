package org.cadre.certification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.Verdict;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
class IssuingTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private SignedCredentials credentials;

    @Autowired
    private Issuer issuer;

    @Autowired
    private StatusLists statuses;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private FileStore files;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private Cast cast;
    private CertificateId reserved;

    @BeforeEach
    void reserve() {
        cast = demo.bringIn();
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        reserved = ((Awards.Outcome.Reserved) outcome).certificate();
    }

    private Certificate certificate() {
        return certificates.find(reserved).orElseThrow();
    }

    private int mails() {
        return jdbc.sql("select count(*) from mail where about = :holder and jsonb_array_length(attachments) = 1")
                .param("holder", cast.ready.value())
                .query(Integer.class)
                .single();
    }

    private void restart() {
        issuing.job().work().accept(reserved.toString());
    }

    private void assertWhole() {
        assertThat(certificate().state()).isEqualTo(CertificateState.ISSUED);
        assertThat(Frozen.hex(Frozen.digest(certificates.paper(reserved))))
                .isEqualTo(certificate().paper());
        assertThat(mails()).isOne();
    }

    @Test
    void isAskedForInTheTransactionOfTheAward() {
        assertThat(jdbc.sql("select task_instance from scheduled_tasks where task_name = 'finish-certificate'")
                        .query(String.class)
                        .list())
                .containsExactly(reserved.toString());
    }

    @Nested
    class WhenTheServerIsKilled {
        @Test
        void afterTheDecisionItIsFinishedLater() {
            assertThat(mails()).isZero();
            restart();
            assertWhole();
        }

        @Test
        void afterTheDocumentWasPreparedItIsFinishedLater() {
            credentials.prepare(certificate());
            restart();
            assertWhole();
        }

        @Test
        void afterItWasSignedTheSameSignatureIsUsedLater() {
            var signed = credentials.make(certificate());
            restart();
            assertWhole();
            assertThat(credentials.find(reserved)).contains(signed);
        }

        @Test
        void afterThePaperWasStoredItIsFinishedLater() {
            issuing.store(certificate(), credentials.make(certificate()));
            assertThat(certificate().state()).isEqualTo(CertificateState.RESERVED);
            restart();
            assertWhole();
        }

        @Test
        void afterEverythingNothingIsDoneTwice() {
            issuing.finish(reserved);
            restart();
            restart();
            assertWhole();
        }

        @Test
        void theDaysWorkFinishesWhatTheJobGaveUp() {
            jdbc.sql("delete from scheduled_tasks").update();
            jobs.comeDue();
            assertWhole();
        }
    }

    @Nested
    class ThePaper {
        @Test
        void keepsBothStandards() {
            issuing.finish(reserved);
            ConformsTo.pdfA3aAndUa1(certificates.paper(reserved));
        }

        @Test
        void isTheSameBytesHoweverOftenItIsDrawn() {
            var credential = credentials.make(certificate());
            String first = issuing.store(certificate(), credential);
            assertThat(issuing.store(certificate(), credentials.make(certificate())))
                    .isEqualTo(first);
            assertThat(files.read(first)).isEqualTo(issuing.pdf(certificate().says(), credential));
        }

        @Test
        void saysWhoWhatAndWhere() throws Exception {
            issuing.finish(reserved);
            try (var document = Loader.loadPDF(certificates.paper(reserved))) {
                assertThat(document.getNumberOfPages()).isOne();
                assertThat(new PDFTextStripper().getText(document))
                        .contains("Marcus Lee", certificate().number().value(), "National Mentor Certificate")
                        .contains("15.00 PD hours", "73.00 contact hours", "made up");
            }
        }

        @Test
        void goesToItsHolderByMail() {
            issuing.finish(reserved);
            var mail = jdbc.sql(
                            "select recipient, subject, attachments::text as attachments, button_url from mail where recipient like 'marcus@%'")
                    .query()
                    .singleRow();
            assertThat(mail.get("recipient")).isEqualTo("marcus@bluebonnet.example");
            assertThat(mail.get("subject")).isEqualTo("You are a certified mentor");
            assertThat(mail.get("button_url"))
                    .asString()
                    .endsWith("/check/" + certificate().code());
            var attached = json.readTree((String) mail.get("attachments")).get(0);
            assertThat(Base64.getDecoder().decode(attached.get("base64").asString()))
                    .isEqualTo(certificates.paper(reserved));
        }
    }

    @Nested
    class TheCredential {
        private Verdict verdict(byte[] file) {
            return new CredentialCheck(issuer.methods(), CheckRules.ours(issuer.id())).of(file, clock.now());
        }

        @Test
        void isValidAsDocumentAndAsToken() {
            issuing.finish(reserved);
            var signed = credentials.find(reserved).orElseThrow();
            assertThat(verdict(signed.document().getBytes(UTF_8))).isInstanceOf(Verdict.Valid.class);
            assertThat(verdict(signed.token().getBytes(UTF_8))).isInstanceOf(Verdict.Valid.class);
        }

        @Test
        void saysWhatThePaperSays() {
            issuing.finish(reserved);
            var document =
                    json.readTree(credentials.find(reserved).orElseThrow().document());
            assertThat(document.get("id").asString())
                    .isEqualTo(certificate().says().address());
            assertThat(document.at("/credentialSubject/licenseNumber").asString())
                    .isEqualTo(certificate().number().value());
            assertThat(document.at("/credentialSubject/identifier/0/identityHash")
                            .asString())
                    .isEqualTo("Marcus Lee");
            assertThat(document.get("evidence").toString()).contains("15.00 PD hours", "73.00 contact hours");
            assertThat(document.at("/credentialSubject/achievement/alignment").size())
                    .isGreaterThan(6);
            assertThat(document.get("proof").isArray()).isTrue();
            assertThat(document.get("credentialStatus").isObject()).isTrue();
            assertThat(document.toString()).doesNotContain("marcus@bluebonnet.example");
        }

        @Test
        void isInsideThePaperByteForByte() throws Exception {
            issuing.finish(reserved);
            try (var document = Loader.loadPDF(certificates.paper(reserved))) {
                var names = document.getDocumentCatalog()
                        .getNames()
                        .getEmbeddedFiles()
                        .getNames();
                assertThat(names).hasSize(1);
                var file = names.values().iterator().next();
                assertThat(new String(file.getEmbeddedFile().toByteArray(), UTF_8))
                        .isEqualTo(credentials.find(reserved).orElseThrow().document());
            }
        }

        @Test
        void isEnteredIntoTheRegisterWithItsPaper() {
            issuing.finish(reserved);
            var entered = jdbc.sql("""
                            select e.kind, encode(d.credential, 'hex') as credential, encode(d.paper, 'hex') as paper, d.number
                              from register_entry e join register_detail d on d.entry = e.index
                             where d.certificate = :id
                            """).param("id", reserved.value()).query().singleRow();
            assertThat(entered)
                    .containsEntry("kind", "issued")
                    .containsEntry("number", certificate().number().value())
                    .containsEntry(
                            "credential",
                            credentials.find(reserved).orElseThrow().digest())
                    .containsEntry("paper", certificate().paper());
        }

        @Test
        void cannotBeChangedByTheServer() {
            issuing.finish(reserved);
            for (String forbidden : new String[] {
                "update certificate_credential set prepared = '{}'", "delete from certificate_credential"
            }) {
                assertThatExceptionOfType(DataAccessException.class)
                        .isThrownBy(() -> jdbc.sql(forbidden).update())
                        .havingRootCause()
                        .withMessageContaining("permission denied");
            }
        }

        @Test
        void aRevocationShowsInItsStatusListAtOnce() {
            issuing.finish(reserved);
            assertThat(statuses.revokedAt(reserved.value())).isEmpty();
            withdrawals.revoke(certificate(), "a mistake", Actor.of(cast.office.value()));
            assertThat(statuses.revokedAt(reserved.value())).isPresent();
        }

        @Test
        void whatBefallsItIsEnteredInItsOrder() {
            issuing.finish(reserved);
            var office = Actor.of(cast.office.value());
            withdrawals.suspend(certificate(), "a complaint", office);
            withdrawals.reinstate(certificate(), "cleared", office);
            withdrawals.revoke(certificate(), "a mistake", office);
            assertThat(jdbc.sql("""
                            select e.kind from register_entry e join register_detail d on d.entry = e.index
                             where d.certificate = :id order by e.index
                            """)
                            .param("id", reserved.value())
                            .query(String.class)
                            .list())
                    .containsExactly("issued", "suspended", "reinstated", "revoked");
        }
    }

    /** Each table of the pipeline refuses once what is written to it: what was begun is finished later, or never was. */
    @Nested
    class WhenTheDatabaseRefuses {
        @ParameterizedTest
        @CsvSource({
            "certificate_credential, insert",
            "certificate_credential, update",
            "certificate, update",
            "register_entry, insert",
            "register_detail, insert",
            "register_node, insert",
            "audit_entry, insert",
            "mail, insert"
        })
        void itIsFinishedLaterWithOneMail(String table, String how) {
            AsOwner.run("create function refuse() returns trigger language plpgsql as $$ begin"
                    + " raise exception 'no room'; end $$");
            AsOwner.run(
                    "create trigger refuse before " + how + " on " + table + " for each row execute function refuse()");
            try {
                assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> issuing.finish(reserved));
            } finally {
                AsOwner.run("drop trigger refuse on " + table);
                AsOwner.run("drop function refuse()");
            }
            assertThat(certificate().state()).isEqualTo(CertificateState.RESERVED);
            assertThat(mails()).isZero();
            assertThat(jdbc.sql("select count(*) from register_entry")
                            .query(Integer.class)
                            .single())
                    .isZero();
            restart();
            assertWhole();
            assertThat(jdbc.sql("select count(*) from register_entry")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }
}
