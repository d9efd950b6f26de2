package org.cadre.certification.credential;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How strictly documents are checked.
 *
 * @param issuers who may have issued it; empty for anybody whose key we know
 * @param strict whether it must be spelled as we spell it: named contexts only, every word under its own name, an id
 * @param version1 whether Verifiable Credentials 1.1 is read too
 * @param anySigner whether the signer may be another than the issuer it names, as in test suites of signatures alone
 * @param resources bytes of related resources, where we have them
 */
public record CheckRules(
        Set<String> issuers,
        Set<Cryptosuite> suites,
        boolean strict,
        boolean version1,
        boolean anySigner,
        Function<String, byte @Nullable []> resources) {
    public CheckRules {
        issuers = Set.copyOf(issuers);
        suites = Set.copyOf(suites);
    }

    /** For what we issue, under our name and the names we had. */
    public static CheckRules ours(String... issuers) {
        return new CheckRules(
                Set.of(issuers), EnumSet.of(Cryptosuite.EDDSA_RDFC_2022), true, false, false, CheckRules::bundled);
    }

    /** For public test suites: both versions, both suites, any issuer. */
    public static CheckRules conformance() {
        return new CheckRules(Set.of(), EnumSet.allOf(Cryptosuite.class), false, true, true, CheckRules::bundled);
    }

    private static byte @Nullable [] bundled(String address) {
        return Contexts.bytes(address).orElse(null);
    }
}
