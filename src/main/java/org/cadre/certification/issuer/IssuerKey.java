package org.cadre.certification.issuer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.VerificationMethod;
import org.jspecify.annotations.Nullable;

/**
 * A key in the history: its public half and what became of it.
 *
 * @param id the DID URL it is published at
 * @param controller the issuer
 * @param publicKey 32 bytes of Ed25519, or an RSA key as SubjectPublicKeyInfo
 * @param retired when another one took over from it
 * @param compromisedSince from when on it may have been in other hands
 */
public record IssuerKey(
        String id,
        String controller,
        Algorithm algorithm,
        byte[] publicKey,
        Instant since,
        @Nullable Instant retired,
        @Nullable Instant compromisedSince) {
    /** What was under way when another key took over is finished with this one. */
    private static final Duration STILL_SIGNING = Duration.ofHours(1);

    /** What stands behind the # of its id: the algorithm and a digest of the public key, so that no two keys share it. */
    static String name(Algorithm algorithm, byte[] publicKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return word(algorithm) + "-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String word(Algorithm algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }

    /** The last part of the id. */
    public String name() {
        return id.substring(id.indexOf('#') + 1);
    }

    /** Whether new credentials are signed with it. */
    public boolean current() {
        return retired == null && compromisedSince == null;
    }

    VerificationMethod method() {
        Instant finished = retired == null ? null : retired.plus(STILL_SIGNING);
        return new VerificationMethod(id, controller, algorithm, publicKey, since, finished, compromisedSince);
    }
}
