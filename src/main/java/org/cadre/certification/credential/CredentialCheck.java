package org.cadre.certification.credential;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a credential is worth on a day, told from the document and the keys alone. A good signature is one condition of
 * many; whether it was revoked, and stands in the register, is asked elsewhere.
 */
public final class CredentialCheck {
    private final VerificationMethods methods;
    private final CheckRules rules;

    public CredentialCheck(VerificationMethods methods, CheckRules rules) {
        this.methods = methods;
        this.rules = rules;
    }

    /** Of a file: a document, a token, or a picture with one of them inside. */
    public Verdict of(byte[] file, Instant now) {
        return guarded(() -> {
            var text = CredentialFile.text(file);
            return CredentialFile.isToken(text) ? ofToken(text.strip(), now) : of(Json.read(text), now);
        });
    }

    /** Of a document with data integrity proofs. */
    public Verdict of(JsonObject document, Instant now) {
        return guarded(() -> {
            PlainKeys.check(document, rules.strict());
            var faults = faults(document);
            if (!faults.isEmpty()) {
                return new Verdict.Malformed(faults);
            }
            var demands = new ProofDemands(now, ProofOptions.ASSERTION, rules.suites(), null, null);
            return switch (DataIntegrity.verify(document, methods, demands)) {
                case Signed.Bad(var why) -> why;
                case Signed.Good(var signatures) -> inForce(document, signatures, now);
            };
        });
    }

    /** Of a credential as a token. */
    public Verdict ofToken(String token, Instant now) {
        return guarded(() -> switch (VcJwt.verify(token, methods)) {
            case VcJwt.Answer.Bad(var why) -> why;
            case VcJwt.Answer.Good(var read) -> ofTokens(read, now);
        });
    }

    private Verdict ofTokens(VcJwt.Read read, Instant now) {
        PlainKeys.check(read.credential(), rules.strict());
        var faults = faults(read.credential());
        return faults.isEmpty()
                ? inForce(read.credential(), List.of(read.signature()), now)
                : new Verdict.Malformed(faults);
    }

    private static Verdict guarded(Supplier<Verdict> check) {
        try {
            return check.get();
        } catch (UnsafeDocument e) {
            return Verdict.of(e);
        }
    }

    private List<DataModel.Fault> faults(JsonObject document) {
        var version = rules.version1() ? DataModel.versionOf(document) : DataModel.Version.V2;
        if (rules.strict() && Reading.id(document) == null) {
            return List.of(new DataModel.Fault("/id", DataModel.Rule.MISSING));
        }
        return DataModel.credential(document, version);
    }

    private Verdict inForce(JsonObject document, List<Verdict.Signature> signatures, Instant now) {
        var issuer = Objects.requireNonNull(Reading.issuer(document));
        var signer = signatures.getFirst().method().controller();
        boolean itsOwn =
                signatures.stream().anyMatch(one -> one.method().controller().equals(issuer));
        if ((!itsOwn && !rules.anySigner())
                || (!rules.issuers().isEmpty() && !rules.issuers().contains(issuer))) {
            return new Verdict.WrongIssuer(issuer, signer);
        }
        for (var one : Reading.list(document.get("relatedResource"))) {
            if (one instanceof JsonObject resource && changed(resource)) {
                return new Verdict.ResourceChanged(String.valueOf(Reading.id(resource)));
            }
        }
        var from = moment(document, "validFrom", "issuanceDate");
        var until = moment(document, "validUntil", "expirationDate");
        if (from != null && now.isBefore(from)) {
            return new Verdict.NotYetValid(from);
        }
        if (until != null && now.isAfter(until)) {
            return new Verdict.Expired(until);
        }
        return new Verdict.Valid(
                Reading.id(document), issuer, from, until, signatures, KeyTimes.mustBeRegisteredBefore(signatures));
    }

    private boolean changed(JsonObject resource) {
        var id = Reading.id(resource);
        var bytes = id == null ? null : rules.resources().apply(id);
        return bytes != null && !Digests.fit(resource, bytes);
    }

    private static @Nullable Instant moment(JsonObject document, String key, String earlierKey) {
        return Reading.moment(document, key)
                .or(() -> Reading.moment(document, earlierKey))
                .orElse(null);
    }
}
