package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What public test suites ask beyond our own documents: earlier versions, other keys, related resources, presentations. */
class ConformanceRulesTest {
    private static final byte[] SECRET = new byte[32];
    private static final Signer ANYBODY = Ed25519.signer(DidKey.id(Ed25519.publicKey(SECRET)), SECRET);
    private static final CredentialCheck CHECK = new CredentialCheck(new DidKey(), CheckRules.conformance());

    private static Verdict signed(JsonObject document) {
        return CHECK.of(DataIntegrity.sign(document, ANYBODY, Samples.SIGNED), Samples.TODAY);
    }

    private static JsonObject relating(String digests) {
        return DataIntegrity.with(
                Vectors.json(Vectors.W3C + "unsigned.json"),
                "relatedResource",
                Json.read("{\"id\":\"https://www.w3.org/ns/credentials/v2\"," + digests + "}"));
    }

    @Test
    void comparesARelatedResourceWithItsDigests() {
        var hash = new byte[34];
        hash[0] = 0x12;
        hash[1] = 32;
        System.arraycopy(Sha256.of(Contexts.bytes(Contexts.CREDENTIALS_V2).orElseThrow()), 0, hash, 2, 32);
        var base58 = "z" + Base58.encode(hash);
        var base64 = "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        var sri = "sha256-" + Base64.getEncoder().encodeToString(Arrays.copyOfRange(hash, 2, 34));
        assertThat(signed(relating("\"digestMultibase\":\"" + base58 + "\""))).isInstanceOf(Verdict.Valid.class);
        assertThat(signed(relating("\"digestMultibase\":\"" + base64 + "\""))).isInstanceOf(Verdict.Valid.class);
        assertThat(signed(relating("\"digestSRI\":\"" + sri + "\""))).isInstanceOf(Verdict.Valid.class);

        var changed = new Verdict.ResourceChanged("https://www.w3.org/ns/credentials/v2");
        hash[33] ^= 1;
        assertThat(signed(relating("\"digestMultibase\":\"z" + Base58.encode(hash) + "\"")))
                .isEqualTo(changed);
        assertThat(signed(relating("\"digestSRI\":\"" + sri.replace("sha256-", "sha384-") + "\"")))
                .isEqualTo(changed);
        assertThat(signed(
                        relating("\"digestSRI\":\"" + sri + "\",\"digestMultibase\":\"z" + Base58.encode(hash) + "\"")))
                .isEqualTo(changed);
    }

    @Test
    void readsVersionOneOnlyWhenAsked() {
        var old = Json.read("""
                {"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"],
                 "issuer": "did:example:issuer", "issuanceDate": "2026-11-01T00:00:00Z",
                 "expirationDate": "2026-11-20T00:00:00Z", "credentialSubject": {"id": "did:example:subject"}}
                """);
        var ready = Contexts.withDataIntegrity(old);
        assertThat(ready.getJsonArray("@context").getString(1)).isEqualTo(Contexts.DATA_INTEGRITY_V2);
        assertThat(Contexts.withDataIntegrity(ready)).isEqualTo(ready);
        assertThat(signed(ready)).isEqualTo(new Verdict.Expired(Instant.parse("2026-11-20T00:00:00Z")));
        assertThat(signed(DataIntegrity.without(ready, "expirationDate"))).isInstanceOf(Verdict.Valid.class);
        assertThat(new CredentialCheck(new DidKey(), CheckRules.ours("did:example:issuer"))
                        .of(DataIntegrity.sign(ready, ANYBODY, Samples.SIGNED), Samples.TODAY))
                .isNotInstanceOf(Verdict.Valid.class);
    }

    @Test
    void checksAProofBeforeItsSignature() {
        var document = Vectors.json(Vectors.W3C + "unsigned.json");
        for (var broken : List.of(
                List.of("\"DataIntegrityProof\"", "\"UnknownProof\""),
                List.of("\"eddsa-rdfc-2022\"", "\"eddsa-rdfc-9999\""),
                List.of("\"assertionMethod\"", "\"authentication\""),
                List.of("\"proofValue\":\"z", "\"proofValue\":\"u"),
                List.of("\"created\":\"2026-11-02T16:20:00Z\"", "\"created\":\"yesterday\""),
                List.of("\"verificationMethod\":\"did", "\"verificationMethod\":\"did key"),
                List.of("\"cryptosuite\":\"eddsa-rdfc-2022\",", ""))) {
            var text = Json.write(DataIntegrity.sign(document, ANYBODY, Samples.SIGNED));
            assertThat(text).contains(broken.getFirst());
            assertThat(CHECK.of(Json.read(text.replace(broken.getFirst(), broken.getLast())), Samples.TODAY))
                    .as(broken.toString())
                    .isInstanceOfAny(Verdict.WrongProof.class, Verdict.Unsupported.class, Verdict.UnknownKey.class);
        }
    }

    @Test
    void refusesAProofThatRanOut() {
        var options = new ProofOptions(
                Cryptosuite.EDDSA_RDFC_2022,
                Samples.SIGNED,
                ProofOptions.ASSERTION,
                null,
                List.of(),
                null,
                null,
                Samples.TODAY.minusSeconds(1));
        var document = DataIntegrity.sign(Vectors.json(Vectors.W3C + "unsigned.json"), ANYBODY, options);
        assertThat(CHECK.of(document, Samples.TODAY))
                .isEqualTo(new Verdict.WrongProof(
                        Verdict.ProofFault.EXPIRED, Timestamps.write(Samples.TODAY.minusSeconds(1))));
        assertThat(CHECK.of(document, Samples.TODAY.minusSeconds(1))).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void checksAPresentationWithItsChallengeAndItsCredentials() {
        var credential = DataIntegrity.sign(Vectors.json(Vectors.W3C + "unsigned.json"), ANYBODY, Samples.SIGNED);
        var token = VcJwt.sign(Samples.badge().json(), Samples.tokenSigner(), Samples.SIGNED);
        var presentation = Json.read("""
                {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation",
                 "verifiableCredential": [%s, {"@context": ["https://www.w3.org/ns/credentials/v2"],
                 "type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,%s"}]}
                """.formatted(Json.write(credential), token));
        var options = new ProofOptions(
                Cryptosuite.EDDSA_RDFC_2022,
                Samples.SIGNED,
                "authentication",
                null,
                List.of(),
                "a.example",
                "42",
                null);
        var signed = DataIntegrity.sign(presentation, ANYBODY, options);
        VerificationMethods both =
                id -> new DidKey().find(id).or(() -> Samples.methods().find(id));
        var check = new PresentationCheck(both, CheckRules.conformance());
        assertThat(check.refusal(signed, Samples.TODAY, "a.example", "42")).isEmpty();
        assertThat(check.refusal(signed, Samples.TODAY, null, null)).isEmpty();
        assertThat(check.refusal(signed, Samples.TODAY, "a.example", "43"))
                .contains(new Verdict.WrongProof(Verdict.ProofFault.WRONG_CHALLENGE, "\"42\""));
        assertThat(check.refusal(signed, Samples.TODAY, "b.example", "42"))
                .contains(new Verdict.WrongProof(Verdict.ProofFault.WRONG_DOMAIN, "\"a.example\""));
        assertThat(check.refusal(presentation, Samples.TODAY, null, null)).contains(new Verdict.Unsigned());
        assertThat(check.refusal(signed, Samples.UNTIL.plusSeconds(1), null, null))
                .contains(new Verdict.Expired(Samples.UNTIL));
        var altered = Json.read(Json.write(signed).replace("The School of Examples", "The School of Samples"));
        assertThat(check.refusal(altered, Samples.TODAY, null, null)).contains(new Verdict.Altered());
        assertThat(new PresentationCheck(_ -> Optional.empty(), CheckRules.conformance())
                        .refusal(signed, Samples.TODAY, null, null))
                .contains(new Verdict.UnknownKey(ANYBODY.keyId()));
    }

    @Test
    void readsAFileOfEitherForm() {
        var token = VcJwt.sign(Samples.badge().json(), Samples.tokenSigner(), Samples.SIGNED);
        assertThat(Samples.check().of((token + "\n").getBytes(StandardCharsets.UTF_8), Samples.TODAY))
                .isInstanceOf(Verdict.Valid.class);
    }
}
