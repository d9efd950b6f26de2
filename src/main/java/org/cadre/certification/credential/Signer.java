package org.cadre.certification.credential;

/** Signs bytes with one key of the issuer, wherever that key is kept. */
public interface Signer {
    Algorithm algorithm();

    /** Where the public key is published: a DID URL such as {@code did:web:mentors.example.org#ed25519-1}. */
    String keyId();

    /** The signature over exactly these bytes: 64 bytes of Ed25519, or as long as the RSA modulus. */
    byte[] sign(byte[] message);
}
