package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What W3C and 1EdTech publish is what comes out here, bit for bit where they publish the key. */
class KnownAnswersTest {
    private static final Instant CREATED = Instant.parse("2023-02-24T23:36:38Z");
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final ProofDemands ANY_SUITE =
            new ProofDemands(NOW, ProofOptions.ASSERTION, EnumSet.allOf(Cryptosuite.class), null, null);

    @ParameterizedTest
    @CsvSource({
        "1edtech-ob3-signed-eddsa-rdfc-2022.json, 1edtech-obv3p0-document-canon.txt",
        "1edtech-clr2-signed-eddsa-rdfc-2022.json, 1edtech-clrv2p0-document-canon.txt",
        "w3c-vc-di-eddsa-unsigned.json, w3c-vc-di-eddsa-eddsa-rdfc-2022-canonDocDataInt.txt"
    })
    void sayTheSameAsTheirCanonicalForms(String document, String canonical) {
        var unsecured = DataIntegrity.without(Vectors.json("vectors/" + document), "proof");
        assertThat(JsonLd.canonical(unsecured).strip())
                .isEqualTo(Vectors.text("vectors/" + canonical).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "1edtech-ob3-signed-eddsa-rdfc-2022.json, 1edtech-obv3p0-proof-canon.txt",
        "1edtech-clr2-signed-eddsa-rdfc-2022.json, 1edtech-clrv2p0-proof-canon.txt",
        "w3c-vc-di-eddsa-eddsa-rdfc-2022-signedDataInt.json, w3c-vc-di-eddsa-eddsa-rdfc-2022-proofCanonDataInt.txt"
    })
    void sayTheSameAsTheirProofOptions(String document, String canonical) {
        var signed = Vectors.json("vectors/" + document);
        var options = DataIntegrity.without(DataIntegrity.proofs(signed).getFirst(), "proofValue");
        assertThat(JsonLd.canonical(DataIntegrity.withContext(options, signed.get("@context")))
                        .strip())
                .isEqualTo(Vectors.text("vectors/" + canonical).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1edtech-ob3-signed-eddsa-rdfc-2022.json", "1edtech-clr2-signed-eddsa-rdfc-2022.json"})
    void verifyWithTheKeyOfTheGuide(String name) {
        assertThat(DataIntegrity.verify(Vectors.json("vectors/" + name), KnownAnswersTest::guideKey, NOW))
                .isInstanceOf(Signed.Good.class);
    }

    @Test
    void verifyTheBadgeInsideTheTranscript() {
        var clr = Vectors.json("vectors/1edtech-clr2-signed-eddsa-rdfc-2022.json");
        var badge = clr.getJsonObject("credentialSubject")
                .getJsonArray("verifiableCredential")
                .getJsonObject(0);
        assertThat(DataIntegrity.verify(badge, KnownAnswersTest::guideKey, NOW)).isInstanceOf(Signed.Good.class);
    }

    /** The guide's key stands after the # of its id. */
    private static Optional<VerificationMethod> guideKey(String id) {
        return Multikey.decode(id.substring(id.indexOf('#') + 1))
                .map(key -> new VerificationMethod(
                        id, id.substring(0, id.indexOf('#')), Algorithm.ED25519, key, Instant.EPOCH, null, null));
    }

    @Nested
    class TheW3cExamples {
        private final JsonObject unsigned = Vectors.json(Vectors.W3C + "unsigned.json");
        private final JsonObject keys = Vectors.json(Vectors.W3C + "proof-set-chain-multiKeyPairs.json");

        @Test
        void hashTheSame() {
            var signed = Vectors.json(Vectors.W3C + "eddsa-rdfc-2022-signedDataInt.json");
            var options = DataIntegrity.without(DataIntegrity.proofs(signed).getFirst(), "proofValue");
            var both = Cryptosuite.EDDSA_RDFC_2022.toBeSigned(
                    DataIntegrity.withContext(options, signed.get("@context")), unsigned);
            assertThat(HexFormat.of().formatHex(both))
                    .isEqualTo(Vectors.text(Vectors.W3C + "eddsa-rdfc-2022-combinedHashDataInt.txt")
                            .strip());
            assertThat(HexFormat.of().formatHex(both, 0, 32))
                    .isEqualTo(Vectors.text(Vectors.W3C + "eddsa-rdfc-2022-proofHashDataInt.txt")
                            .strip());
            assertThat(HexFormat.of().formatHex(both, 32, 64))
                    .isEqualTo(Vectors.text(Vectors.W3C + "eddsa-rdfc-2022-docHashDataInt.txt")
                            .strip());
        }

        @ParameterizedTest
        @CsvSource({
            "EDDSA_RDFC_2022, eddsa-rdfc-2022-signedDataInt.json",
            "EDDSA_JCS_2022, eddsa-jcs-2022-signedJCS.json"
        })
        void areSignedBitForBit(Cryptosuite suite, String expected) {
            var options = options(suite, CREATED, null, List.of());
            var signed = DataIntegrity.sign(unsigned, signer(Vectors.json(Vectors.W3C + "keyPair.json")), options);
            var wanted = Vectors.json(Vectors.W3C + expected);
            assertThat(signed.getJsonArray("proof").getJsonObject(0)).isEqualTo(wanted.getJsonObject("proof"));
            assertThat(DataIntegrity.without(signed, "proof")).isEqualTo(DataIntegrity.without(wanted, "proof"));
            assertThat(DataIntegrity.verify(wanted, new DidKey(), ANY_SUITE)).isInstanceOf(Signed.Good.class);
        }

        @Test
        void areSignedTwiceAsASet() {
            var wanted = Vectors.json(Vectors.W3C + "proof-set-chain-signedProofSet2.json");
            var signed = unsigned;
            for (int i = 0; i < 2; i++) {
                var id = wanted.getJsonArray("proof").getJsonObject(i).getString("id", null);
                signed = DataIntegrity.sign(
                        signed, signer(i + 1), options(Cryptosuite.EDDSA_RDFC_2022, CREATED, id, List.of()));
            }
            assertThat(signed).isEqualTo(wanted);
            assertThat(DataIntegrity.verify(wanted, new DidKey(), NOW))
                    .isInstanceOfSatisfying(
                            Signed.Good.class,
                            good -> assertThat(good.signatures()).hasSize(2));
        }

        @Test
        void areSignedOverEarlierSignaturesAsAChain() {
            var wanted = Vectors.json(Vectors.W3C + "proof-set-chain-signedProofChain2.json");
            var signed = unsigned;
            for (int i = 0; i < 4; i++) {
                var proof = wanted.getJsonArray("proof").getJsonObject(i);
                signed = DataIntegrity.sign(
                        signed,
                        signer(i + 1),
                        options(
                                Cryptosuite.EDDSA_RDFC_2022,
                                Instant.parse(proof.getString("created")),
                                proof.getString("id", null),
                                previous(proof)));
            }
            assertThat(signed).isEqualTo(wanted);
            assertThat(DataIntegrity.verify(wanted, new DidKey(), NOW))
                    .isInstanceOfSatisfying(
                            Signed.Good.class,
                            good -> assertThat(good.signatures()).hasSize(4));
        }

        @Test
        void areNotBelievedWithoutAnEarlierSignatureOfTheChain() {
            var chain = Vectors.json(Vectors.W3C + "proof-set-chain-signedProofChain2.json");
            var shorter = jakarta.json.Json.createArrayBuilder(chain.getJsonArray("proof"))
                    .remove(0)
                    .build();
            assertThat(DataIntegrity.verify(DataIntegrity.with(chain, "proof", shorter), new DidKey(), NOW))
                    .isInstanceOfSatisfying(
                            Signed.Bad.class,
                            bad -> assertThat(bad.why())
                                    .isInstanceOfSatisfying(
                                            Verdict.WrongProof.class,
                                            wrong -> assertThat(wrong.fault())
                                                    .isEqualTo(Verdict.ProofFault.NO_SUCH_PREVIOUS_PROOF)));
        }

        private List<String> previous(JsonObject proof) {
            var ids = new ArrayList<String>();
            if (proof.get("previousProof") instanceof jakarta.json.JsonArray some) {
                some.getValuesAs(jakarta.json.JsonString.class).forEach(one -> ids.add(one.getString()));
            } else if (proof.containsKey("previousProof")) {
                ids.add(proof.getString("previousProof"));
            }
            return ids;
        }

        private Signer signer(int pair) {
            return signer(keys.getJsonObject("keyPair" + pair));
        }

        private Signer signer(JsonObject pair) {
            var secret =
                    Multikey.decodeSecret(pair.getString("privateKeyMultibase")).orElseThrow();
            assertThat(Multikey.encode(Ed25519.publicKey(secret))).isEqualTo(pair.getString("publicKeyMultibase"));
            return Ed25519.signer(DidKey.id(Ed25519.publicKey(secret)), secret);
        }

        private ProofOptions options(
                Cryptosuite suite,
                Instant created,
                @org.jspecify.annotations.Nullable String id,
                List<String> previous) {
            return new ProofOptions(suite, created, ProofOptions.ASSERTION, id, previous, null, null, null);
        }
    }
}
