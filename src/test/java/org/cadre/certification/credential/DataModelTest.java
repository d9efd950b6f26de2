package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.cadre.certification.credential.DataModel.Fault;
import org.cadre.certification.credential.DataModel.Rule;
import org.cadre.certification.credential.DataModel.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential's shape is right, or each thing that is wrong has its place and its rule. */
class DataModelTest {
    private static final String MINIMAL = """
            {"@context": ["https://www.w3.org/ns/credentials/v2"],
             "type": ["VerifiableCredential"],
             "issuer": "did:web:mentors.example.org",
             "credentialSubject": {"id": "did:example:subject"}}
            """;

    private static JsonObject with(String key, String value) {
        return DataIntegrity.with(Json.read(MINIMAL), key, value(value));
    }

    private static JsonValue value(String text) {
        return Objects.requireNonNull(Json.read("{\"value\":" + text + "}").get("value"));
    }

    @Test
    void acceptsTheLeastThereCanBe() {
        assertThat(DataModel.credential(Json.read(MINIMAL), Version.V2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@context", "type", "issuer", "credentialSubject"})
    void asksForWhatEveryCredentialHas(String key) {
        assertThat(DataModel.credential(DataIntegrity.without(Json.read(MINIMAL), key), Version.V2))
                .containsExactly(new Fault("/" + key, Rule.MISSING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@context | [\"https://www.w3.org/2018/credentials/v1\"] | /@context/0 | WRONG_FIRST_CONTEXT",
                "@context | \"https://www.w3.org/ns/credentials/v2\" | /@context | WRONG_FIRST_CONTEXT",
                "@context | [\"https://www.w3.org/ns/credentials/v2\", 5] | /@context/1 | NOT_A_CONTEXT",
                "@context | [\"https://www.w3.org/ns/credentials/v2\", \"relative\"] | /@context/1 | NOT_A_CONTEXT",
                "type | [\"Credential\"] | /type | WRONG_TYPE",
                "type | [\"VerifiableCredential\", 5] | /type | NOT_A_STRING",
                "type | [] | /type | MISSING",
                "id | \"no address\" | /id | NOT_A_URL",
                "id | [\"urn:a:1\", \"urn:a:2\"] | /id | NOT_A_URL",
                "id | null | /id | NOT_A_URL",
                "issuer | \"somebody\" | /issuer | NOT_A_URL",
                "issuer | {\"name\": \"Somebody\"} | /issuer/id | MISSING",
                "issuer | {\"id\": \"somebody\"} | /issuer/id | NOT_A_URL",
                "issuer | {\"id\": \"did:web:a.example\", \"name\": 5} | /issuer/name | NOT_A_TEXT",
                "credentialSubject | {} | /credentialSubject | EMPTY",
                "credentialSubject | [] | /credentialSubject | EMPTY",
                "credentialSubject | [{\"id\": \"urn:a:1\"}, {}] | /credentialSubject | EMPTY",
                "credentialSubject | \"did:example:subject\" | /credentialSubject | NOT_AN_OBJECT",
                "credentialSubject | {\"id\": \"subject\"} | /credentialSubject/id | NOT_A_URL",
                "validFrom | \"2026-11-27\" | /validFrom | NOT_A_MOMENT",
                "validFrom | \"2026-11-27T10:00:00\" | /validFrom | NOT_A_MOMENT",
                "validUntil | \"2026-02-30T10:00:00Z\" | /validUntil | NOT_A_MOMENT",
                "validUntil | 5 | /validUntil | NOT_A_MOMENT",
                "name | 5 | /name | NOT_A_TEXT",
                "name | {\"@value\": \"Name\", \"@language\": \"not a language\"} | /name | NOT_A_TEXT",
                "name | {\"@language\": \"en\"} | /name | NOT_A_TEXT",
                "description | {\"@value\": \"x\", \"@direction\": \"up\"} | /description | NOT_A_TEXT",
                "description | {\"@value\": \"x\", \"url\": \"u\"} | /description | NOT_A_TEXT",
                "credentialStatus | {\"id\": \"https://a.example/1\"} | /credentialStatus/0/type | MISSING",
                "credentialStatus | {\"type\": \"A\", \"id\": \"1\"} | /credentialStatus/0/id | NOT_A_URL",
                "credentialSchema | {\"type\": \"JsonSchema\"} | /credentialSchema/0/id | MISSING",
                "credentialSchema | [{\"id\": \"https://a.example/1\"}] | /credentialSchema/0/type | MISSING",
                "termsOfUse | {\"id\": \"https://a.example/1\"} | /termsOfUse/0/type | MISSING",
                "evidence | [{\"type\": \"Evidence\"}, {}] | /evidence/1/type | MISSING",
                "evidence | \"x\" | /evidence/0 | NOT_AN_OBJECT",
                "refreshService | {\"id\": \"https://a.example/1\"} | /refreshService/0/type | MISSING",
                "relatedResource | {\"id\": \"https://a.example/1\"} | /relatedResource/0 | NO_DIGEST",
                "relatedResource | {\"digestSRI\": \"sha384-AAAA\"} | /relatedResource/0/id | MISSING",
                "relatedResource | {\"id\": \"https://a.example/1\", \"digestSRI\": \"md5-AAAA\"} | /relatedResource/0/digestSRI | NOT_A_DIGEST",
                "relatedResource | {\"id\": \"https://a.example/1\", \"digestMultibase\": \"x\"} | /relatedResource/0/digestMultibase | NOT_A_DIGEST",
                "relatedResource | [{\"id\": \"urn:a:1\", \"digestSRI\": \"sha384-AA\"}, {\"id\": \"urn:a:1\", \"digestSRI\": \"sha384-AA\"}] | /relatedResource/1/id | TWICE"
            })
    void saysWhatIsWrongAndWhere(String key, String value, String path, Rule rule) {
        assertThat(DataModel.credential(with(key, value), Version.V2)).containsExactly(new Fault(path, rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@context | [\"https://www.w3.org/ns/credentials/v2\", {\"a\": \"https://a.example/#a\"}]",
                "type | \"VerifiableCredential\"",
                "issuer | {\"id\": \"https://a.example\", \"name\": {\"@value\": \"A\", \"@language\": \"en\", \"@direction\": \"ltr\"}}",
                "name | [{\"@value\": \"A\", \"@language\": \"en\"}, {\"@value\": \"B\", \"@language\": \"fr-CA\"}]",
                "credentialSubject | [{\"id\": \"urn:a:1\"}, {\"name\": \"B\"}]",
                "validFrom | \"2026-11-27T10:00:00.123-05:00\"",
                "evidence | [{\"type\": [\"Evidence\"]}, {\"type\": \"Evidence\", \"id\": \"https://a.example/1\"}]"
            })
    void acceptsWhatTheStandardAllows(String key, String value) {
        assertThat(DataModel.credential(with(key, value), Version.V2)).isEmpty();
    }

    @Test
    void asksThatItEndsAfterItBegins() {
        var backwards =
                DataIntegrity.with(with("validFrom", "\"2026-11-27T10:00:00Z\""), "validUntil", "2026-11-27T09:59:59Z");
        assertThat(DataModel.credential(backwards, Version.V2))
                .containsExactly(new Fault("/validUntil", Rule.ENDS_BEFORE_IT_BEGINS));
    }

    @Test
    void readsVersionOneOnlyWhenAsked() {
        var old = Vectors.json("samples/ob30-simple-eddsa-2022.json");
        assertThat(DataModel.credential(old, Version.V1)).isEmpty();
        assertThat(DataModel.credential(old, Version.V2)).isNotEmpty();
        assertThat(DataModel.credential(DataIntegrity.without(old, "issuanceDate"), Version.V1))
                .containsExactly(new Fault("/issuanceDate", Rule.MISSING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type | [\"Presentation\"] | /type | WRONG_TYPE",
                "holder | \"somebody\" | /holder | NOT_A_URL",
                "holder | {\"name\": \"x\"} | /holder/id | MISSING",
                "verifiableCredential | \"token\" | /verifiableCredential/0 | NOT_AN_OBJECT",
                "termsOfUse | {} | /termsOfUse/0/type | MISSING"
            })
    void saysWhatIsWrongWithAPresentation(String key, String value, String path, Rule rule) {
        var right = Json.read("""
                {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation",
                 "holder": "did:example:holder", "verifiableCredential": [%s]}
                """.formatted(MINIMAL));
        assertThat(DataModel.presentation(right, false)).isEmpty();
        var wrong = DataIntegrity.with(right, key, value(value));
        assertThat(DataModel.presentation(wrong, false)).isEqualTo(List.of(new Fault(path, rule)));
    }

    @Test
    void looksIntoTheCredentialsOfAPresentation() {
        var wrong = Json.read("""
                {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation",
                 "verifiableCredential": [%s, {"@context": ["https://www.w3.org/ns/credentials/v2"],
                 "type": "EnvelopedVerifiableCredential", "id": "https://a.example"}]}
                """.formatted(MINIMAL.replace("\"issuer\"", "\"issued\"")));
        assertThat(DataModel.presentation(wrong, false))
                .containsExactly(
                        new Fault("/verifiableCredential/0/issuer", Rule.MISSING),
                        new Fault("/verifiableCredential/1/id", Rule.NOT_A_URL));
    }
}
