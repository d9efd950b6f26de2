package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Data Integrity proofs with Ed25519: one, a set of them, or a chain in which each signs the ones before. */
public final class DataIntegrity {
    static final String TYPE = "DataIntegrityProof";
    static final String PROOF = "proof";
    static final String CONTEXT = "@context";

    private DataIntegrity() {}

    /** The document with an assertion by the signer; {@code proof} is an array. */
    public static JsonObject sign(JsonObject document, Signer signer, Instant created) {
        return sign(document, signer, ProofOptions.at(created));
    }

    /** The document with one more proof. */
    public static JsonObject sign(JsonObject document, Signer signer, ProofOptions options) {
        return sign(document, signer, options, options.suite()::toBeSigned);
    }

    static JsonObject sign(
            JsonObject document,
            Signer signer,
            ProofOptions options,
            BiFunction<JsonObject, JsonObject, byte[]> toBeSigned) {
        if (signer.algorithm() != Algorithm.ED25519) {
            throw new IllegalArgumentException("Data integrity proofs are signed with Ed25519");
        }
        var proofs = proofs(document);
        var unsecured = without(document, PROOF);
        var said = options.json(signer.keyId());
        var context = unsecured.get(CONTEXT);
        if (options.suite() == Cryptosuite.EDDSA_JCS_2022 && context != null) {
            said = with(said, CONTEXT, context);
        }
        var input = withPrevious(unsecured, said, proofs);
        if (input == null) {
            throw new IllegalArgumentException("The document has no proof with that id: " + options.previous());
        }
        var signature = signer.sign(toBeSigned.apply(withContext(said, context), input));
        return signed(document, proofs, with(said, "proofValue", "z" + Base58.encode(signature)));
    }

    private static JsonObject signed(JsonObject document, List<JsonObject> proofs, JsonObject proof) {
        var all = Json.array();
        proofs.forEach(all::add);
        return with(document, PROOF, all.add(proof).build());
    }

    /** Whether every proof is an assertion by a key we know, over exactly what the document says. */
    public static Signed verify(JsonObject secured, VerificationMethods methods, Instant now) {
        return verify(secured, methods, ProofDemands.at(now));
    }

    /** Whether every proof is what is demanded. */
    public static Signed verify(JsonObject secured, VerificationMethods methods, ProofDemands demands) {
        if (!secured.containsKey(PROOF)) {
            return new Signed.Bad(new Verdict.Unsigned());
        }
        try {
            var proofs = proofs(secured);
            if (proofs.isEmpty()) {
                return new Signed.Bad(new Verdict.Unsigned());
            }
            if (ids(proofs).size()
                    != proofs.stream().filter(one -> one.containsKey("id")).count()) {
                return new Signed.Bad(new Verdict.WrongProof(Verdict.ProofFault.INCOMPLETE, "id"));
            }
            var good = new ArrayList<Verdict.Signature>();
            var unsecured = without(secured, PROOF);
            for (var proof : proofs) {
                switch (ProofCheck.of(proof, unsecured, proofs, methods, demands)) {
                    case Signed.Good(var signatures) -> good.addAll(signatures);
                    case Signed.Bad bad -> {
                        return bad;
                    }
                }
            }
            return new Signed.Good(List.copyOf(good));
        } catch (UnsafeDocument e) {
            return new Signed.Bad(Verdict.of(e));
        }
    }

    private static Set<String> ids(List<JsonObject> proofs) {
        var ids = new HashSet<String>();
        proofs.forEach(one -> {
            if (one.get("id") instanceof JsonString id) {
                ids.add(id.getString());
            }
        });
        return ids;
    }

    static List<JsonObject> proofs(JsonObject document) {
        return switch (document.get(PROOF)) {
            case null -> List.of();
            case JsonObject one -> List.of(one);
            case JsonArray some
            when some.stream().allMatch(JsonObject.class::isInstance) -> some.getValuesAs(JsonObject.class);
            case JsonValue _ -> throw new UnsafeDocument(UnsafeDocument.Problem.DROPPED_VALUE, PROOF);
        };
    }

    /** The document and the proofs that this one builds on; null when one of them is not there. */
    static @Nullable JsonObject withPrevious(JsonObject unsecured, JsonObject proof, List<JsonObject> proofs) {
        var previous = proof.get("previousProof");
        if (previous == null) {
            return unsecured;
        }
        var matching = Json.array();
        for (var id : previous instanceof JsonArray some ? some : List.of(previous)) {
            var match = proofs.stream()
                    .filter(one -> one != proof && id instanceof JsonString && id.equals(one.get("id")))
                    .findFirst();
            if (match.isEmpty()) {
                return null;
            }
            matching.add(match.get());
        }
        return with(unsecured, PROOF, matching.build());
    }

    static JsonObject withContext(JsonObject proof, @Nullable JsonValue context) {
        return context == null ? proof : with(proof, CONTEXT, context);
    }

    static JsonObject without(JsonObject object, String key) {
        return object.containsKey(key) ? Json.object(object).remove(key).build() : object;
    }

    static JsonObject with(JsonObject object, String key, JsonValue value) {
        return Json.object(object).add(key, value).build();
    }

    static JsonObject with(JsonObject object, String key, String value) {
        return Json.object(object).add(key, value).build();
    }
}
