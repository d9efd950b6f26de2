package org.cadre.certification.credential;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document is worth on a day, as far as it can be told from the document and the keys; each answer is another one. */
public sealed interface Verdict {
    /**
     * Read, signed by its issuer with a known key, and in force. Revocation and the register are still to be asked.
     *
     * @param id the credential's own address, when it has one
     * @param mustBeRegisteredBefore set when a key was compromised later: only the register can show that this is older
     */
    record Valid(
            @Nullable String id,
            String issuer,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            List<Signature> signatures,
            @Nullable Instant mustBeRegisteredBefore)
            implements Verdict {}

    /** Anything but valid. */
    sealed interface Refused extends Verdict {}

    /** Its time is over. */
    record Expired(Instant since) implements Refused {}

    /** Its time has not come. */
    record NotYetValid(Instant from) implements Refused {}

    /** A good signature, but not of whom the document names as its issuer. */
    record WrongIssuer(String claimed, String signer) implements Refused {}

    /** The key is none we know. */
    record UnknownKey(String id) implements Refused {}

    /** Signed with a key after it fell into other hands. */
    record KeyCompromised(
            String id, Instant since, @Nullable Instant signed) implements Refused {}

    /** Signed before the key came into use, or after it was put away. */
    record KeyNotInUse(String id, Instant signed) implements Refused {}

    /** The signature does not fit the document: something in one of them was changed. */
    record Altered() implements Refused {}

    /** There is no signature. */
    record Unsigned() implements Refused {}

    /** The signature itself has run out, was made for another purpose, or for somebody else. */
    record WrongProof(ProofFault fault, String detail) implements Refused {}

    /** A way of signing that we do not check, {@code none} among them. */
    record Unsupported(String what) implements Refused {}

    /** The document cannot be understood beyond doubt. */
    record Unreadable(UnsafeDocument.Problem problem, String detail) implements Refused {}

    /** It builds on a context that did not come with the product. */
    record UnknownContext(String address) implements Refused {}

    /** Read, but not the shape that its standard demands. */
    record Malformed(List<DataModel.Fault> faults) implements Refused {}

    /** A related resource is not the one that was signed. */
    record ResourceChanged(String id) implements Refused {}

    /** What is wrong with a proof before its signature is looked at. */
    enum ProofFault {
        INCOMPLETE,
        NO_SUCH_PREVIOUS_PROOF,
        WRONG_PURPOSE,
        WRONG_DOMAIN,
        WRONG_CHALLENGE,
        EXPIRED,
        WRONG_CONTEXT
    }

    /**
     * One good signature.
     *
     * @param made when it says it was made; nobody but the signer vouches for that
     */
    record Signature(VerificationMethod method, @Nullable Instant made, String form) {}

    /** How an unsafe document is answered. */
    static Refused of(UnsafeDocument unsafe) {
        return unsafe.problem() == UnsafeDocument.Problem.UNKNOWN_CONTEXT
                ? new UnknownContext(unsafe.detail())
                : new Unreadable(unsafe.problem(), unsafe.detail());
    }
}
