package org.cadre.certification.issuer;

import java.time.Instant;
import org.cadre.certification.credential.VerificationMethod;
import org.cadre.certification.credential.VerificationMethods;
import org.jspecify.annotations.Nullable;

/** What a good signature is worth, given what became of the key that made it. */
public enum KeyVerdict {
    /** The association signed it. */
    GOOD,
    /** No key of ours. */
    UNKNOWN_KEY,
    /** Whoever took the key may have signed it, whatever time it claims. */
    COMPROMISED;

    /**
     * The worth of a signature by that key. The time a signature claims is never asked: whoever has a key can claim any.
     *
     * @param registeredAt the time of the earliest checkpoint of the register that has the credential in it; null: none has
     */
    public static KeyVerdict of(VerificationMethods keys, String keyId, @Nullable Instant registeredAt) {
        return keys.find(keyId).map(key -> of(key, registeredAt)).orElse(UNKNOWN_KEY);
    }

    private static KeyVerdict of(VerificationMethod key, @Nullable Instant registeredAt) {
        Instant since = key.compromisedSince();
        if (since == null) {
            return GOOD;
        }
        return registeredAt != null && registeredAt.isBefore(since) ? GOOD : COMPROMISED;
    }
}
