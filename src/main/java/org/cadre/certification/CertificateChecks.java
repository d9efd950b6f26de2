package org.cadre.certification;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.Verdict;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.register.Checkpoints;
import org.cadre.certification.register.RegisterProof;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what is kept of a certificate as a stranger would: the signature, the status list, the way into the register. */
@Component
class CertificateChecks {

    /**
     * How it came out.
     *
     * @param signed whether its signature is good and the issuer's; null: it has no credential yet
     * @param key with which it was signed
     * @param status its place in a status list; null: it has none
     * @param revoked whether that list says so
     * @param entry its first place in the register, as the newest checkpoint proves; null: it is not proven yet
     * @param size how many entries that checkpoint covers
     * @param contradicted whether a proof is there and does not fit
     * @param proofAddress where the proof is to be had
     */
    record Checked(
            @Nullable Boolean signed,
            @Nullable String key,
            StatusLists.@Nullable Entry status,
            boolean revoked,
            @Nullable Long entry,
            long size,
            boolean contradicted,
            String proofAddress) {}

    private static final int MOST_KEPT = 1000;

    private final Map<String, Signature> checked = Collections.synchronizedMap(new LastChecked());
    private final SignedCredentials credentials;
    private final Issuer issuer;
    private final StatusLists statuses;
    private final Checkpoints checkpoints;
    private final Settings settings;
    private final ProgramClock clock;

    CertificateChecks(
            SignedCredentials credentials,
            Issuer issuer,
            StatusLists statuses,
            Checkpoints checkpoints,
            Settings settings,
            ProgramClock clock) {
        this.credentials = credentials;
        this.issuer = issuer;
        this.statuses = statuses;
        this.checkpoints = checkpoints;
        this.settings = settings;
        this.clock = clock;
    }

    Checked of(Certificate certificate) {
        var id = certificate.id().value();
        var credential = credentials.find(certificate.id());
        var signature = credential.map(this::signature);
        var proof = checkpoints.proofOf(id).map(one -> RegisterProof.check(one.json(), checkpoints.keys()));
        var proven = proof.filter(RegisterProof.Answer.InRegister.class::isInstance)
                .map(RegisterProof.Answer.InRegister.class::cast);
        return new Checked(
                signature.map(Signature::good).orElse(null),
                signature.map(Signature::key).orElse(null),
                statuses.find(id).orElse(null),
                statuses.revokedAt(id).isPresent(),
                proven.map(one -> one.entries().getFirst().index()).orElse(null),
                proven.map(RegisterProof.Answer.InRegister::size).orElse(0L),
                proof.isPresent() && proven.isEmpty(),
                settings.link("/register/proof/" + certificate.code()));
    }

    /** A signature stays what it is as long as the keys do: those asked for most lately are not checked again. */
    private Signature signature(SignedCredential credential) {
        String name = credential.digest() + keys();
        var known = checked.get(name);
        if (known == null) {
            known = signature(new CredentialCheck(issuer.methods(), CheckRules.ours(issuer.id()))
                    .of(credential.document().getBytes(StandardCharsets.UTF_8), clock.now()));
            checked.put(name, known);
        }
        return known;
    }

    /** All keys there are, and what became of them. */
    private String keys() {
        return issuer.keys().stream()
                .map(key -> key.id() + key.retired() + key.compromisedSince())
                .collect(Collectors.joining("\n"));
    }

    private static Signature signature(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid valid ->
                new Signature(
                        true,
                        valid.signatures().stream()
                                .map(one -> one.method().id())
                                .findFirst()
                                .orElse(null));
            // The days are the certificate's matter.
            case Verdict.Expired _, Verdict.NotYetValid _ -> new Signature(true, null);
            case Verdict.Refused _ -> new Signature(false, null);
        };
    }

    private record Signature(boolean good, @Nullable String key) {}

    private static final class LastChecked extends LinkedHashMap<String, Signature> {
        private static final long serialVersionUID = 1L;

        LastChecked() {
            super(MOST_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Signature> eldest) {
            return size() > MOST_KEPT;
        }
    }
}
