package org.cadre.certification.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.Cryptosuite;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.DataModel;
import org.cadre.certification.credential.DidKey;
import org.cadre.certification.credential.ProofDemands;
import org.cadre.certification.credential.ProofOptions;
import org.cadre.certification.credential.Signed;
import org.cadre.certification.credential.Verdict;
import org.cadre.certification.credential.VerificationMethods;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.jspecify.annotations.Nullable;

/** Checks credentials and presentations of anybody whose key is known: did:key, and the issuer's own. */
final class SuiteVerifier {
    private static final String AUTHENTICATION = "authentication";
    private static final Pattern OUR_LIST = Pattern.compile("https?://[^/]+/credentials/status/([0-9a-f-]{36})");

    private final Issuer issuer;
    private final SuiteIssuer lists;
    private final Clock system;

    SuiteVerifier(Issuer issuer, SuiteIssuer lists, Clock system) {
        this.issuer = issuer;
        this.lists = lists;
        this.system = system;
    }

    /** Refuses a credential that is not good. */
    void credential(JsonObject body) {
        var options = Documents.options(body);
        var credential = Documents.object(body, "verifiableCredential");
        asDemanded(credential, options);
        credential(credential, options);
    }

    /** What was signed for one purpose, place or question is not good for another. */
    private static void asDemanded(JsonObject document, JsonObject options) {
        for (JsonValue one : Documents.list(document.get("proof"))) {
            if (!(one instanceof JsonObject proof)) {
                throw Refusal.proof("PROOF_VERIFICATION_ERROR", "proof");
            }
            same(proof, "proofPurpose", Documents.text(options, "expectedProofPurpose"));
            same(proof, "domain", Documents.text(options, "domain"));
            same(proof, "challenge", Documents.text(options, "challenge"));
        }
    }

    private static void same(JsonObject proof, String key, @Nullable String demanded) {
        if (demanded != null && Documents.texts(proof.get(key)).noneMatch(demanded::equals)) {
            throw Refusal.proof("PROOF_VERIFICATION_ERROR", key);
        }
    }

    private List<Verdict.Signature> credential(JsonObject credential, JsonObject options) {
        var verdict = new CredentialCheck(methods(), CheckRules.conformance())
                .of(Documents.plain(credential), system.instant());
        return switch (verdict) {
            case Verdict.Valid valid -> {
                status(credential);
                yield valid.signatures();
            }
            // Who asks about the proof alone is told of the proof alone; its signature was looked at before its dates.
            case Verdict.Expired _, Verdict.NotYetValid _ when asksForProofAlone(options) -> List.of();
            case Verdict.Refused why -> throw Refusal.of(why);
        };
    }

    private static boolean asksForProofAlone(JsonObject options) {
        var checks = Documents.texts(options.get("checks")).toList();
        return checks.equals(List.of("proof"));
    }

    private VerificationMethods methods() {
        var selfNamed = new DidKey();
        var own = issuer.methods();
        return id -> selfNamed.find(id).or(() -> own.find(id));
    }

    private void status(JsonObject credential) {
        for (JsonValue one : Documents.list(credential.get("credentialStatus"))) {
            if (one instanceof JsonObject entry && "BitstringStatusListEntry".equals(Documents.text(entry, "type"))) {
                place(entry);
            }
        }
    }

    private void place(JsonObject entry) {
        String address = Documents.text(entry, "statusListCredential");
        String index = Documents.text(entry, "statusListIndex");
        if (address == null || index == null || !index.matches("0|[1-9]\\d{0,9}")) {
            throw Refusal.status("MALFORMED_VALUE_ERROR", "credentialStatus");
        }
        var ours = OUR_LIST.matcher(address);
        if (!ours.matches()) {
            return; // Nothing is fetched here.
        }
        if (Long.parseLong(index) >= StatusLists.PLACES) {
            throw Refusal.status("RANGE_ERROR", index);
        }
        if (lists.revoked(UUID.fromString(ours.group(1)), Integer.parseInt(index))) {
            throw Refusal.status("STATUS_VERIFICATION_ERROR", "revoked");
        }
    }

    /** Refuses a presentation that is not good, or has a credential in it that is not. */
    void presentation(JsonObject body) {
        var options = Documents.options(body);
        var presentation = Documents.object(body, "verifiablePresentation");
        var faults = DataModel.presentation(presentation, true);
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
        var demands = new ProofDemands(
                system.instant(),
                purpose(presentation, options),
                EnumSet.allOf(Cryptosuite.class),
                Documents.text(options, "domain"),
                Documents.text(options, "challenge"));
        switch (DataIntegrity.verify(presentation, methods(), demands)) {
            case Signed.Bad(var why) -> throw Refusal.of(why);
            case Signed.Good(var signatures) -> credentials(presentation, signatures, options);
        }
    }

    /** To authenticate, unless it says itself that it asserts. */
    private static String purpose(JsonObject presentation, JsonObject options) {
        String demanded = Documents.text(options, "expectedProofPurpose");
        if (demanded != null) {
            return demanded;
        }
        boolean asserts = Documents.list(presentation.get("proof")).stream()
                .anyMatch(one -> one instanceof JsonObject proof
                        && ProofOptions.ASSERTION.equals(Documents.text(proof, "proofPurpose")));
        return asserts ? ProofOptions.ASSERTION : AUTHENTICATION;
    }

    private void credentials(JsonObject presentation, List<Verdict.Signature> presenting, JsonObject options) {
        for (JsonValue one : Documents.list(presentation.get("verifiableCredential"))) {
            var credential = (JsonObject) one;
            if (Documents.texts(credential.get("type")).anyMatch("EnvelopedVerifiableCredential"::equals)) {
                enveloped(credential);
            } else {
                selfAsserted(presentation, credential, presenting, credential(credential, options));
            }
        }
    }

    private void enveloped(JsonObject credential) {
        String id = String.valueOf(Documents.text(credential, "id"));
        var verdict = new CredentialCheck(methods(), CheckRules.conformance())
                .ofToken(id.substring(id.indexOf(',') + 1), system.instant());
        if (verdict instanceof Verdict.Refused why) {
            throw Refusal.of(why);
        }
    }

    /** Who presents what they signed themselves says so: issuer and holder are one. */
    private static void selfAsserted(
            JsonObject presentation,
            JsonObject credential,
            List<Verdict.Signature> presenting,
            List<Verdict.Signature> signing) {
        boolean self = signing.stream()
                .anyMatch(one -> presenting.stream()
                        .anyMatch(
                                other -> one.method().id().equals(other.method().id())));
        if (!self) {
            return;
        }
        String holder = party(presentation.get("holder"));
        if (holder == null || !holder.equals(party(credential.get("issuer")))) {
            throw Refusal.malformed("holder");
        }
    }

    private static @Nullable String party(@Nullable JsonValue value) {
        return value instanceof JsonObject object
                ? Documents.text(object, "id")
                : Documents.texts(value).findFirst().orElse(null);
    }
}
