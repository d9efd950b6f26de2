package org.cadre.certification.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.certification.CertificateSummary;
import org.cadre.certification.Certificates;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.Signed;
import org.cadre.certification.credential.VcJwt;
import org.cadre.certification.issuer.Issuer;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A certificate goes into a wallet: offer, token, nonce, credential. */
@CadreTest
class WalletTest {
    private static final String LDP = "national-mentor-certificate";
    private static final String JWT = "national-mentor-certificate-jwt";

    @Autowired
    private Demo demo;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Issuer issuer;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private CertificateSummary certificate;
    private Visitor ines;
    private Wallet wallet;
    private JsonNode metadata;

    @BeforeEach
    void certified() throws JOSEException {
        cast = demo.bringIn();
        demo.award();
        certificate = certificates.newestOf(cast.coach).orElseThrow();
        ines = Visitor.as("ines");
        wallet = new Wallet();
        metadata = wallet.read(TestServer.url() + "/.well-known/openid-credential-issuer");
    }

    private String place() {
        return "/certificates/" + certificate.id() + "/wallet";
    }

    private Visitor.Page offered() {
        return ines.button(ines.get(place()), "Show").send().hasStatus(200);
    }

    private static String address(Visitor.Page offered) {
        return offered.document().select("a[href^=openid-credential-offer]").attr("href");
    }

    private static String pin(Visitor.Page offered) {
        return offered.document().select(".pin").text();
    }

    private String server() {
        return wallet.read(metadata.path("credential_issuer").asString() + "/.well-known/oauth-authorization-server")
                .path("token_endpoint")
                .asString();
    }

    private String code(Visitor.Page offered) {
        return Wallet.code(wallet.offer(address(offered)));
    }

    private String token(Visitor.Page offered) {
        var answer = wallet.token(server(), code(offered), pin(offered));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("token_type").asString()).isEqualTo("Bearer");
        return answer.body().path("access_token").asString();
    }

    private String nonce() {
        return wallet.nonce(metadata.path("nonce_endpoint").asString());
    }

    private String proof() {
        return wallet.proof(metadata.path("credential_issuer").asString(), nonce());
    }

    private Wallet.Answer fetch(String token, String configuration, String proof) {
        return wallet.credential(metadata.path("credential_endpoint").asString(), token, configuration, proof);
    }

    private static String credential(Wallet.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        var issued = answer.body().path("credentials").get(0).path("credential");
        return issued.isString() ? issued.asString() : issued.toString();
    }

    private static void isRefused(Wallet.Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
        assertThat(answer.body().path("error_description").asString()).isNotBlank();
    }

    @Test
    void offersWhatItsMetadataSupport() {
        var offer = wallet.offer(address(offered()));
        assertThat(offer.path("credential_issuer")).isEqualTo(metadata.path("credential_issuer"));
        for (var configuration : offer.path("credential_configuration_ids")) {
            assertThat(metadata.path("credential_configurations_supported").has(configuration.asString()))
                    .isTrue();
        }
        assertThat(offer.path("grants")
                        .path(WalletMetadata.GRANT)
                        .path("tx_code")
                        .path("length")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void givesTheCertificateAsADocumentBoundToTheWalletsKey() {
        var credential = Json.read(credential(fetch(token(offered()), LDP, proof())));
        assertThat(DataIntegrity.verify(credential, issuer.methods(), Instant.now()))
                .isInstanceOf(Signed.Good.class);
        var subject = credential.getJsonObject("credentialSubject");
        assertThat(subject.getString("id")).startsWith("did:jwk:");
        assertThat(subject.toString()).contains(certificate.holder(), certificate.number());
    }

    @Test
    void givesTheCertificateAsATokenBoundToTheWalletsKey() {
        var token = credential(fetch(token(offered()), JWT, proof()));
        assertThat(VcJwt.verify(token, issuer.methods())).isInstanceOf(VcJwt.Answer.Good.class);
    }

    @Test
    void entersEachBoundCredentialIntoTheRegister() {
        long before = entries();
        String token = token(offered());
        credential(fetch(token, LDP, proof()));
        credential(fetch(token, JWT, proof()));
        assertThat(jdbc.sql("select count(*) from bound_credential where certificate = :id")
                        .param("id", certificate.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(entries()).isGreaterThanOrEqualTo(before + 2);
    }

    private long entries() {
        return jdbc.sql("select count(*) from register_entry").query(Long.class).single();
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        var offered = offered();
        String token = token(offered);
        String rows = jdbc.sql("select string_agg(wallet_offer::text, '') from wallet_offer")
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain(code(offered), pin(offered), token);
    }

    @Nested
    class AnOffer {
        @Test
        void isTakenUpOnce() {
            var offered = offered();
            token(offered);
            isRefused(wallet.token(server(), code(offered), pin(offered)), "invalid_grant");
        }

        @Test
        void endsWhenANewOneIsMade() {
            var first = offered();
            var second = offered();
            isRefused(wallet.token(server(), code(first), pin(first)), "invalid_grant");
            token(second);
        }

        @Test
        void endsAfterFiveWrongPins() {
            var offered = offered();
            String wrong = pin(offered).equals("000000") ? "000001" : "000000";
            for (int i = 0; i < WalletOffers.MOST_WRONG_PINS; i++) {
                isRefused(wallet.token(server(), code(offered), wrong), "invalid_grant");
            }
            isRefused(wallet.token(server(), code(offered), pin(offered)), "invalid_grant");
        }

        @Test
        void endsAfterAQuarterOfAnHour() {
            var offered = offered();
            jdbc.sql(
                            "update wallet_offer set made_at = made_at - interval '20 minutes', expires_at = expires_at - interval '15 minutes 1 second'")
                    .update();
            isRefused(wallet.token(server(), code(offered), pin(offered)), "invalid_grant");
        }

        @Test
        void isMadeForItsHolderAlone() {
            Visitor.as("opal").get(place()).hasStatus(404);
            Visitor.as("rosa").get(place()).hasStatus(404);
        }

        @Test
        void isNotMadeForACertificateThatIsNotInForce() {
            jdbc.sql("update certificate set state = 'suspended', state_reason = 'a complaint' where id = :id")
                    .param("id", certificate.id().value())
                    .update();
            ines.get(place())
                    .says("Only a certificate in force goes into a wallet.")
                    .doesNotSay("Show the code");
            ines.postToken(place()).hasStatus(422);
            assertThat(jdbc.sql("select count(*) from wallet_offer")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Nested
    class Refuses {
        @Test
        void anotherGrant() {
            isRefused(
                    wallet.form(server(), Map.of("grant_type", "authorization_code", "code", "x")),
                    "unsupported_grant_type");
        }

        @Test
        void aCodeWithoutItsPin() {
            isRefused(
                    wallet.form(
                            server(),
                            Map.of("grant_type", WalletMetadata.GRANT, "pre-authorized_code", code(offered()))),
                    "invalid_request");
        }

        @Test
        void aTokenThatIsNotOne() {
            var answer = fetch("x".repeat(43), LDP, proof());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.challenge()).contains("invalid_token");
        }

        @Test
        void aTokenWhoseTimeIsOver() {
            String token = token(offered());
            jdbc.sql("update wallet_offer set token_expires_at = token_expires_at - interval '11 minutes'")
                    .update();
            assertThat(fetch(token, LDP, proof()).status()).isEqualTo(401);
        }

        @Test
        void aConfigurationItDoesNotKnow() {
            isRefused(fetch(token(offered()), "something", proof()), "unknown_credential_configuration");
        }

        @Test
        void oneMoreThanAnybodyNeedsInADay() {
            String token = token(offered());
            jdbc.sql("""
                    insert into bound_credential (digest, certificate, holder, signed_at)
                    select lpad(to_hex(i), 64, '0'), o.certificate, 'did:example:' || i, o.made_at
                      from wallet_offer o, generate_series(1, 20) i where o.token_digest is not null
                    """).update();
            isRefused(fetch(token, LDP, proof()), "credential_request_denied");
            jdbc.sql("delete from bound_credential where digest = lpad('1', 64, '0')")
                    .update();
            assertThat(fetch(token, LDP, proof()).status()).isEqualTo(200);
        }

        @Test
        void whatIsNotJson() {
            var place = metadata.path("credential_endpoint").asString();
            isRefused(wallet.credential(place, token(offered()), "{"), "invalid_credential_request");
        }

        @Test
        void aRequestWithoutProof() {
            var place = metadata.path("credential_endpoint").asString();
            isRefused(
                    wallet.credential(place, token(offered()), "{\"credential_configuration_id\": \"" + LDP + "\"}"),
                    "invalid_proof");
        }

        @Test
        void aProofForAnotherIssuer() {
            isRefused(
                    fetch(token(offered()), LDP, wallet.proof("https://other.example.org", nonce())), "invalid_proof");
        }

        @Test
        void aProofOfAnotherType() {
            String issuer = metadata.path("credential_issuer").asString();
            isRefused(
                    fetch(token(offered()), LDP, wallet.proof("JWT", issuer, nonce(), Instant.now())), "invalid_proof");
        }

        @Test
        void aProofOfYesterday() {
            String issuer = metadata.path("credential_issuer").asString();
            var made = Instant.now().minus(Duration.ofDays(1));
            isRefused(
                    fetch(token(offered()), LDP, wallet.proof("openid4vci-proof+jwt", issuer, nonce(), made)),
                    "invalid_proof");
        }

        @Test
        void aProofWithAnAlteredSignature() {
            String proof = proof();
            int at = proof.lastIndexOf('.') + 10;
            char other = proof.charAt(at) == 'A' ? 'B' : 'A';
            isRefused(
                    fetch(token(offered()), LDP, proof.substring(0, at) + other + proof.substring(at + 1)),
                    "invalid_proof");
        }

        @Test
        void aChallengeThatIsNotItsOwn() {
            String issuer = metadata.path("credential_issuer").asString();
            isRefused(fetch(token(offered()), LDP, wallet.proof(issuer, "a".repeat(54))), "invalid_nonce");
        }

        @Test
        void aCertificateThatWasRevokedMeanwhile() {
            String token = token(offered());
            jdbc.sql("update certificate set state = 'revoked', state_reason = 'a fault' where id = :id")
                    .param("id", certificate.id().value())
                    .update();
            isRefused(fetch(token, LDP, proof()), "credential_request_denied");
        }
    }
}
