package org.cadre.certification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.BulkSigner;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.VcJwt;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.register.Checkpoints;
import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.Register;
import org.cadre.certification.register.RegisterEvent;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs in bulk the credentials of certificates that were issued without one, some hundred in a transaction: all of a batch
 * are signed, kept and entered into the register, or none. Whatever stopped in between goes on with the next batch. A
 * demo's made-up past is left to whoever first asks for one of them.
 */
@Component
class MissingCredentials implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(MissingCredentials.class);
    private static final int AT_ONCE = 300;

    private record Prepared(UUID certificate, String document) {}

    private final Certificates certificates;
    private final CredentialWording wording;
    private final StatusLists statuses;
    private final Issuer issuer;
    private final Register register;
    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final Clock system;
    private final boolean demo;
    private final TransactionTemplate transaction;

    MissingCredentials(
            Certificates certificates,
            CredentialWording wording,
            StatusLists statuses,
            Issuer issuer,
            Register register,
            Checkpoints checkpoints,
            JdbcClient jdbc,
            Clock system,
            Settings settings,
            PlatformTransactionManager transactions) {
        this.certificates = certificates;
        this.wording = wording;
        this.statuses = statuses;
        this.issuer = issuer;
        this.register = register;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.system = system;
        this.demo = settings.demo();
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        if (!demo) {
            signAll(AT_ONCE);
        }
    }

    /** Batch after batch, with a checkpoint after each, until none is left. */
    void signAll(int atOnce) {
        int all = 0;
        for (int done = signSome(atOnce); done > 0; done = signSome(atOnce)) {
            checkpoints.publish();
            all += done;
        }
        if (all > 0) {
            LOG.info("{} certificates that had no credential have one now", all);
        }
    }

    private int signSome(int most) {
        // The keys first: one that is made for this is in use from then on, not before.
        var documents = new BulkSigner(issuer.signer(Algorithm.ED25519));
        var tokens = issuer.signer(Algorithm.RS256);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var missing = certificates.withoutCredential(most).stream()
                    .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
            if (missing.isEmpty()) {
                return 0;
            }
            prepare(missing);
            var now = system.instant().truncatedTo(ChronoUnit.SECONDS);
            var signed = new ArrayList<SignedCredential>();
            for (var prepared : unsigned(missing.keySet().toArray(UUID[]::new))) {
                var document = Json.read(prepared.document);
                String text = Json.write(documents.sign(document, now));
                signed.add(new SignedCredential(
                        new CertificateId(prepared.certificate),
                        text,
                        VcJwt.sign(document, tokens, now),
                        Frozen.hex(Frozen.digest(text)),
                        now));
            }
            keep(signed);
            enter(signed, missing);
            // Those that another server was faster with are done, too.
            return missing.size();
        }));
    }

    /** The exact documents to be signed; one that was prepared before stays as it is. */
    private void prepare(Map<UUID, Certificate> missing) {
        var places = statuses.assign(missing.keySet());
        var ids = missing.keySet().stream().sorted().toList();
        jdbc.sql("""
                insert into certificate_credential (certificate, prepared, prepared_at)
                select certificate, prepared, :now
                  from unnest(:ids::uuid[], :documents::text[]) as fresh (certificate, prepared)
                 order by certificate
                on conflict (certificate) do nothing
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "documents",
                        ids.stream()
                                .map(id -> Json.write(wording.of(
                                                Objects.requireNonNull(missing.get(id)),
                                                Objects.requireNonNull(places.get(id)))
                                        .json()))
                                .toArray(String[]::new))
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Prepared> unsigned(UUID[] ids) {
        return jdbc.sql("""
                select certificate, prepared as document from certificate_credential
                 where certificate = any(:ids) and signed is null
                 order by certificate
                   for update
                """).param("ids", ids).query(Prepared.class).list();
    }

    private void keep(List<SignedCredential> signed) {
        jdbc.sql("""
                update certificate_credential c
                   set signed = fresh.signed, token = fresh.token, digest = fresh.digest,
                       token_digest = fresh.token_digest, signed_at = fresh.signed_at
                  from unnest(:ids::uuid[], :documents::text[], :tokens::text[], :digests::text[], :tokenDigests::text[],
                              :times::timestamptz[]) as fresh (certificate, signed, token, digest, token_digest, signed_at)
                 where c.certificate = fresh.certificate and c.signed is null
                """)
                .param(
                        "ids",
                        signed.stream().map(one -> one.certificate().value()).toArray(UUID[]::new))
                .param("documents", texts(signed, SignedCredential::document))
                .param("tokens", texts(signed, SignedCredential::token))
                .param("digests", texts(signed, SignedCredential::digest))
                .param("tokenDigests", texts(signed, SignedCredential::tokenDigest))
                .param("times", texts(signed, one -> one.signedAt().toString()))
                .update();
    }

    private static String[] texts(List<SignedCredential> signed, Function<SignedCredential, String> text) {
        return signed.stream().map(text).toArray(String[]::new);
    }

    private void enter(List<SignedCredential> signed, Map<UUID, Certificate> missing) {
        var events = new ArrayList<RegisterEvent>();
        for (var one : signed) {
            var certificate =
                    Objects.requireNonNull(missing.get(one.certificate().value()));
            if (certificate.state() == CertificateState.REVOKED) {
                statuses.revoke(certificate.id().value());
            }
            events.add(new RegisterEvent(
                    EventKind.RE_SIGNED,
                    certificate.id().value(),
                    certificate.number().value(),
                    one.digest(),
                    one.tokenDigest(),
                    null));
        }
        register.append(events);
    }
}
