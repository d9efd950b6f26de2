package org.cadre.certification.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.certification.credential.BitstringList;
import org.cadre.certification.credential.Cryptosuite;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.DidKey;
import org.cadre.certification.credential.Ed25519;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.ProofOptions;
import org.cadre.certification.credential.Signer;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the suites of W3C expect of an issuer and a verifier, in documents of our own. */
@CadreTest
class SuiteTest {
    private static final String BASE = "https://localhost:8443";

    private static final String PLAIN = """
            {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
             "issuer": "did:example:issuer", "credentialSubject": {"id": "did:example:subject"}}""";

    private static final String VERSION_1 = """
            {"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"],
             "issuer": "did:example:issuer", "issuanceDate": "2023-01-01T00:00:00Z",
             "credentialSubject": {"id": "did:example:subject"}}""";

    @Autowired
    StatusLists lists;

    @Autowired
    Issuer own;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private SuiteIssuer issuer;
    private SuiteVerifier verifier;

    @BeforeEach
    void begin() {
        issuer = new SuiteIssuer(lists, clock);
        verifier = new SuiteVerifier(own, issuer, clock);
    }

    /** The document with one more member, or another value of one it has. */
    private static JsonObject with(JsonObject document, String key, String value) {
        return Json.object(document)
                .add(key, Json.read("{\"v\":" + value + "}").get("v"))
                .build();
    }

    private static JsonObject plain() {
        return Json.read(PLAIN);
    }

    private JsonObject issue(JsonObject credential) {
        return issuer.issue(Json.object().add("credential", credential).build(), BASE);
    }

    private void verify(JsonValue credential, String options) {
        verifier.credential(Json.object()
                .add("verifiableCredential", credential)
                .add("options", Json.read(options))
                .build());
    }

    private void verify(JsonValue credential) {
        verify(credential, "{\"checks\": [\"proof\"]}");
    }

    private void present(JsonObject presentation, String options) {
        verifier.presentation(Json.object()
                .add("verifiablePresentation", presentation)
                .add("options", Json.read(options))
                .build());
    }

    @Nested
    class AnIssuer {
        @Test
        void securesWhatItIsGivenUnderItsOwnName() {
            var issued = issue(plain());
            assertThat(issued.getString("issuer")).isEqualTo(issuer.id()).startsWith("did:key:z6Mk");
            var proof = issued.getJsonObject("proof");
            assertThat(proof.getString("type")).isEqualTo("DataIntegrityProof");
            assertThat(proof.getString("cryptosuite")).isEqualTo("eddsa-rdfc-2022");
            assertThat(proof.getString("proofPurpose")).isEqualTo("assertionMethod");
            assertThat(proof.getString("verificationMethod")).startsWith(issuer.id() + "#z6Mk");
            assertThat(proof.getString("proofValue")).startsWith("z");
            assertThatCode(() -> verify(issued)).doesNotThrowAnyException();
        }

        @Test
        void neverSignsWithAKeyOfTheAssociation() {
            assertThat(own.methods().find(issuer.id())).isEmpty();
            assertThat(new SuiteIssuer(lists, clock).id()).isNotEqualTo(issuer.id());
        }

        @Test
        void keepsWhatStandsBesideTheIdOfTheIssuer() {
            var issued = issue(with(plain(), "issuer", "{\"id\": \"did:example:x\", \"name\": \"Sample\"}"));
            assertThat(issued.getJsonObject("issuer").getString("name")).isEqualTo("Sample");
            assertThat(issued.getJsonObject("issuer").getString("id")).isEqualTo(issuer.id());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", \"https://www.w3.org/ns/credentials/examples/v2\"]",
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", {\"Word\": \"https://example.org/#Word\"}]",
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", {\"@context\": {\"Word\": \"https://example.org/#Word\"}}]",
                    "id | \"urn:uuid:0b1ab31e-9fcd-4a1e-9d30-53a7b6a2a83c\"",
                    "type | [\"VerifiableCredential\", \"https://example.org/#Sample\"]",
                    "name | \"Sample\"",
                    "name | {\"@value\": \"Muestra\", \"@language\": \"es\", \"@direction\": \"ltr\"}",
                    "name | [{\"@value\": \"Sample\", \"@language\": \"en\"}, {\"@value\": \"Muestra\", \"@language\": \"es\"}]",
                    "credentialSubject | [{\"id\": \"did:example:a\"}, {\"id\": \"did:example:b\"}]",
                    "validFrom | \"2023-02-27T05:03:28.123Z\"",
                    "validFrom | \"2093-02-27T05:03:28-06:00\"",
                    "validUntil | \"2013-02-27T05:03:28Z\"",
                    "credentialSchema | {\"id\": \"did:example:schema\", \"type\": \"https://example.org/#Schema\"}",
                    "refreshService | [{\"type\": \"https://example.org/#Refresh\"}]",
                    "termsOfUse | {\"type\": \"https://example.org/#Policy\", \"id\": \"did:example:policy\"}",
                    "evidence | [{\"type\": \"https://example.org/#Evidence\"}, {\"type\": \"https://example.org/#Evidence\"}]",
                    "credentialStatus | {\"type\": \"https://example.org/#Status\", \"id\": \"did:example:status\"}",
                    "credentialStatus | {\"type\": \"https://example.org/#Status\"}",
                    "relatedResource | [{\"id\": \"https://example.org/r.json\", \"mediaType\": \"application/json\", \"digestMultibase\": \"uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw\"}]",
                    "relatedResource | {\"id\": \"https://example.org/r.json\", \"digestSRI\": \"sha256-IwhzJyufmsjiGS1qP0waCmFb0gKa5ZGBI0ZZtfQo9Ls=\"}"
                })
        void issues(String change) {
            String[] parts = change.split(" \\| ", 2);
            var issued = issue(with(plain(), parts[0], parts[1]));
            assertThat(issued).containsKey("proof");
            assertThatCode(() -> verify(issued)).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@context | null",
                    "@context | [\"https://www.w3.org/ns/credentials/examples/v2\"]",
                    "@context | [\"https://www.w3.org/ns/credentials/examples/v2\", \"https://www.w3.org/ns/credentials/v2\"]",
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", \"https ://no-address\"]",
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", 17]",
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", \"https://example.org/nobody-knows-it\"]",
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", {\"VerifiableCredential\": \"https://example.org/#Other\"}]",
                    "id | \"no address\"",
                    "id | [\"did:example:a\", \"did:example:b\"]",
                    "type | []",
                    "type | [\"https://example.org/#Sample\"]",
                    "type | [\"VerifiableCredential\", \"NobodyKnowsIt\"]",
                    "issuer | null",
                    "issuer | \"no address\"",
                    "issuer | {\"name\": \"nobody\"}",
                    "issuer | {\"id\": null}",
                    "name | {\"@value\": \"Sample\", \"@language\": \"en\", \"more\": \"x\"}",
                    "description | 4",
                    "credentialSubject | {}",
                    "credentialSubject | [{\"id\": \"did:example:a\"}, {}]",
                    "credentialSubject | \"did:example:a\"",
                    "validFrom | \"2023-02-27\"",
                    "validUntil | \"later\"",
                    "credentialStatus | {\"id\": \"did:example:status\"}",
                    "credentialStatus | {\"type\": \"https://example.org/#Status\", \"id\": \"no address\"}",
                    "credentialStatus | {\"type\": \"NobodyKnowsIt\"}",
                    "credentialSchema | {\"type\": \"https://example.org/#Schema\"}",
                    "credentialSchema | {\"id\": \"did:example:schema\"}",
                    "refreshService | {\"id\": \"did:example:refresh\"}",
                    "termsOfUse | {\"id\": \"did:example:policy\"}",
                    "evidence | {\"id\": \"did:example:evidence\"}",
                    "relatedResource | [\"https://example.org/r.json\"]",
                    "relatedResource | [{\"digestSRI\": \"sha256-IwhzJyufmsjiGS1qP0waCmFb0gKa5ZGBI0ZZtfQo9Ls=\"}]",
                    "relatedResource | [{\"id\": \"https://example.org/r.json\"}]",
                    "relatedResource | [{\"id\": \"https://example.org/r.json\", \"digestMultibase\": \"uAAAA\"}]",
                    "relatedResource | [{\"id\": \"https://example.org/r.json\", \"digestSRI\": \"sha256-23087327b9f9ac8e2192d6a3f4c1a0a615bd2029ae59181234659b5f428f4bb0\"}]",
                    "relatedResource | [{\"id\": \"https://www.w3.org/ns/credentials/v2\", \"digestSRI\": \"sha256-IwhzJyufmsjiGS1qP0waCmFb0gKa5ZGBI0ZZtfQo9Ls=\"}]",
                    "statusEntry | {\"type\": \"BitstringStatusListEntry\", \"statusListIndex\": true}",
                    "proof | {\"created\": \"2023-03-01T16:53:26Z\"}"
                })
        void refuses(String change) {
            String[] parts = change.split(" \\| ", 2);
            var wrong = with(plain(), parts[0], parts[1]);
            assertThatThrownBy(() -> issue(wrong))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problems()).isNotEmpty());
        }

        @Test
        void refusesAnEndBeforeTheBeginning() {
            var wrong = with(
                    with(plain(), "validFrom", "\"2027-01-01T00:00:00Z\""), "validUntil", "\"2026-01-01T00:00:00Z\"");
            assertThatThrownBy(() -> issue(wrong)).isInstanceOf(Refusal.class);
        }

        @Test
        void takesVersion1AndGivesItTheWordsOfItsProof() {
            var issued = issue(Json.read(VERSION_1));
            assertThat(issued.getJsonArray("@context").getString(1))
                    .isEqualTo("https://w3id.org/security/data-integrity/v2");
            assertThat(issued).doesNotContainKey("credentialStatus");
            assertThatCode(() -> verify(issued)).doesNotThrowAnyException();
        }

        @Test
        void signsOtherWaysWhenItIsAsked() {
            var body = Json.object()
                    .add("credential", plain())
                    .add("options", Json.read("{\"cryptosuite\": \"eddsa-jcs-2022\"}"))
                    .build();
            var issued = issuer.issue(body, BASE);
            assertThat(issued.getJsonObject("proof").getString("cryptosuite")).isEqualTo("eddsa-jcs-2022");
            assertThatCode(() -> verify(issued)).doesNotThrowAnyException();
            var unknown = Json.object(body)
                    .add("options", Json.read("{\"cryptosuite\": \"none\"}"))
                    .build();
            assertThatThrownBy(() -> issuer.issue(unknown, BASE)).isInstanceOf(Refusal.class);
        }
    }

    @Nested
    class AVerifier {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "type | null",
                    "type | \"UnknownProofType\"",
                    "cryptosuite | \"UnknownCryptosuite\"",
                    "verificationMethod | null",
                    "verificationMethod | \"did:key:nobody\"",
                    "proofPurpose | null",
                    "proofPurpose | \"authentication\"",
                    "proofValue | null",
                    "proofValue | \"z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh\"",
                    "created | \"yesterday\"",
                    "previousProof | \"urn:uuid:0b1ab31e-9fcd-4a1e-9d30-53a7b6a2a83c\"",
                    "previousProof | [\"urn:uuid:0b1ab31e-9fcd-4a1e-9d30-53a7b6a2a83c\"]",
                    "previousProof | 4"
                })
        void refusesAProofWith(String change) {
            String[] parts = change.split(" \\| ", 2);
            var issued = issue(plain());
            var proof = with(issued.getJsonObject("proof"), parts[0], parts[1]);
            var wrong = Json.object(issued).add("proof", proof).build();
            assertThatThrownBy(() -> verify(wrong)).isInstanceOf(Refusal.class);
        }

        @Test
        void refusesWhatIsNotSecured() {
            assertThatThrownBy(() -> verify(plain())).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> verify(with(issue(plain()), "proof", "null")))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> verify(Json.read("{\"type\": [\"NonconformingDocument\"]}")))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> verify(JsonValue.TRUE)).isInstanceOf(Refusal.class);
        }

        @Test
        void refusesAChangedWord() {
            var wrong = with(issue(plain()), "credentialSubject", "{\"id\": \"did:example:other\"}");
            assertThatThrownBy(() -> verify(wrong)).isInstanceOf(Refusal.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"checks\": [\"proof\"], \"expectedProofPurpose\": \"authentication\"}",
                    "{\"checks\": [\"proof\"], \"domain\": \"domain.example\"}",
                    "{\"checks\": [\"proof\"], \"domain\": \"domain.example\", \"challenge\": \"1235\"}"
                })
        void refusesWhatWasSignedForSomethingElse(String options) {
            var issued = issue(plain());
            assertThatThrownBy(() -> verify(issued, options)).isInstanceOf(Refusal.class);
        }

        @Test
        void looksAtDatesUnlessTheProofAloneIsAsked() {
            var old = issue(with(plain(), "validUntil", "\"2013-02-27T05:03:28Z\""));
            assertThatCode(() -> verify(old)).doesNotThrowAnyException();
            assertThatThrownBy(() -> verify(old, "{}")).isInstanceOf(Refusal.class);
        }

        @Test
        void followsAChainOfProofs() {
            var first = proof("urn:uuid:0b1ab31e-9fcd-4a1e-9d30-53a7b6a2a83c", List.of());
            var second = proof(null, List.of("urn:uuid:0b1ab31e-9fcd-4a1e-9d30-53a7b6a2a83c"));
            var document = with(plain(), "issuer", "\"" + issuer.id() + "\"");
            var chained = DataIntegrity.sign(DataIntegrity.sign(document, someone(), first), someone(), second);
            assertThatCode(() -> verify(chained)).doesNotThrowAnyException();
            var torn = Json.object(chained)
                    .add("proof", Json.array().add(chained.getJsonArray("proof").get(1)))
                    .build();
            assertThatThrownBy(() -> verify(torn)).isInstanceOf(Refusal.class);
        }

        private ProofOptions proof(@Nullable String id, List<String> previous) {
            return new ProofOptions(
                    Cryptosuite.EDDSA_RDFC_2022,
                    clock.instant(),
                    ProofOptions.ASSERTION,
                    id,
                    previous,
                    null,
                    null,
                    null);
        }
    }

    private static Signer someone() {
        byte[] secret = new byte[32];
        new Random(Ids.next().hashCode()).nextBytes(secret);
        return Ed25519.signer(DidKey.id(Ed25519.publicKey(secret)), secret);
    }

    @Nested
    class StatusOfACredential {
        private JsonObject issued;
        private UUID list;

        @BeforeEach
        void issueOne() {
            issued = issue(plain());
            String address = issued.getJsonObject("credentialStatus").getString("statusListCredential");
            assertThat(address).startsWith(BASE + "/credentials/status/");
            list = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
        }

        @Test
        void isAPlaceInASignedList() {
            var status = issued.getJsonObject("credentialStatus");
            assertThat(status.getString("type")).isEqualTo("BitstringStatusListEntry");
            assertThat(status.getString("id")).isNotEqualTo(status.getString("statusListCredential"));
            var published = issuer.statusList(list, BASE);
            assertThat(published.getString("id")).isEqualTo(status.getString("statusListCredential"));
            assertThat(published.getJsonArray("type").getString(1)).isEqualTo("BitstringStatusListCredential");
            var subject = published.getJsonObject("credentialSubject");
            assertThat(subject.getString("type")).isEqualTo("BitstringStatusList");
            assertThat(subject.getString("statusPurpose")).isEqualTo("revocation");
            assertThat(BitstringList.decode(subject.getString("encodedList"))
                            .orElseThrow()
                            .length())
                    .isEqualTo(StatusLists.PLACES);
            assertThatCode(() -> verify(published)).doesNotThrowAnyException();
        }

        @Test
        void isLookedUp() {
            lists.revoke(jdbc.sql("select credential from status_entry")
                    .query(UUID.class)
                    .single());
            assertThatThrownBy(() -> verify(issued))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problems())
                                    .singleElement()
                                    .extracting(Refusal.Problem::type)
                                    .isEqualTo(
                                            "https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR"));
        }

        @Test
        void outsideOfTheListIsRefused() {
            var status = with(issued.getJsonObject("credentialStatus"), "statusListIndex", "\"131072\"");
            var beyond =
                    issue(Json.object(plain()).add("credentialStatus", status).build());
            assertThatThrownBy(() -> verify(beyond)).isInstanceOf(Refusal.class).hasMessageContaining("RANGE_ERROR");
        }
    }

    @Nested
    class APresentation {
        private final Signer holder = someone();
        private final String name = holder.keyId().substring(0, holder.keyId().indexOf('#'));

        private JsonObject signed(JsonObject presentation) {
            return DataIntegrity.sign(
                    presentation,
                    holder,
                    new ProofOptions(
                            Cryptosuite.EDDSA_RDFC_2022,
                            clock.instant(),
                            "authentication",
                            null,
                            List.of(),
                            "suite.example",
                            "u-17",
                            null));
        }

        private JsonObject presentation(JsonObject... credentials) {
            return Json.object()
                    .add("@context", Json.array().add("https://www.w3.org/ns/credentials/v2"))
                    .add("type", Json.array().add("VerifiablePresentation"))
                    .add("verifiableCredential", Json.array(List.of(credentials)))
                    .build();
        }

        @Test
        void isGoodWithItsCredentials() {
            var good = signed(presentation(
                    issue(plain()),
                    issue(Json.read(VERSION_1
                            .replace("https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/credentials/v2")
                            .replace("issuanceDate", "validFrom")))));
            assertThatCode(() -> present(good, "{\"checks\": []}")).doesNotThrowAnyException();
            assertThatCode(() -> present(good, "{\"checks\": [\"proof\"], \"challenge\": \"u-17\"}"))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> present(good, "{\"challenge\": \"u-18\"}")).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> present(good, "{\"domain\": \"other.example\"}"))
                    .isInstanceOf(Refusal.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@context | null",
                    "@context | [\"https://www.w3.org/ns/credentials/examples/v2\"]",
                    "@context | [\"https://www.w3.org/ns/credentials/v2\", 123192875]",
                    "type | null",
                    "type | [\"https://example.org/#Other\"]",
                    "verifiableCredential | [\"did:example:credential\"]",
                    "verifiableCredential | [{\"type\": [\"VerifiableCredential\"]}]",
                    "holder | {\"name\": \"nobody\"}",
                    "proof | null"
                })
        void isRefusedWith(String change) {
            String[] parts = change.split(" \\| ", 2);
            var wrong = with(signed(presentation(issue(plain()))), parts[0], parts[1]);
            assertThatThrownBy(() -> present(wrong, "{}")).isInstanceOf(Refusal.class);
        }

        @Test
        void isRefusedWithACredentialThatIsNotSecured() {
            var wrong = signed(presentation(plain()));
            assertThatThrownBy(() -> present(wrong, "{}")).isInstanceOf(Refusal.class);
        }

        @Test
        void ofOnesOwnAssertionsNamesItsHolder() {
            var selfMade = DataIntegrity.sign(with(plain(), "issuer", "\"" + name + "\""), holder, clock.instant());
            var named = with(presentation(selfMade), "holder", "\"" + name + "\"");
            assertThatCode(() -> present(signed(named), "{}")).doesNotThrowAnyException();
            var nameless = signed(presentation(selfMade));
            assertThatThrownBy(() -> present(nameless, "{}")).isInstanceOf(Refusal.class);
            var others = signed(with(presentation(selfMade), "holder", "\"did:example:acme\""));
            assertThatThrownBy(() -> present(others, "{}")).isInstanceOf(Refusal.class);
            var borrowed = signed(with(
                    presentation(DataIntegrity.sign(
                            with(plain(), "issuer", "\"did:example:acme\""), holder, clock.instant())),
                    "holder",
                    "\"" + name + "\""));
            assertThatThrownBy(() -> present(borrowed, "{}")).isInstanceOf(Refusal.class);
        }
    }
}
