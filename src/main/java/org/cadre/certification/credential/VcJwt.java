package org.cadre.certification.credential;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same credential as a JSON Web Token, signed with RS256. Its payload is the credential and the registered claims
 * that Open Badges names beside it, except {@code jti}: no context defines that, and {@code id} already says it.
 */
public final class VcJwt {
    private static final String ALGORITHM = "RS256";
    private static final Set<String> TYPES = Set.of("JWT", "vc+jwt");
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid", "cty");
    private static final List<String> CLAIMS = List.of("iss", "sub", "nbf", "exp", "iat");
    private static final int PARTS = 3;
    private static final int MOST_CHARACTERS = 4_000_000;

    private VcJwt() {}

    /** A token that was read, and whose signature is good. */
    public record Read(JsonObject credential, Verdict.Signature signature) {}

    /** What came of reading a token. */
    public sealed interface Answer {
        /** The credential as it was signed, without the claims beside it. */
        record Good(Read read) implements Answer {}

        /** Not to be believed. */
        record Bad(Verdict.Refused why) implements Answer {}
    }

    /** The credential, without data integrity proofs, as a compact token. */
    public static String sign(JsonObject credential, Signer signer) {
        return sign(credential, signer, null);
    }

    /** The same, saying when it was signed; without that nothing shows that its key was still its owner's. */
    public static String sign(JsonObject credential, Signer signer, @Nullable Instant issuedAt) {
        if (signer.algorithm() != Algorithm.RS256) {
            throw new IllegalArgumentException("Tokens are signed with RS256");
        }
        var header = Json.object()
                .add("alg", ALGORITHM)
                .add("typ", "JWT")
                .add("kid", signer.keyId())
                .build();
        var payload = payload(credential);
        if (issuedAt != null) {
            payload = Json.object(payload).add("iat", issuedAt.getEpochSecond()).build();
        }
        var input = part(Json.write(header)) + "." + part(Json.write(payload));
        var signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static JsonObject payload(JsonObject credential) {
        var payload = Json.object(DataIntegrity.without(credential, DataIntegrity.PROOF));
        var issuer = Reading.issuer(credential);
        if (issuer != null) {
            payload.add("iss", issuer);
        }
        var subject = subject(credential);
        if (subject != null) {
            payload.add("sub", subject);
        }
        Reading.moment(credential, "validFrom").ifPresent(from -> payload.add("nbf", from.getEpochSecond()));
        Reading.moment(credential, "validUntil").ifPresent(until -> payload.add("exp", until.getEpochSecond()));
        return payload.build();
    }

    private static @Nullable String subject(JsonObject credential) {
        return credential.get("credentialSubject") instanceof JsonObject subject
                        && subject.get("id") instanceof JsonString id
                ? id.getString()
                : null;
    }

    /** Whether the token is ours in form, its key is known, its signature is good, and its claims say what the credential says. */
    public static Answer verify(String token, VerificationMethods methods) {
        try {
            return read(token, methods);
        } catch (UnsafeDocument e) {
            return new Answer.Bad(Verdict.of(e));
        }
    }

    private static Answer read(String token, VerificationMethods methods) {
        var parts = token.length() > MOST_CHARACTERS ? new String[0] : token.split("\\.", -1);
        if (parts.length != PARTS) {
            throw notAToken("parts");
        }
        var header = Json.read(bytes(parts[0]));
        var unsupported = unsupported(header);
        if (unsupported != null) {
            return new Answer.Bad(unsupported);
        }
        var kid = header.get("kid") instanceof JsonString id ? id.getString() : "";
        var method = methods.find(kid).filter(one -> one.algorithm() == Algorithm.RS256);
        if (method.isEmpty()) {
            return new Answer.Bad(new Verdict.UnknownKey(kid));
        }
        var input = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        if (!Rs256.verify(method.get().key(), input, bytes(parts[2]))) {
            return new Answer.Bad(new Verdict.Altered());
        }
        return claims(Json.read(bytes(parts[1])), method.get());
    }

    /** Exactly the headers we know: whatever else a header asks for, a critical extension among it, is not done. */
    private static Verdict.@Nullable Refused unsupported(JsonObject header) {
        var unknown =
                header.keySet().stream().filter(key -> !HEADERS.contains(key)).findFirst();
        if (unknown.isPresent()) {
            return new Verdict.Unsupported(unknown.get());
        }
        if (!(header.get("alg") instanceof JsonString algorithm)
                || !algorithm.getString().equals(ALGORITHM)) {
            return new Verdict.Unsupported("alg " + header.get("alg"));
        }
        return header.get("typ") instanceof JsonString type && TYPES.contains(type.getString())
                ? null
                : new Verdict.Unsupported("typ " + header.get("typ"));
    }

    private static Answer claims(JsonObject payload, VerificationMethod method) {
        var credential = payload;
        for (var claim : CLAIMS) {
            credential = DataIntegrity.without(credential, claim);
        }
        var expected = payload(credential);
        for (var claim : CLAIMS) {
            var said = payload.get(claim);
            if (said != null && !claim.equals("iat") && !said.equals(expected.get(claim))) {
                return new Answer.Bad(new Verdict.WrongProof(Verdict.ProofFault.INCOMPLETE, claim));
            }
        }
        var made = made(payload.get("iat"));
        var refused = KeyTimes.refuse(method, made);
        return refused != null
                ? new Answer.Bad(refused)
                : new Answer.Good(new Read(credential, new Verdict.Signature(method, made, ALGORITHM)));
    }

    private static @Nullable Instant made(@Nullable JsonValue issuedAt) {
        return issuedAt instanceof JsonNumber number && number.isIntegral()
                ? Instant.ofEpochSecond(number.longValueExact())
                : null;
    }

    /** Strict base64url: another spelling of the same bytes is another token. */
    private static byte[] bytes(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw notAToken(String.valueOf(e.getMessage()));
        }
        throw notAToken("base64url");
    }

    private static UnsafeDocument notAToken(String detail) {
        return new UnsafeDocument(UnsafeDocument.Problem.NOT_JSON, detail);
    }
}
