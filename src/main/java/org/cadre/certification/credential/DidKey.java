package org.cadre.certification.credential;

import java.time.Instant;
import java.util.Optional;

/** Keys that name themselves, {@code did:key:z6Mk…#z6Mk…}: anybody's, so they prove nothing about an issuer's name. */
public final class DidKey implements VerificationMethods {
    private static final String PREFIX = "did:key:";

    /** The id of a key's verification method. */
    public static String id(byte[] publicKey) {
        var key = Multikey.encode(publicKey);
        return PREFIX + key + "#" + key;
    }

    @Override
    public Optional<VerificationMethod> find(String id) {
        int hash = id.indexOf('#');
        if (!id.startsWith(PREFIX) || hash < 0) {
            return Optional.empty();
        }
        var key = id.substring(hash + 1);
        if (!id.substring(PREFIX.length(), hash).equals(key)) {
            return Optional.empty();
        }
        return Multikey.decode(key)
                .map(bytes ->
                        new VerificationMethod(id, PREFIX + key, Algorithm.ED25519, bytes, Instant.EPOCH, null, null));
    }
}
