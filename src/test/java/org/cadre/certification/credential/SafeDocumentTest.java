package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.cadre.certification.credential.UnsafeDocument.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is signed or believed that a signature would not cover, or that two readers would read differently. */
class SafeDocumentTest {
    private static final String BADGE = Vectors.text("samples/obv3-minimal.json");

    @Test
    void takesADocumentInWhichEverythingIsDefined() {
        assertThat(JsonLd.canonical(Json.read(BADGE))).contains("Lorem ipsum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"Example Badge\" | \"nom\": \"Example Badge\" | UNDEFINED_TERM",
                "\"name\": \"Example Badge\" | \"jti\": \"Example Badge\" | UNDEFINED_TERM",
                "\"name\": \"Lorem ipsum\" | \"endorsementJwt\": [\"a.b.c\"] | UNDEFINED_TERM",
                "\"narrative\" | \"narative\" | UNDEFINED_TERM",
                "\"OpenBadgeCredential\" | \"OpenBatchCredential\" | RELATIVE_TYPE",
                "\"https://example.com/achievements/lorem-ipsum\" | \"lorem-ipsum\" | RELATIVE_ID",
                "\"http://example.com/credentials/example-credential\" | \"/credentials/1\" | RELATIVE_ID",
                "\"http://example.com/credentials/example-credential\" | \"http://example.com/a b\" | RELATIVE_ID",
                "context-3.0.3.json | context-3.0.9.json | UNKNOWN_CONTEXT",
                "\"https://www.w3.org/ns/credentials/v2\" | \"https://www.w3.org/ns/credentials/v3\" | UNKNOWN_CONTEXT"
            })
    void refusesWhatWouldBeLeftOut(String published, String changed, Problem problem) {
        assertThat(BADGE).contains(published);
        var document = Json.read(BADGE.replace(published, changed));
        assertThatThrownBy(() -> JsonLd.canonical(document))
                .isInstanceOfSatisfying(
                        UnsafeDocument.class,
                        unsafe -> assertThat(unsafe.problem()).isEqualTo(problem));
    }

    @Test
    void leavesOutNoAddressThatOtherReadersDislike() {
        var percent = BADGE.replace("https://example.com/achievements/lorem", "https://ex%mple.com/achievements/lorem");
        assertThat(JsonLd.canonical(Json.read(percent)).lines())
                .hasSameSizeAs(JsonLd.canonical(Json.read(BADGE)).lines().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"b\":[{\"a\":1,\"\\u0061\":2}]}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "[1]",
                "\"a\"",
                "{\"a\":1e999999999}",
                "{'a':1}",
                ""
            })
    void refusesWhatTwoReadersCouldReadDifferently(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOfSatisfying(
                        UnsafeDocument.class,
                        unsafe -> assertThat(unsafe.problem()).isEqualTo(Problem.NOT_JSON));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var bytes = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Json.read(bytes)).isInstanceOf(UnsafeDocument.class);
    }

    @Test
    void refusesADocumentThatIsTooDeep() {
        var deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        assertThatThrownBy(() -> Json.read(deep)).isInstanceOf(UnsafeDocument.class);
        var lists = "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}";
        assertThatThrownBy(() -> Json.read(lists)).isInstanceOf(UnsafeDocument.class);
    }

    @Test
    void writesWhatItReads() {
        var text = "{\"a\":\"\\\"\\\\\\n\\u0001é😀\",\"b\":[1,2.50,true,null,{}],\"c\":[]}";
        assertThat(Json.write(Json.read(text))).isEqualTo(text);
        assertThat(Json.read(Json.write(Json.read(BADGE)))).isEqualTo(Json.read(BADGE));
    }
}
