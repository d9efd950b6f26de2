package org.cadre.certification.issuer;

import java.util.List;
import java.util.Optional;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Signer;

/** Where private keys are kept. They never leave it: who may sign gets something that signs. */
interface KeyPlace {
    /** A key that is kept here: its name and its public half. */
    record Kept(String name, byte[] publicKey) {}

    /** Whether keys of that kind can be kept here. */
    boolean takes(Algorithm algorithm);

    /** Makes a key, kept for good when this returns. */
    Kept make(Algorithm algorithm);

    /** The keys of a kind that are kept here, newest first. */
    List<Kept> kept(Algorithm algorithm);

    /** What signs with the key of that name, published at that id; empty when it is not kept here. */
    Optional<Signer> signer(Algorithm algorithm, String name, String keyId);
}
