package org.cadre.certification;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
            String proofAddress) {
        boolean allWell() {
            return !Boolean.FALSE.equals(signed) && !contradicted;
        }
    }

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
        var verdict = credential.map(this::verdict);
        var proof = checkpoints.proofOf(id).map(one -> RegisterProof.check(one.json(), checkpoints.keys()));
        var proven = proof.filter(RegisterProof.Answer.InRegister.class::isInstance)
                .map(RegisterProof.Answer.InRegister.class::cast);
        return new Checked(
                verdict.map(CertificateChecks::isOurs).orElse(null),
                verdict.flatMap(CertificateChecks::key).orElse(null),
                statuses.find(id).orElse(null),
                statuses.revokedAt(id).isPresent(),
                proven.map(one -> one.entries().getFirst().index()).orElse(null),
                proven.map(RegisterProof.Answer.InRegister::size).orElse(0L),
                proof.isPresent() && proven.isEmpty(),
                settings.link("/register/proof/" + certificate.code()));
    }

    private Verdict verdict(SignedCredential credential) {
        return new CredentialCheck(issuer.methods(), CheckRules.ours(issuer.id()))
                .of(credential.document().getBytes(StandardCharsets.UTF_8), clock.now());
    }

    private static boolean isOurs(Verdict verdict) {
        return verdict instanceof Verdict.Valid
                || verdict instanceof Verdict.Expired
                || verdict instanceof Verdict.NotYetValid;
    }

    private static Optional<String> key(Verdict verdict) {
        return verdict instanceof Verdict.Valid valid
                ? valid.signatures().stream().map(one -> one.method().id()).findFirst()
                : Optional.empty();
    }
}
