package org.cadre.certification.wallet;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.CertificateId;
import org.cadre.platform.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Offers to take one certificate into a wallet: a code redeemed once for a token, and a token that fetches it. */
@Component
class WalletOffers {
    static final Duration OFFER_LIFE = Duration.ofMinutes(15);
    static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    static final int MOST_WRONG_PINS = 5;

    /** An offer in the moment it is made: later nobody can read its secrets again. */
    record Offer(Secret code, Secret pin) {}

    /** What came of a code. */
    sealed interface Redeemed {
        record Token(Secret secret) implements Redeemed {}

        /** Used, expired, tried too often, or never made here. */
        record NoSuchCode() implements Redeemed {}

        record WrongPin() implements Redeemed {}
    }

    private record Waiting(UUID id, byte[] pinDigest) {}

    private final JdbcClient jdbc;
    private final Clock system;
    private final TransactionTemplate transaction;

    WalletOffers(JdbcClient jdbc, Clock system, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A fresh offer; earlier ones of the same certificate that were not taken up are worth nothing from now on. */
    Offer make(CertificateId certificate) {
        var offer = new Offer(Secret.fresh(), Secret.pin());
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from wallet_offer where certificate = :certificate and token_digest is null")
                    .param("certificate", certificate.value())
                    .update();
            jdbc.sql("""
                    insert into wallet_offer (id, certificate, code_digest, pin_digest, made_at, expires_at)
                    values (:id, :certificate, :code, :pin, :now, :expires)
                    """)
                    .param("id", Ids.next())
                    .param("certificate", certificate.value())
                    .param("code", offer.code.digest())
                    .param("pin", offer.pin.digest())
                    .param("now", now())
                    .param("expires", now().plus(OFFER_LIFE))
                    .update();
        });
        return offer;
    }

    /** Exchanges a code for a token: once, however many wallets ask; five wrong pins end it. */
    Redeemed redeem(Secret code, Secret pin) {
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("""
                        select id, pin_digest from wallet_offer
                         where code_digest = :code and token_digest is null and expires_at > :now and wrong_pins < :most
                           for update
                        """)
                .param("code", code.digest())
                .param("now", now())
                .param("most", MOST_WRONG_PINS)
                .query((row, _) -> new Waiting(row.getObject("id", UUID.class), row.getBytes("pin_digest")))
                .optional()
                .map(waiting -> redeem(waiting, pin))
                .orElseGet(Redeemed.NoSuchCode::new)));
    }

    private Redeemed redeem(Waiting waiting, Secret pin) {
        if (!MessageDigest.isEqual(waiting.pinDigest, pin.digest())) {
            jdbc.sql("update wallet_offer set wrong_pins = wrong_pins + 1 where id = :id")
                    .param("id", waiting.id)
                    .update();
            return new Redeemed.WrongPin();
        }
        var token = Secret.fresh();
        jdbc.sql("update wallet_offer set token_digest = :token, token_expires_at = :expires where id = :id")
                .param("token", token.digest())
                .param("expires", now().plus(TOKEN_LIFE))
                .param("id", waiting.id)
                .update();
        return new Redeemed.Token(token);
    }

    /** The certificate that a token fetches; empty when the token is unknown or its time is over. */
    Optional<CertificateId> certificate(Secret token) {
        return jdbc.sql("""
                select certificate from wallet_offer where token_digest = :token and token_expires_at > :now
                """)
                .param("token", token.digest())
                .param("now", now())
                .query(UUID.class)
                .optional()
                .map(CertificateId::new);
    }

    void fetched(Secret token) {
        jdbc.sql("update wallet_offer set fetched_at = :now where token_digest = :token")
                .param("now", now())
                .param("token", token.digest())
                .update();
    }

    /** Forgets what nobody can use any more. */
    void forgetBefore(OffsetDateTime day) {
        jdbc.sql("delete from wallet_offer where expires_at < :day and coalesce(token_expires_at, expires_at) < :day")
                .param("day", day)
                .update();
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }
}
