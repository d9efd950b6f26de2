package org.cadre.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.VcJwt;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.Register;
import org.cadre.certification.register.RegisterEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The credentials of certificates. What is to be signed is stored before it is signed, and what was signed is stored before
 * anybody sees it: whichever step is done again, everyone gets the same credential.
 */
@Component
class SignedCredentials {
    private final JdbcClient jdbc;
    private final CredentialWording wording;
    private final StatusLists statuses;
    private final Issuer issuer;
    private final Register register;
    private final Clock system;
    private final TransactionTemplate transaction;

    SignedCredentials(
            JdbcClient jdbc,
            CredentialWording wording,
            StatusLists statuses,
            Issuer issuer,
            Register register,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.wording = wording;
        this.statuses = statuses;
        this.issuer = issuer;
        this.register = register;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    Optional<SignedCredential> find(CertificateId id) {
        return jdbc.sql("""
                select certificate, signed, token, digest, signed_at from certificate_credential
                 where certificate = :id and signed is not null
                """)
                .param("id", id.value())
                .query(SignedCredentials::credential)
                .optional();
    }

    private static SignedCredential credential(ResultSet row, int number) throws SQLException {
        return new SignedCredential(
                new CertificateId(row.getObject("certificate", UUID.class)),
                row.getString("signed"),
                row.getString("token"),
                row.getString("digest"),
                row.getTimestamp("signed_at").toInstant());
    }

    /** Does what is left to do until a certificate has its signed credential; who is faster is who counts. */
    SignedCredential make(Certificate certificate) {
        return find(certificate.id()).orElseGet(() -> sign(certificate.id(), prepare(certificate)));
    }

    /** The exact document to be signed, from the first time on. */
    String prepare(Certificate certificate) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var earlier = prepared(certificate.id());
            if (earlier.isPresent()) {
                return earlier.get();
            }
            var status = statuses.assign(certificate.id().value());
            jdbc.sql("""
                    insert into certificate_credential (certificate, prepared, prepared_at)
                    values (:id, :prepared, :now)
                    on conflict (certificate) do nothing
                    """)
                    .param("id", certificate.id().value())
                    .param(
                            "prepared",
                            Json.write(wording.of(certificate, status).json()))
                    .param("now", system.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return prepared(certificate.id()).orElseThrow();
        }));
    }

    private Optional<String> prepared(CertificateId id) {
        return jdbc.sql("select prepared from certificate_credential where certificate = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Signs what was prepared and keeps it, unless it was kept meanwhile. */
    SignedCredential sign(CertificateId id, String prepared) {
        var document = Json.read(prepared);
        // The keys first: one that is made for this is in use from then on, not before.
        var ofDocument = issuer.signer(Algorithm.ED25519);
        var ofToken = issuer.signer(Algorithm.RS256);
        var now = system.instant().truncatedTo(ChronoUnit.SECONDS);
        String signed = Json.write(DataIntegrity.sign(document, ofDocument, now));
        String token = VcJwt.sign(document, ofToken, now);
        jdbc.sql("""
                update certificate_credential set signed = :signed, token = :token, digest = :digest,
                       token_digest = :tokenDigest, signed_at = :now
                 where certificate = :id and signed is null
                """)
                .param("signed", signed)
                .param("token", token)
                .param("digest", Frozen.hex(Frozen.digest(signed)))
                .param("tokenDigest", Frozen.hex(Frozen.digest(token)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        return find(id).orElseThrow();
    }

    /**
     * The credential of a certificate that was issued without one, as all were before there were credentials: signed when
     * somebody first asks for it, which is entered into the register.
     */
    Optional<SignedCredential> ofIssued(Certificate certificate) {
        var there = find(certificate.id());
        if (there.isPresent() || certificate.state() == CertificateState.RESERVED || certificate.paper() == null) {
            return there;
        }
        var prepared = prepare(certificate);
        return Optional.ofNullable(transaction.execute(_ -> {
            jdbc.sql("select certificate from certificate_credential where certificate = :id for update")
                    .param("id", certificate.id().value())
                    .query(UUID.class)
                    .single();
            var faster = find(certificate.id());
            if (faster.isPresent()) {
                return faster.get();
            }
            var signed = sign(certificate.id(), prepared);
            if (certificate.state() == CertificateState.REVOKED) {
                statuses.revoke(certificate.id().value());
            }
            register.append(new RegisterEvent(
                    EventKind.RE_SIGNED,
                    certificate.id().value(),
                    certificate.number().value(),
                    signed.digest(),
                    signed.tokenDigest(),
                    null));
            return signed;
        }));
    }

    /** The certificate that this token is about, the stored one or one for a wallet. */
    Optional<CertificateId> withToken(String token) {
        return jdbc.sql("""
                select certificate from certificate_credential where token_digest = :digest
                union
                select certificate from bound_credential where digest = :digest
                """)
                .param("digest", Frozen.hex(Frozen.digest(token)))
                .query((row, _) -> new CertificateId(row.getObject("certificate", UUID.class)))
                .optional();
    }
}
