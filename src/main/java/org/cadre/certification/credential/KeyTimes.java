package org.cadre.certification.credential;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a key was its owner's, and in use, when something was signed with it; signatures tell the second, not more. */
final class KeyTimes {
    private KeyTimes() {}

    /** Why a signature of that moment counts for nothing; null when it counts. Without a moment only the key's end is asked. */
    static Verdict.@Nullable Refused refuse(VerificationMethod method, @Nullable Instant made) {
        var compromised = method.compromisedSince();
        if (compromised != null && (made == null || !made.isBefore(second(compromised)))) {
            return new Verdict.KeyCompromised(method.id(), compromised, made);
        }
        var retired = method.retired();
        if (made != null && (made.isBefore(second(method.since())) || (retired != null && made.isAfter(retired)))) {
            return new Verdict.KeyNotInUse(method.id(), made);
        }
        return null;
    }

    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Who holds a stolen key dates as they like: what it signed must have been registered before it was stolen. */
    static @Nullable Instant mustBeRegisteredBefore(Collection<Verdict.Signature> signatures) {
        return signatures.stream()
                .map(one -> one.method().compromisedSince())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
