package org.cadre.certification.credential;

import java.util.Optional;

/** Where a checker looks keys up: known ones only, never over a network. */
@FunctionalInterface
public interface VerificationMethods {
    /** The key with that id; empty when it is not one we know. */
    Optional<VerificationMethod> find(String id);
}
