package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.credential.BakedPng;
import org.cadre.certification.credential.BakedSvg;
import org.cadre.certification.credential.Clr;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.Signed;
import org.cadre.certification.issuer.Issuer;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a holder carries away: the transcript of everything, and badges with the credential inside. */
@CadreTest
class LearnerRecordsTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Certificates certificates;

    @Autowired
    private SignedCredentials credentials;

    @Autowired
    private Issuer issuer;

    private Certificate certificate;

    @BeforeEach
    void certified() {
        var cast = demo.bringIn();
        demo.award();
        certificate = certificates.ofPerson(cast.coach).getFirst();
    }

    private String issued() {
        return credentials.find(certificate.id()).orElseThrow().document();
    }

    @Test
    void holdAllThatAPersonEarnedEachSignedOnItsOwn() {
        var record = Json.read(Visitor.as("ines")
                .get("/certificates/record.json")
                .hasStatus(200)
                .bytes());
        assertThat(DataIntegrity.verify(record, issuer.methods(), Instant.now()))
                .isInstanceOf(Signed.Good.class);
        assertThat(Clr.badges(record)).containsExactly(Json.read(issued()));
        assertThat(DataIntegrity.verify(Clr.badges(record).getFirst(), issuer.methods(), Instant.now()))
                .isInstanceOf(Signed.Good.class);
    }

    @Test
    void areNotThereForWhoEarnedNothingYet() {
        Visitor.as("rosa").get("/certificates/record.json").hasStatus(404);
    }

    @Test
    void leaveTheCredentialInBadges() {
        var stranger = new Visitor();
        String place = certificate.code().path();
        assertThat(BakedPng.unbake(stranger.get(place + "/badge.png").bytes())).isEqualTo(issued());
        assertThat(BakedSvg.unbake(stranger.get(place + "/badge.svg").bytes())).isEqualTo(issued());
        assertThat(new String(stranger.get(place + "/badge.svg").bytes(), StandardCharsets.UTF_8))
                .contains("<title");
    }

    @Test
    void showThemselvesBesideALink() {
        var page = new Visitor().get(certificate.code().path()).hasStatus(200).document();
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .endsWith(certificate.code().path() + "/share.png");
        assertThat(page.select("meta[property=og:title]").attr("content"))
                .contains(certificate.says().holder());
    }
}
