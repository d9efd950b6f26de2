package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cadre.certification.credential.Verdict.ProofFault;
import org.jspecify.annotations.Nullable;

/** Looks at one proof: first what it says about itself, then its key, and last its signature. */
final class ProofCheck {
    private final JsonObject proof;
    private final ProofDemands demands;

    private ProofCheck(JsonObject proof, ProofDemands demands) {
        this.proof = proof;
        this.demands = demands;
    }

    static Signed of(
            JsonObject proof,
            JsonObject unsecured,
            List<JsonObject> proofs,
            VerificationMethods methods,
            ProofDemands demands) {
        return new ProofCheck(proof, demands).check(unsecured, proofs, methods);
    }

    private Signed check(JsonObject unsecured, List<JsonObject> proofs, VerificationMethods methods) {
        var suite = Cryptosuite.named(text("cryptosuite"));
        if (!text("type").equals(DataIntegrity.TYPE)) {
            return new Signed.Bad(new Verdict.Unsupported(text("type")));
        }
        if (suite.isEmpty() || !demands.suites().contains(suite.get())) {
            return new Signed.Bad(new Verdict.Unsupported(text("cryptosuite")));
        }
        var fault = fault();
        if (fault != null) {
            return new Signed.Bad(fault);
        }
        var id = text("verificationMethod");
        var method = methods.find(id).filter(one -> one.algorithm() == Algorithm.ED25519);
        if (method.isEmpty()) {
            return new Signed.Bad(new Verdict.UnknownKey(id));
        }
        var input = DataIntegrity.withPrevious(unsecured, proof, proofs);
        if (input == null) {
            return bad(ProofFault.NO_SUCH_PREVIOUS_PROOF, String.valueOf(proof.get("previousProof")));
        }
        return signature(suite.get(), input, method.get());
    }

    private Signed signature(Cryptosuite suite, JsonObject input, VerificationMethod method) {
        var signature = proofValue();
        if (signature.isEmpty()) {
            return bad(ProofFault.INCOMPLETE, "proofValue");
        }
        var options = DataIntegrity.without(proof, "proofValue");
        var context = input.get(DataIntegrity.CONTEXT);
        var document = input;
        if (suite == Cryptosuite.EDDSA_JCS_2022) {
            var own = proof.get(DataIntegrity.CONTEXT);
            if (own != null && !beginsWith(context, own)) {
                return bad(ProofFault.WRONG_CONTEXT, own.toString());
            }
            document = own == null ? input : DataIntegrity.with(input, DataIntegrity.CONTEXT, own);
        } else {
            options = DataIntegrity.withContext(options, context);
        }
        if (!Ed25519.verify(method.key(), suite.toBeSigned(options, document), signature.get())) {
            return new Signed.Bad(new Verdict.Altered());
        }
        var made = created();
        var refused = KeyTimes.refuse(method, made);
        return refused != null
                ? new Signed.Bad(refused)
                : new Signed.Good(List.of(new Verdict.Signature(method, made, suite.standardName())));
    }

    private Verdict.@Nullable Refused fault() {
        if (!SafeExpansion.isAbsolute(text("verificationMethod"))) {
            return new Verdict.WrongProof(ProofFault.INCOMPLETE, "verificationMethod");
        }
        if (!text("proofPurpose").equals(demands.purpose())) {
            return new Verdict.WrongProof(ProofFault.WRONG_PURPOSE, text("proofPurpose"));
        }
        for (var key : List.of("created", "expires")) {
            if (proof.containsKey(key) && Timestamps.read(text(key)).isEmpty()) {
                return new Verdict.WrongProof(ProofFault.INCOMPLETE, key);
            }
        }
        if (Timestamps.read(text("expires"))
                .filter(end -> end.isBefore(demands.now()))
                .isPresent()) {
            return new Verdict.WrongProof(ProofFault.EXPIRED, text("expires"));
        }
        if (demands.domain() != null && !says("domain", demands.domain())) {
            return new Verdict.WrongProof(ProofFault.WRONG_DOMAIN, String.valueOf(proof.get("domain")));
        }
        if (demands.challenge() != null && !says("challenge", demands.challenge())) {
            return new Verdict.WrongProof(ProofFault.WRONG_CHALLENGE, String.valueOf(proof.get("challenge")));
        }
        return null;
    }

    private boolean says(String key, String wanted) {
        return proof.get(key) instanceof JsonArray some
                ? some.stream()
                        .anyMatch(one -> one instanceof JsonString text
                                && text.getString().equals(wanted))
                : text(key).equals(wanted);
    }

    private Optional<byte[]> proofValue() {
        var value = text("proofValue");
        return value.startsWith("z")
                ? Base58.decode(value.substring(1)).filter(bytes -> bytes.length == Ed25519.SIGNATURE_LENGTH)
                : Optional.empty();
    }

    private @Nullable Instant created() {
        return Timestamps.read(text("created")).orElse(null);
    }

    private String text(String key) {
        return proof.get(key) instanceof JsonString text ? text.getString() : "";
    }

    private static boolean beginsWith(@Nullable JsonValue context, JsonValue own) {
        if (own.equals(context)) {
            return true;
        }
        return context instanceof JsonArray all
                && own instanceof JsonArray first
                && first.size() <= all.size()
                && all.subList(0, first.size()).equals(first);
    }

    private static Signed bad(ProofFault fault, String detail) {
        return new Signed.Bad(new Verdict.WrongProof(fault, detail));
    }
}
