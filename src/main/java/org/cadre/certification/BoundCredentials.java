package org.cadre.certification;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.VcJwt;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.Register;
import org.cadre.certification.register.RegisterEvent;
import org.cadre.platform.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The credential of a certificate once more, about the holder of a key: word for word what was issued, but its subject goes
 * by the name of that key, so that whoever shows it can prove it is theirs. Each one is entered into the register.
 */
@Component
public class BoundCredentials {
    private static final int MOST_A_DAY = 20;

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final SignedCredentials credentials;
    private final Issuer issuer;
    private final Register register;
    private final Clock system;
    private final TransactionTemplate transaction;

    BoundCredentials(
            JdbcClient jdbc,
            Certificates certificates,
            SignedCredentials credentials,
            Issuer issuer,
            Register register,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.credentials = credentials;
        this.issuer = issuer;
        this.register = register;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether one more may be signed today: each is an entry of the register, and of every proof about the certificate. */
    public boolean hasRoom(CertificateId id) {
        return jdbc.sql("select count(*) from bound_credential where certificate = :certificate and signed_at > :since")
                        .param("certificate", id.value())
                        .param(
                                "since",
                                system.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                < MOST_A_DAY;
    }

    /** As a document with its proof. */
    public String document(CertificateId id, String holder) {
        return bind(id, holder, Algorithm.ED25519);
    }

    /** As a JSON Web Token. */
    public String token(CertificateId id, String holder) {
        return bind(id, holder, Algorithm.RS256);
    }

    private String bind(CertificateId id, String holder, Algorithm algorithm) {
        var certificate = certificates.find(id).orElseThrow(NotFound::new);
        if (credentials.ofIssued(certificate).isEmpty()) {
            throw new NotFound();
        }
        return Objects.requireNonNull(transaction.execute(_ -> {
            var now = system.instant().truncatedTo(ChronoUnit.SECONDS);
            var document = about(holder, Json.read(credentials.prepare(certificate)));
            var signer = issuer.signer(algorithm);
            String signed = algorithm == Algorithm.ED25519
                    ? Json.write(DataIntegrity.sign(document, signer, now))
                    : VcJwt.sign(document, signer, now);
            String digest = Frozen.hex(Frozen.digest(signed));
            int fresh = jdbc.sql("""
                    insert into bound_credential (digest, certificate, holder, signed_at)
                    values (:digest, :certificate, :holder, :now)
                    on conflict (digest) do nothing
                    """)
                    .param("digest", digest)
                    .param("certificate", id.value())
                    .param("holder", holder)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            if (fresh == 1) {
                register.append(new RegisterEvent(
                        EventKind.RE_SIGNED, id.value(), certificate.number().value(), digest, null));
            }
            return signed;
        }));
    }

    private static JsonObject about(String holder, JsonObject credential) {
        var subject = Json.object(credential.getJsonObject("credentialSubject"))
                .add("id", holder)
                .build();
        return Json.object(credential).add("credentialSubject", subject).build();
    }
}
