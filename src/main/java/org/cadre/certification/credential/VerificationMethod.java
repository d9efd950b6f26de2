package org.cadre.certification.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A public key as its controller publishes it.
 *
 * @param id a DID URL
 * @param controller the DID of who signs with it
 * @param key 32 bytes of Ed25519, or an RSA key as SubjectPublicKeyInfo
 * @param since when it came into use
 * @param retired when it was rotated out; what it signed before stays good
 * @param compromisedSince from when on its signatures prove nothing
 */
public record VerificationMethod(
        String id,
        String controller,
        Algorithm algorithm,
        byte[] key,
        Instant since,
        @Nullable Instant retired,
        @Nullable Instant compromisedSince) {}
