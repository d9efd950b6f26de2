package org.cadre.certification;

import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.Multikey;
import org.cadre.certification.credential.UnsafeDocument;
import org.cadre.certification.credential.VerificationMethod;
import org.cadre.certification.credential.VerificationMethods;

/**
 * An issuer's public keys as its document names them, read from a file.
 *
 * @param id the issuer's DID
 */
record PublishedKeys(String id, List<VerificationMethod> keys) {
    PublishedKeys {
        keys = List.copyOf(keys);
    }

    VerificationMethods methods() {
        return wanted -> keys.stream().filter(one -> one.id().equals(wanted)).findFirst();
    }

    List<byte[]> ed25519() {
        return keys.stream()
                .filter(one -> one.algorithm() == Algorithm.ED25519)
                .map(VerificationMethod::key)
                .toList();
    }

    /** Those of them that nobody else ever had. */
    List<byte[]> uncompromised() {
        return keys.stream()
                .filter(one -> one.algorithm() == Algorithm.ED25519 && one.compromisedSince() == null)
                .map(VerificationMethod::key)
                .toList();
    }

    /** Reads did.json; empty when it is none. */
    static Optional<PublishedKeys> read(byte[] file) {
        try {
            var document = Json.read(new String(file, StandardCharsets.UTF_8));
            var keys = new ArrayList<VerificationMethod>();
            for (var method : document.getJsonArray("verificationMethod")) {
                key(method.asJsonObject()).ifPresent(keys::add);
            }
            return Optional.of(new PublishedKeys(document.getString("id"), keys));
        } catch (UnsafeDocument
                | ClassCastException
                | NullPointerException
                | DateTimeException
                | IllegalArgumentException
                | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Optional<VerificationMethod> key(JsonObject method) throws GeneralSecurityException {
        if (method.containsKey("publicKeyMultibase")) {
            return Multikey.decode(method.getString("publicKeyMultibase"))
                    .map(key -> method(method, Algorithm.ED25519, key));
        }
        if (method.containsKey("publicKeyJwk")) {
            var jwk = method.getJsonObject("publicKeyJwk");
            var key = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
            return Optional.of(method(method, Algorithm.RS256, key.getEncoded()));
        }
        return Optional.empty();
    }

    private static VerificationMethod method(JsonObject method, Algorithm algorithm, byte[] key) {
        return new VerificationMethod(
                method.getString("id"),
                method.getString("controller"),
                algorithm,
                key,
                Instant.EPOCH,
                null,
                method.containsKey("revoked") ? Instant.parse(method.getString("revoked")) : null);
    }

    private static BigInteger number(JsonObject jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.getString(name)));
    }
}
