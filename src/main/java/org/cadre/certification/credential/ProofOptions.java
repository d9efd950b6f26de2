package org.cadre.certification.credential;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new proof says about itself.
 *
 * @param id so that a later proof can build on it
 * @param previous the ids of proofs that this one signs too
 */
public record ProofOptions(
        Cryptosuite suite,
        Instant created,
        String purpose,
        @Nullable String id,
        List<String> previous,
        @Nullable String domain,
        @Nullable String challenge,
        @Nullable Instant expires) {
    public static final String ASSERTION = "assertionMethod";

    public ProofOptions {
        previous = List.copyOf(previous);
    }

    /** An assertion, as an issuer makes it. */
    public static ProofOptions at(Instant created) {
        return new ProofOptions(Cryptosuite.EDDSA_RDFC_2022, created, ASSERTION, null, List.of(), null, null, null);
    }

    JsonObject json(String verificationMethod) {
        var proof = Json.object();
        if (id != null) {
            proof.add("id", id);
        }
        proof.add("type", DataIntegrity.TYPE)
                .add("cryptosuite", suite.standardName())
                .add("created", Timestamps.write(created))
                .add("verificationMethod", verificationMethod)
                .add("proofPurpose", purpose);
        if (expires != null) {
            proof.add("expires", Timestamps.write(expires));
        }
        if (domain != null) {
            proof.add("domain", domain);
        }
        if (challenge != null) {
            proof.add("challenge", challenge);
        }
        if (previous.size() == 1) {
            proof.add("previousProof", previous.getFirst());
        } else if (!previous.isEmpty()) {
            proof.add("previousProof", Json.array(previous));
        }
        return proof.build();
    }
}
