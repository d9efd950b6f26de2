package org.cadre.certification.credential;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a checker demands of every proof.
 *
 * @param domain when given, the proof must be made for it
 * @param challenge when given, the proof must answer it
 */
public record ProofDemands(
        Instant now,
        String purpose,
        Set<Cryptosuite> suites,
        @Nullable String domain,
        @Nullable String challenge) {
    /** An issuer's own assertion, as this product signs it. */
    public static ProofDemands at(Instant now) {
        return new ProofDemands(now, ProofOptions.ASSERTION, EnumSet.of(Cryptosuite.EDDSA_RDFC_2022), null, null);
    }
}
