package org.cadre.certification.credential;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a holder's presentation is signed as asked, and every credential in it is valid. */
public final class PresentationCheck {
    private static final String AUTHENTICATION = "authentication";
    private static final String ENVELOPE = "data:application/vc+jwt,";

    private final VerificationMethods methods;
    private final CheckRules rules;
    private final CredentialCheck credentials;

    public PresentationCheck(VerificationMethods methods, CheckRules rules) {
        this.methods = methods;
        this.rules = rules;
        this.credentials = new CredentialCheck(methods, rules);
    }

    /** Why it is refused; empty when it is good. The domain and the challenge are those that were asked for, if any. */
    public Optional<Verdict.Refused> refusal(
            JsonObject presentation, Instant now, @Nullable String domain, @Nullable String challenge) {
        try {
            PlainKeys.check(presentation, false);
            var faults = DataModel.presentation(presentation, rules.version1());
            if (!faults.isEmpty()) {
                return Optional.of(new Verdict.Malformed(faults));
            }
            var demands = new ProofDemands(now, AUTHENTICATION, rules.suites(), domain, challenge);
            if (DataIntegrity.verify(presentation, methods, demands) instanceof Signed.Bad(var why)) {
                return Optional.of(why);
            }
            return Reading.list(presentation.get("verifiableCredential")).stream()
                    .map(one -> inside(one.asJsonObject(), now))
                    .filter(Verdict.Refused.class::isInstance)
                    .map(Verdict.Refused.class::cast)
                    .findFirst();
        } catch (UnsafeDocument e) {
            return Optional.of(Verdict.of(e));
        }
    }

    private Verdict inside(JsonObject credential, Instant now) {
        if (!Reading.is(credential, "EnvelopedVerifiableCredential")) {
            return credentials.of(credential, now);
        }
        var id = String.valueOf(Reading.id(credential));
        return id.startsWith(ENVELOPE)
                ? credentials.ofToken(id.substring(ENVELOPE.length()), now)
                : new Verdict.Unsupported(id);
    }
}
