package org.cadre.certification.issuer;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.certification.credential.Multikey;

/**
 * What the issuer publishes of its keys. Retired ones stay for good: what they signed is still to be checked. A
 * compromised one stays too, marked as revoked, but asserts nothing any more.
 */
final class DidDocument {
    private static final List<String> CONTEXTS = List.of(
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1");

    private DidDocument() {}

    static Map<String, Object> of(String id, List<IssuerKey> keys) {
        var methods = new ArrayList<Map<String, Object>>();
        var asserting = new ArrayList<String>();
        for (IssuerKey key : keys) {
            methods.add(method(key));
            if (key.compromisedSince() == null) {
                asserting.add(key.id());
            }
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", CONTEXTS);
        document.put("id", id);
        document.put("verificationMethod", methods);
        document.put("assertionMethod", asserting);
        document.put("authentication", asserting);
        return document;
    }

    private static Map<String, Object> method(IssuerKey key) {
        var method = new LinkedHashMap<String, Object>();
        method.put("id", key.id());
        switch (key.algorithm()) {
            case ED25519 -> {
                method.put("type", "Multikey");
                method.put("controller", key.controller());
                method.put("publicKeyMultibase", Multikey.encode(key.publicKey()));
            }
            case RS256 -> {
                method.put("type", "JsonWebKey");
                method.put("controller", key.controller());
                method.put("publicKeyJwk", jwk(key));
            }
        }
        if (key.compromisedSince() != null) {
            method.put("revoked", key.compromisedSince().toString());
        }
        return method;
    }

    private static Map<String, Object> jwk(IssuerKey key) {
        try {
            var rsa = (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.publicKey()));
            var jwk = new LinkedHashMap<String, Object>();
            jwk.put("kty", "RSA");
            jwk.put("alg", "RS256");
            jwk.put("use", "sig");
            jwk.put("kid", key.name());
            jwk.put("n", base64(rsa.getModulus()));
            jwk.put("e", base64(rsa.getPublicExponent()));
            return jwk;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a public key in the history cannot be read", e);
        }
    }

    /** Without the sign's byte in front. */
    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
