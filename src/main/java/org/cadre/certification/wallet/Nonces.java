package org.cadre.certification.wallet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.issuer.Issuer;
import org.springframework.stereotype.Component;

/**
 * Challenges that a wallet's proof must carry. Anybody may ask for one, so none is stored: each holds its own end and a
 * code over it. The code's key follows from the issuer's signature over a fixed text, which is the same on every server
 * that has the key and known to nobody else.
 */
@Component
class Nonces {
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final byte[] PURPOSE = "cadre wallet nonce 1".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;
    private static final int SAYING = RANDOM_BYTES + Long.BYTES;
    private static final int CODE = 16;

    private final Issuer issuer;
    private final Clock system;

    Nonces(Issuer issuer, Clock system) {
        this.issuer = issuer;
        this.system = system;
    }

    String fresh() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] saying = ByteBuffer.allocate(SAYING)
                .put(random)
                .putLong(system.instant().plus(LIFE).getEpochSecond())
                .array();
        byte[] whole =
                ByteBuffer.allocate(SAYING + CODE).put(saying).put(code(saying)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Whether we made it, less than five minutes ago. */
    boolean isGood(String nonce) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException _) {
            return false;
        }
        if (whole.length != SAYING + CODE) {
            return false;
        }
        byte[] saying = Arrays.copyOf(whole, SAYING);
        return MessageDigest.isEqual(code(saying), Arrays.copyOfRange(whole, SAYING, whole.length))
                && Instant.ofEpochSecond(ByteBuffer.wrap(saying).getLong(RANDOM_BYTES))
                        .isAfter(system.instant());
    }

    private byte[] code(byte[] saying) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-256")
                    .digest(issuer.signer(Algorithm.ED25519).sign(PURPOSE));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(saying), CODE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
