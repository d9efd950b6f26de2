package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of not being valid has its own answer, and a good signature alone never says valid. */
class CredentialCheckTest {
    private static final JsonObject BADGE =
            DataIntegrity.sign(Samples.badge().json(), Samples.signer(), Samples.SIGNED);
    private static final String TOKEN = VcJwt.sign(Samples.badge().json(), Samples.tokenSigner(), Samples.SIGNED);

    private static Verdict at(Instant now) {
        return Samples.check().of(BADGE, now);
    }

    @Test
    void saysValidFromItsFirstMomentToItsLast() {
        assertThat(at(Samples.FROM)).isInstanceOf(Verdict.Valid.class);
        assertThat(at(Samples.UNTIL)).isInstanceOf(Verdict.Valid.class);
        assertThat(Samples.check().ofToken(TOKEN, Samples.UNTIL)).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
            assertThat(valid.issuer()).isEqualTo(Samples.ISSUER);
            assertThat(valid.validUntil()).isEqualTo(Samples.UNTIL);
            assertThat(valid.mustBeRegisteredBefore()).isNull();
        });
    }

    @Test
    void saysNotYetValidBeforeAndExpiredAfter() {
        var early = new Verdict.NotYetValid(Samples.FROM);
        var late = new Verdict.Expired(Samples.UNTIL);
        assertThat(at(Samples.FROM.minusMillis(1))).isEqualTo(early);
        assertThat(at(Samples.UNTIL.plusMillis(1))).isEqualTo(late);
        assertThat(Samples.check().ofToken(TOKEN, Samples.FROM.minusMillis(1))).isEqualTo(early);
        assertThat(Samples.check().ofToken(TOKEN, Samples.UNTIL.plusMillis(1))).isEqualTo(late);
    }

    @Test
    void saysWrongIssuerWhenAnotherSignedUnderItsName() {
        var impostor = Ed25519.signer("did:web:impostor.example#key-1", new byte[32]);
        VerificationMethods both = id -> id.startsWith("did:web:impostor.example")
                ? Optional.of(new VerificationMethod(
                        id,
                        "did:web:impostor.example",
                        Algorithm.ED25519,
                        Ed25519.publicKey(new byte[32]),
                        Instant.EPOCH,
                        null,
                        null))
                : Samples.methods().find(id);
        var forged = DataIntegrity.sign(Samples.badge().json(), impostor, Samples.SIGNED);
        assertThat(new CredentialCheck(both, CheckRules.ours(Samples.ISSUER)).of(forged, Samples.TODAY))
                .isEqualTo(new Verdict.WrongIssuer(Samples.ISSUER, "did:web:impostor.example"));
        assertThat(new CredentialCheck(both, CheckRules.ours("did:web:other.example")).of(BADGE, Samples.TODAY))
                .isEqualTo(new Verdict.WrongIssuer(Samples.ISSUER, Samples.ISSUER));
    }

    @Test
    void saysUnknownKey() {
        var stranger = Ed25519.signer("did:web:mentors.example.org#ed25519-9", new byte[32]);
        assertThat(Samples.check()
                        .of(DataIntegrity.sign(Samples.badge().json(), stranger, Samples.SIGNED), Samples.TODAY))
                .isEqualTo(new Verdict.UnknownKey("did:web:mentors.example.org#ed25519-9"));
    }

    @Test
    void saysAlteredWhenOneWordIsAnother() {
        var other = Json.read(Json.write(BADGE).replace("Rosa Delgado", "Rose Delgado"));
        assertThat(Samples.check().of(other, Samples.TODAY)).isEqualTo(new Verdict.Altered());
        var longer = Json.read(Json.write(BADGE).replace("2029-11-01", "2039-11-01"));
        assertThat(Samples.check().of(longer, Samples.TODAY)).isEqualTo(new Verdict.Altered());
    }

    @Test
    void saysUnsignedWithoutAProof() {
        assertThat(Samples.check().of(Samples.badge().json(), Samples.TODAY)).isEqualTo(new Verdict.Unsigned());
    }

    @Test
    void saysWhyItCannotBeRead() {
        assertThat(Samples.check().of("no badge".getBytes(StandardCharsets.UTF_8), Samples.TODAY))
                .isInstanceOf(Verdict.Unreadable.class);
        assertThat(Samples.check().of(new byte[0], Samples.TODAY)).isInstanceOf(Verdict.Unreadable.class);
        assertThat(Samples.check().of("a.b.c".getBytes(StandardCharsets.UTF_8), Samples.TODAY))
                .isInstanceOf(Verdict.Unreadable.class);
        var elsewhere = Json.read(Json.write(BADGE).replace("extensions.json", "elsewhere.json"));
        assertThat(Samples.check().of(elsewhere, Samples.TODAY))
                .isEqualTo(new Verdict.UnknownContext("https://purl.imsglobal.org/spec/ob/v3p0/elsewhere.json"));
    }

    @Nested
    class WhenTheKeyWasStolen {
        private final Instant stolen = Samples.SIGNED;

        @Test
        void believesNothingSignedSince() {
            var check = new CredentialCheck(Samples.methods(stolen), CheckRules.ours(Samples.ISSUER));
            assertThat(check.of(BADGE, Samples.TODAY))
                    .isEqualTo(new Verdict.KeyCompromised(Samples.ED25519_ID, stolen, Samples.SIGNED));
            assertThat(check.ofToken(TOKEN, Samples.TODAY))
                    .isEqualTo(new Verdict.KeyCompromised(Samples.RS256_ID, stolen, Samples.SIGNED));
        }

        @Test
        void asksTheRegisterForWhatSaysItIsOlder() {
            var since = stolen.plusSeconds(1);
            var check = new CredentialCheck(Samples.methods(since), CheckRules.ours(Samples.ISSUER));
            assertThat(check.of(BADGE, Samples.TODAY))
                    .isInstanceOfSatisfying(
                            Verdict.Valid.class,
                            valid -> assertThat(valid.mustBeRegisteredBefore()).isEqualTo(since));
        }

        @Test
        void believesNoTokenThatDoesNotSayWhenItWasSigned() {
            var undated = VcJwt.sign(Samples.badge().json(), Samples.tokenSigner());
            var check = new CredentialCheck(Samples.methods(Samples.TODAY), CheckRules.ours(Samples.ISSUER));
            assertThat(check.ofToken(undated, Samples.TODAY))
                    .isEqualTo(new Verdict.KeyCompromised(Samples.RS256_ID, Samples.TODAY, null));
        }
    }

    @Test
    void refusesASignatureFromBeforeItsKey() {
        var early = DataIntegrity.sign(Samples.badge().json(), Samples.signer(), Samples.FROM.minusSeconds(1));
        assertThat(Samples.check().of(early, Samples.TODAY))
                .isEqualTo(new Verdict.KeyNotInUse(Samples.ED25519_ID, Samples.FROM.minusSeconds(1)));
    }

    /** Each says, for JSON-LD, exactly what was signed; a reader of the JSON would miss when it ends or who issued it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"validUntil\":\"2029-11-01T05:00:00Z\" | \"https://www.w3.org/2018/credentials#validUntil\":{\"@value\":\"2029-11-01T05:00:00Z\",\"@type\":\"http://www.w3.org/2001/XMLSchema#dateTime\"}",
                "\"validUntil\":\"2029-11-01T05:00:00Z\" | \"@included\":[{\"id\":\"urn:uuid:019ac000-0000-7000-8000-000000000001\",\"type\":\"VerifiableCredential\",\"validUntil\":\"2029-11-01T05:00:00Z\"}]"
            })
    void refusesAWordHiddenFromItsReader(String said, String hidden) {
        var document = Json.read(Json.write(BADGE).replace(said, hidden));
        assertThat(document).doesNotContainKey("validUntil");
        assertThat(DataIntegrity.verify(document, Samples.methods(), Samples.TODAY))
                .isInstanceOf(Signed.Good.class);
        for (var rules : new CheckRules[] {CheckRules.ours(Samples.ISSUER), CheckRules.conformance()}) {
            assertThat(new CredentialCheck(Samples.methods(), rules).of(document, Samples.UNTIL.plusSeconds(9)))
                    .isInstanceOfSatisfying(
                            Verdict.Unreadable.class,
                            unreadable ->
                                    assertThat(unreadable.problem()).isEqualTo(UnsafeDocument.Problem.HIDDEN_WORD));
        }
    }

    @Test
    void refusesAContextOfItsOwn() {
        var text = Json.write(BADGE)
                .replace(
                        "\"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json\"]",
                        "\"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json\",{\"until\":\"https://www.w3.org/2018/credentials#validUntil\"}]");
        assertThat(Samples.check().of(Json.read(text), Samples.TODAY)).isInstanceOf(Verdict.Unreadable.class);
    }
}
