package org.cadre.certification.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.certification.credential.BitstringList;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.Contexts;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.Cryptosuite;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.DataModel;
import org.cadre.certification.credential.DidKey;
import org.cadre.certification.credential.Ed25519;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.ProofOptions;
import org.cadre.certification.credential.Signer;
import org.cadre.certification.credential.UnsafeDocument;
import org.cadre.certification.credential.Verdict;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.platform.database.Ids;

/**
 * Issues what a suite asks for, after all that can be wrong with it was looked for. It signs as a did:key of its own,
 * made at start: nothing signed here can ever pass for the association's.
 */
final class SuiteIssuer {
    private static final int SECRET_BYTES = 32;

    /** Hexadecimal digits where base64 belongs: no digest of that length can be meant. */
    private static final Pattern HEXADECIMAL =
            Pattern.compile("sha(256-[0-9a-f]{64}|384-[0-9a-f]{96}|512-[0-9a-f]{128})");

    private final StatusLists lists;
    private final Clock system;
    private final Signer signer;

    SuiteIssuer(StatusLists lists, Clock system) {
        this.lists = lists;
        this.system = system;
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        this.signer = Ed25519.signer(DidKey.id(Ed25519.publicKey(secret)), secret);
    }

    /** Who signs here. */
    String id() {
        return signer.keyId().substring(0, signer.keyId().indexOf('#'));
    }

    /** The credential, signed; the base is the address it was asked for at. */
    JsonObject issue(JsonObject body, String base) {
        try {
            return issued(body, base);
        } catch (UnsafeDocument unsafe) {
            throw Refusal.parsing(unsafe.problem() + " " + unsafe.detail());
        }
    }

    private JsonObject issued(JsonObject body, String base) {
        var credential = Documents.plain(Documents.object(body, "credential"));
        var version = Documents.version(credential);
        var faults = DataModel.credential(credential, version);
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
        earlierProofs(credential);
        digests(credential);
        var unsigned = withIssuer(version == DataModel.Version.V2 ? withStatus(credential, base) : credential);
        var options = proofOptions(Documents.options(body));
        var alone = options.previous().isEmpty()
                ? Json.object(unsigned).remove("proof").build()
                : unsigned;
        makeSure(DataIntegrity.sign(alone, signer, options));
        return oneProof(DataIntegrity.sign(unsigned, signer, options));
    }

    private static void earlierProofs(JsonObject credential) {
        for (JsonValue one : Documents.list(credential.get("proof"))) {
            if (!(one instanceof JsonObject proof) || Documents.text(proof, "type") == null) {
                throw Refusal.malformed("proof/type");
            }
        }
    }

    private static void digests(JsonObject credential) {
        for (JsonValue one : Documents.list(credential.get("relatedResource"))) {
            String digest = one instanceof JsonObject resource ? Documents.text(resource, "digestSRI") : null;
            if (digest != null && HEXADECIMAL.matcher(digest).matches()) {
                throw Refusal.malformed("relatedResource/digestSRI");
            }
        }
    }

    private JsonObject withIssuer(JsonObject credential) {
        return credential.get("issuer") instanceof JsonObject issuer
                ? Json.object(credential)
                        .add("issuer", Json.object(issuer).add("id", id()))
                        .build()
                : Json.object(credential).add("issuer", id()).build();
    }

    private JsonObject withStatus(JsonObject credential, String base) {
        if (credential.containsKey("credentialStatus")) {
            return credential;
        }
        var entry = lists.assign(Ids.next());
        String address = address(base, entry.list());
        var status = Json.object()
                .add("id", address + "#" + entry.index())
                .add("type", "BitstringStatusListEntry")
                .add("statusPurpose", "revocation")
                .add("statusListIndex", Integer.toString(entry.index()))
                .add("statusListCredential", address);
        return Json.object(credential).add("credentialStatus", status).build();
    }

    private static String address(String base, UUID list) {
        return base + "/credentials/status/" + list;
    }

    private ProofOptions proofOptions(JsonObject options) {
        String wanted = Documents.text(options, "cryptosuite");
        var suite = wanted == null
                ? Cryptosuite.EDDSA_RDFC_2022
                : List.of(Cryptosuite.values()).stream()
                        .filter(one -> one.standardName().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> Refusal.proof("PROOF_GENERATION_ERROR", "cryptosuite " + wanted));
        return new ProofOptions(
                suite,
                created(options),
                ProofOptions.ASSERTION,
                Documents.text(options, "proofId"),
                Documents.texts(options.get("previousProof")).toList(),
                Documents.text(options, "domain"),
                Documents.text(options, "challenge"),
                null);
    }

    private Instant created(JsonObject options) {
        if (!(options.get("created") instanceof JsonString created)) {
            return system.instant();
        }
        try {
            return OffsetDateTime.parse(created.getString()).toInstant();
        } catch (DateTimeException _) {
            throw Refusal.proof("PROOF_GENERATION_ERROR", "created " + created.getString());
        }
    }

    /** What is issued here is what a checker accepts; related resources that come with the product are compared too. */
    private void makeSure(JsonObject signed) {
        var verdict = new CredentialCheck(new DidKey(), CheckRules.conformance()).of(signed, system.instant());
        if (verdict instanceof Verdict.Refused why
                && !(why instanceof Verdict.Expired)
                && !(why instanceof Verdict.NotYetValid)) {
            throw Refusal.of(why);
        }
    }

    private static JsonObject oneProof(JsonObject signed) {
        var proofs = Documents.list(signed.get("proof"));
        return proofs.size() == 1
                ? Json.object(signed).add("proof", proofs.getFirst()).build()
                : signed;
    }

    /** The list of that id as a credential of this issuer. */
    JsonObject statusList(UUID list, String base) {
        String address = address(base, list);
        Instant now = system.instant();
        var subject = Json.object()
                .add("id", address + "#list")
                .add("type", "BitstringStatusList")
                .add("statusPurpose", "revocation")
                .add("encodedList", BitstringList.of(lists.revoked(list)).encode());
        var document = Json.object()
                .add("@context", Json.array().add(Contexts.CREDENTIALS_V2))
                .add("id", address)
                .add("type", Json.array().add("VerifiableCredential").add("BitstringStatusListCredential"))
                .add("issuer", id())
                .add("credentialSubject", subject)
                .build();
        return oneProof(DataIntegrity.sign(document, signer, now));
    }

    /** Whether a place in one of the lists here was revoked. */
    boolean revoked(UUID list, int index) {
        return lists.revoked(list).get(index);
    }
}
