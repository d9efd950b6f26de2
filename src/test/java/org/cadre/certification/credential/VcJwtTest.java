package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The credential as a token says the same as the credential, and no header talks us into another way of checking. */
class VcJwtTest {
    private static final String KEY_ID = "did:web:mentors.example.org#rs256-1";
    private static final KeyPair KEY = key();
    private static final Signer SIGNER = Rs256.signer(KEY_ID, KEY.getPrivate());
    private static final Instant ISSUED = Instant.parse("2026-11-27T12:00:00Z");
    private static final JsonObject BADGE = Vectors.json("vectors/1edtech-ob3-signed-eddsa-rdfc-2022.json");

    private final VerificationMethods methods = id -> id.equals(KEY_ID) ? Optional.of(method(null)) : Optional.empty();

    private static VerificationMethod method(@Nullable Instant compromised) {
        return new VerificationMethod(
                KEY_ID,
                "did:web:mentors.example.org",
                Algorithm.RS256,
                KEY.getPublic().getEncoded(),
                Instant.EPOCH,
                null,
                compromised);
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void carriesTheCredentialAndTheClaimsBesideIt() {
        var token = VcJwt.sign(BADGE, SIGNER, ISSUED);
        var header = Json.read(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
        assertThat(Json.write(header)).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}");
        var payload = Json.read(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        assertThat(payload.getString("iss")).isEqualTo("https://example.edu/issuers/565049");
        assertThat(payload.getString("sub")).isEqualTo("did:example:ebfeb1f712ebc6f1c276e12ec21");
        assertThat(payload.getInt("nbf")).isEqualTo(1262304000);
        assertThat(payload.getInt("iat")).isEqualTo((int) ISSUED.getEpochSecond());
        assertThat(payload).doesNotContainKeys("jti", "proof", "exp", "vc");
        assertThat(VcJwt.verify(token, methods))
                .isInstanceOfSatisfying(
                        VcJwt.Answer.Good.class,
                        good -> assertThat(good.read().credential()).isEqualTo(DataIntegrity.without(BADGE, "proof")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'alg':'none','typ':'JWT','kid':'K'}",
                "{'alg':'HS256','typ':'JWT','kid':'K'}",
                "{'alg':'rs256','typ':'JWT','kid':'K'}",
                "{'alg':['RS256'],'typ':'JWT','kid':'K'}",
                "{'alg':'RS256','typ':'JWE','kid':'K'}",
                "{'alg':'RS256','kid':'K'}",
                "{'alg':'RS256','typ':'JWT','kid':'K','crit':['b64'],'b64':false}",
                "{'alg':'RS256','typ':'JWT','kid':'K','jwk':{}}"
            })
    void acceptsNoOtherHeader(String header) {
        var changed = header.replace('\'', '"').replace("\"K\"", "\"" + KEY_ID + "\"");
        var parts = VcJwt.sign(BADGE, SIGNER, ISSUED).split("\\.", -1);
        var input = encode(changed.getBytes(StandardCharsets.UTF_8)) + "." + parts[1];
        var token = input + "." + encode(SIGNER.sign(input.getBytes(StandardCharsets.US_ASCII)));
        assertThat(VcJwt.verify(token, methods))
                .isInstanceOfSatisfying(
                        VcJwt.Answer.Bad.class, bad -> assertThat(bad.why()).isInstanceOf(Verdict.Unsupported.class));
    }

    @Test
    void isRefusedWithoutASignature() {
        var parts = VcJwt.sign(BADGE, SIGNER, ISSUED).split("\\.", -1);
        assertThat(VcJwt.verify(parts[0] + "." + parts[1] + ".", methods)).isInstanceOf(VcJwt.Answer.Bad.class);
        assertThat(VcJwt.verify(parts[0] + "." + parts[1], methods)).isInstanceOf(VcJwt.Answer.Bad.class);
        assertThat(VcJwt.verify("", methods)).isInstanceOf(VcJwt.Answer.Bad.class);
    }

    @Test
    void isRefusedWhenAClaimSaysOtherThanTheCredential() {
        var payload = DataIntegrity.with(VcJwt.payload(BADGE), "iss", "did:web:somebody.example");
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        var input = encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encode(Json.write(payload).getBytes(StandardCharsets.UTF_8));
        var token = input + "." + encode(SIGNER.sign(input.getBytes(StandardCharsets.US_ASCII)));
        assertThat(VcJwt.verify(token, methods))
                .isEqualTo(new VcJwt.Answer.Bad(new Verdict.WrongProof(Verdict.ProofFault.INCOMPLETE, "iss")));
    }

    @Test
    void isRefusedWhenTheKeyIsUnknownOrWasStolen() {
        var token = VcJwt.sign(BADGE, SIGNER, ISSUED);
        assertThat(VcJwt.verify(token, _ -> Optional.empty()))
                .isEqualTo(new VcJwt.Answer.Bad(new Verdict.UnknownKey(KEY_ID)));
        assertThat(VcJwt.verify(token, _ -> Optional.of(method(ISSUED))))
                .isEqualTo(new VcJwt.Answer.Bad(new Verdict.KeyCompromised(KEY_ID, ISSUED, ISSUED)));
        assertThat(VcJwt.verify(token, _ -> Optional.of(method(ISSUED.plusSeconds(1)))))
                .isInstanceOf(VcJwt.Answer.Good.class);
    }

    @Test
    void isRefusedInAnotherSpellingOfTheSameBytes() {
        var token = VcJwt.sign(BADGE, SIGNER, ISSUED);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        var respelled = token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
        assertThat(Base64.getUrlDecoder().decode(respelled.split("\\.", -1)[2]))
                .isEqualTo(Base64.getUrlDecoder().decode(token.split("\\.", -1)[2]));
        assertThat(VcJwt.verify(respelled, methods)).isInstanceOf(VcJwt.Answer.Bad.class);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
