package org.cadre.certification.credential;

/** How the issuer signs: one algorithm for each form a credential takes. */
public enum Algorithm {
    /** For data integrity proofs, {@code eddsa-rdfc-2022}, and for the register's checkpoints. */
    ED25519,
    /** RSASSA-PKCS1-v1_5 with SHA-256, for credentials as JSON Web Tokens. */
    RS256
}
