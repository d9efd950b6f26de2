package org.cadre.certification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.UnsafeDocument;
import org.cadre.certification.credential.Verdict;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.register.Checkpoints;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says what a file is worth that somebody holds: its signature, its status, its place in the register, and of a PDF whether
 * the paper itself is the one that was issued. The file is read and forgotten.
 */
@Component
class FileCheck {
    private final Certificates certificates;
    private final SignedCredentials credentials;
    private final Issuer issuer;
    private final StatusLists statuses;
    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    FileCheck(
            Certificates certificates,
            SignedCredentials credentials,
            Issuer issuer,
            StatusLists statuses,
            Checkpoints checkpoints,
            JdbcClient jdbc,
            ProgramClock clock) {
        this.certificates = certificates;
        this.credentials = credentials;
        this.issuer = issuer;
        this.statuses = statuses;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    FileVerdict of(byte[] file) {
        return switch (CredentialFile.in(file)) {
            case CredentialFile.Found.One(var found) -> of(file, found);
            case CredentialFile.Found.Damaged _ -> new FileVerdict.Altered(false, null);
            case CredentialFile.Found.Nothing(var kind) -> paperAlone(file, kind);
            case CredentialFile.Found.NoKind() -> new FileVerdict.NothingInside();
        };
    }

    /** A paper from before credentials were put inside is known by its digest alone. */
    private FileVerdict paperAlone(byte[] file, CredentialFile.Kind kind) {
        return kind == CredentialFile.Kind.PDF
                ? withPaper(Frozen.hex(Frozen.digest(file)))
                        .<FileVerdict>map(one -> genuine(one, kind))
                        .orElseGet(FileVerdict.NothingInside::new)
                : new FileVerdict.NothingInside();
    }

    /** The one certificate with that paper; a sheet that stands for many is none's. */
    private Optional<Certificate> withPaper(String digest) {
        var ids = jdbc.sql("select id from certificate where paper = :digest and state <> 'reserved' limit 2")
                .param("digest", digest)
                .query((row, _) -> new CertificateId(row.getObject("id", UUID.class)))
                .list();
        return ids.size() == 1 ? certificates.find(ids.getFirst()) : Optional.empty();
    }

    private FileVerdict of(byte[] file, CredentialFile found) {
        var verdict =
                new CredentialCheck(issuer.methods(), CheckRules.ours(issuer.id())).of(found.credential(), clock.now());
        return switch (verdict) {
            case Verdict.Valid valid -> signedByUs(file, found, valid.mustBeRegisteredBefore());
            // The days are asked of the certificate itself, which also knows whether it may be renewed.
            case Verdict.Expired _, Verdict.NotYetValid _ -> signedByUs(file, found, null);
            case Verdict.WrongIssuer(var claimed, var _) -> new FileVerdict.WrongIssuer(claimed);
            case Verdict.UnknownKey(var key) -> new FileVerdict.UnknownKey(key);
            case Verdict.KeyCompromised _, Verdict.KeyNotInUse _ -> new FileVerdict.KeyCompromised();
            case Verdict.Unsigned() -> new FileVerdict.Unsigned();
            case Verdict.Altered(), Verdict.WrongProof _, Verdict.ResourceChanged _, Verdict.Malformed _ ->
                new FileVerdict.Altered(false, claimed(found).orElse(null));
            case Verdict.Unreadable _, Verdict.UnknownContext _, Verdict.Unsupported _ ->
                found.kind() == CredentialFile.Kind.JSON || found.kind() == CredentialFile.Kind.TOKEN
                        ? new FileVerdict.Unreadable()
                        : new FileVerdict.Altered(false, claimed(found).orElse(null));
        };
    }

    private FileVerdict signedByUs(byte[] file, CredentialFile found, @Nullable Instant mustBeRegisteredBefore) {
        var certificate = claimed(found);
        if (certificate.isEmpty()) {
            return new FileVerdict.Unknown();
        }
        var one = certificate.get();
        if (mustBeRegisteredBefore != null && !isRegisteredBefore(found, one, mustBeRegisteredBefore)) {
            return new FileVerdict.KeyCompromised();
        }
        if (found.kind() == CredentialFile.Kind.PDF
                && !Frozen.hex(Frozen.digest(file)).equals(one.paper())) {
            return new FileVerdict.Altered(true, one);
        }
        return genuine(one, found.kind());
    }

    /** What its status list says goes before what the certificate's row says: a revocation is for good. */
    private FileVerdict genuine(Certificate one, CredentialFile.Kind kind) {
        var condition = statuses.revokedAt(one.id().value()).isPresent()
                ? new Condition.Revoked()
                : certificates.condition(one);
        return new FileVerdict.Genuine(one, condition, kind);
    }

    /** The very document that was brought; of a token, whose digest is not entered, the document that was signed with it. */
    private boolean isRegisteredBefore(CredentialFile found, Certificate one, Instant moment) {
        var digest = found.credential()[0] == '{'
                ? Optional.of(Frozen.hex(Frozen.digest(found.credential())))
                : credentials.find(one.id()).map(SignedCredential::digest);
        return digest.isPresent()
                && checkpoints.proofOf(one.id().value()).stream()
                        .flatMap(proof -> proof.entries().stream())
                        .anyMatch(entry -> entry.details() != null
                                && digest.get().equals(entry.details().credential())
                                && Instant.parse(entry.recordedAt()).isBefore(moment));
    }

    /** The certificate whose address the credential has. */
    private Optional<Certificate> claimed(CredentialFile found) {
        try {
            if (found.kind() == CredentialFile.Kind.TOKEN || found.credential()[0] != '{') {
                return credentials
                        .withToken(new String(found.credential(), StandardCharsets.US_ASCII).strip())
                        .flatMap(certificates::find);
            }
            return at(Json.read(found.credential()).getString("id", ""));
        } catch (UnsafeDocument | ClassCastException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Certificate> at(String address) {
        String path = URI.create(address).getPath();
        return path != null && path.startsWith("/check/")
                ? CheckCode.read(path.substring("/check/".length())).flatMap(certificates::find)
                : Optional.empty();
    }
}
