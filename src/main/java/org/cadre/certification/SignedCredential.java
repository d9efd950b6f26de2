package org.cadre.certification;

import java.time.Instant;

/**
 * The credential of a certificate as it was signed.
 *
 * @param document JSON with its proofs
 * @param token the same as a JSON Web Token
 * @param digest SHA-256 of the document, in hexadecimal digits
 */
record SignedCredential(CertificateId certificate, String document, String token, String digest, Instant signedAt) {
    /** SHA-256 of the token, in hexadecimal digits. */
    String tokenDigest() {
        return Frozen.hex(Frozen.digest(token));
    }
}
