package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.register.Checkpoints;
import org.cadre.certification.register.RegisterGuard;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An old backup was restored: the register lacks what it has published, so nothing is issued or withdrawn. */
@CadreTest
class ReadOnlyRegisterTest {
    private static final String CLOSED = "The register";

    @Autowired
    private Demo demo;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private RegisterGuard guard;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Certificate one;
    private Visitor opal;

    @BeforeEach
    void restoreAnOldBackup() {
        cast = demo.bringIn();
        demo.award();
        checkpoints.publish();
        one = certificates
                .find(certificates.newestOf(cast.coach).orElseThrow().id())
                .orElseThrow();
        AsOwner.run("truncate register_entry, register_detail, register_node, register_checkpoint");
        AsOwner.run("update register_head set size = 0");
        guard.look();
        opal = Visitor.as("opal");
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    @Test
    void nothingIsAwarded() {
        String place = "/office/certification/" + cast.readysInternship;
        opal.button(opal.get(place), "Award the certificate")
                .with("sure", "yes")
                .send()
                .hasStatus(409)
                .says(CLOSED);
        assertThat(count("award_decision where internship = '" + cast.readysInternship + "'"))
                .isZero();
        assertThat(count("certificate")).isEqualTo(2);
        String cohort = jdbc.sql("select cohort::text from internship where id = :id")
                .param("id", cast.readysInternship)
                .query(String.class)
                .single();
        opal.button(opal.get("/office/certification/cohorts/" + cohort), "Award the certificates")
                .with("sure", "yes")
                .send()
                .hasStatus(409)
                .says(CLOSED);
        assertThat(count("award_batch")).isZero();
    }

    @Test
    void nothingIsWithdrawnOrCorrected() {
        String place = OfficeCertificatesPage.place(one.id());
        opal.button(opal.get(place), "Suspend this certificate")
                .with("reason", "a complaint")
                .send()
                .hasStatus(409)
                .says(CLOSED);
        opal.button(opal.get(place), "Revoke this certificate")
                .with("reason", "a mistake")
                .with("sure", "yes")
                .send()
                .hasStatus(409);
        opal.button(opal.get(place + "/name"), "Issue again with this name")
                .with("name", "Ines Calderon")
                .with("reason", "a typing mistake")
                .send()
                .hasStatus(409);
        assertThat(certificates.find(one.id()).orElseThrow().state()).isEqualTo(CertificateState.ISSUED);
        assertThat(count("certificate")).isEqualTo(2);
        assertThat(count("status_revocation")).isZero();
    }

    @Test
    void whatWasIssuedCanStillBeChecked() {
        new Visitor().get(one.code().path()).hasStatus(200).says("Valid");
    }
}
