package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
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
import org.springframework.beans.factory.annotation.Autowired;
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
    private Certificates certificates;

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
        void afterThePaperWasStoredItIsFinishedLater() {
            issuing.store(certificate());
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
            String first = issuing.store(certificate());
            assertThat(issuing.store(certificate())).isEqualTo(first);
            assertThat(files.read(first)).isEqualTo(issuing.pdf(certificate().says()));
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
}
