package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The credential says what was earned, in the shape Open Badges 3.0 demands and no reader misunderstands. */
class BadgeTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
            .getSchema(Vectors.text("schemas/ob_v3p0_achievementcredential_schema.json"), InputFormat.JSON);

    private final JsonObject signed = DataIntegrity.sign(Samples.badge().json(), Samples.signer(), Samples.SIGNED);

    @Test
    void fitsTheSchemaOfOpenBadges() {
        assertThat(SCHEMA.validate(Json.write(signed), InputFormat.JSON)).isEmpty();
    }

    @Test
    void wouldNotFitWithoutItsAchievement() {
        var without = DataIntegrity.with(
                signed,
                "credentialSubject",
                DataIntegrity.without(signed.getJsonObject("credentialSubject"), "achievement"));
        assertThat(SCHEMA.validate(Json.write(without), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void keepsToTheShapeThatEveryCheckerUnderstands() {
        assertThat(signed.getJsonArray("@context").getString(0)).isEqualTo("https://www.w3.org/ns/credentials/v2");
        assertThat(signed.getJsonArray("@context").getString(2))
                .isEqualTo("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
        assertThat(signed.get("proof")).isInstanceOf(JsonArray.class);
        assertThat(signed.get("credentialStatus")).isInstanceOf(JsonObject.class);
        assertThat(Json.write(signed)).doesNotContain("endorsementJwt", "\"jti\"");
        assertThat(DataModel.credential(signed, DataModel.Version.V2)).isEmpty();
    }

    @Test
    void saysWhoEarnedItAndHidesTheAddress() {
        var identifiers = signed.getJsonObject("credentialSubject").getJsonArray("identifier");
        assertThat(identifiers.getJsonObject(0).getString("identityHash")).isEqualTo("Rosa Delgado");
        assertThat(Json.write(signed)).doesNotContain("rosa@bluebonnet.example");
        var email = new Badge.HashedEmail(
                identifiers.getJsonObject(1).getString("identityHash"),
                identifiers.getJsonObject(1).getString("salt"));
        assertThat(email.is("Rosa@Bluebonnet.example")).isTrue();
        assertThat(email.is("rose@bluebonnet.example")).isFalse();
    }

    @Test
    void saysEverythingInItsCanonicalForm() {
        var canonical = JsonLd.canonical(Samples.badge().json());
        assertThat(canonical)
                .contains(
                        "\"Rosa Delgado\"",
                        "\"2026-0001\"",
                        "\"74.25 hours in 9 months\"",
                        "\"Finding time to listen\"",
                        "\"Fosters reflection\"",
                        "\"94567\"",
                        "\"2029-11-01T05:00:00Z\"");
    }

    @Test
    void isValidAsIssuedAndAsAToken() {
        assertThat(Samples.check().of(signed, Samples.TODAY)).isInstanceOf(Verdict.Valid.class);
        var token = VcJwt.sign(Samples.badge().json(), Samples.tokenSigner(), Samples.SIGNED);
        assertThat(Samples.check().ofToken(token, Samples.TODAY)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void isValidInATranscriptWithOthers() {
        var another = DataIntegrity.sign(
                Samples.badge("urn:uuid:019ac000-0000-7000-8000-000000000002", "Rosa Delgado", "Earlier")
                        .json(),
                Samples.signer(),
                Samples.SIGNED);
        var facts = Samples.badge();
        var clr = new Clr(
                "urn:uuid:019ac000-0000-7000-8000-000000000003",
                "Transcript",
                "All that Rosa Delgado earned.",
                facts.issuer(),
                facts.holder(),
                List.of(signed, another),
                Samples.FROM);
        var transcript = DataIntegrity.sign(clr.json(), Samples.signer(), Samples.SIGNED);
        assertThat(Samples.check().of(transcript, Samples.TODAY)).isInstanceOf(Verdict.Valid.class);
        assertThat(Clr.badges(transcript))
                .hasSize(2)
                .allSatisfy(badge ->
                        assertThat(Samples.check().of(badge, Samples.TODAY)).isInstanceOf(Verdict.Valid.class));
    }
}
