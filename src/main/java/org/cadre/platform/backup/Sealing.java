package org.cadre.platform.backup;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a backup is sealed under a passphrase: Argon2id makes a key of it, and Tink's streaming AES-GCM seals piece by
 * piece, so that no piece can be altered, left out, moved, or missing at the end.
 *
 * @param kibibytes of memory that a guess costs
 * @param passes over that memory
 * @param lanes that may run at once
 * @param salt another one in each backup
 */
record Sealing(int kibibytes, int passes, int lanes, String salt) {
    /** As for a passphrase that signs in: whoever holds the file can guess as long as they like. */
    static final int SHORTEST = 15;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TEXT = Pattern.compile("argon2id (\\d{1,7}) (\\d{1,2}) (\\d{1,2}) ([0-9a-f]{32})");
    private static final int MOST_KIBIBYTES = 1 << 20;
    private static final int KEY = 32;
    private static final int PIECE = 1 << 20;

    /** The second choice of RFC 9106: 64 MiB, three passes, four lanes. */
    static Sealing fresh() {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new Sealing(1 << 16, 3, 4, HexFormat.of().formatHex(salt));
    }

    /** Reads what {@link #text()} wrote; what would cost more than any backup of ours is not read. */
    static Optional<Sealing> read(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int kibibytes = Integer.parseInt(parts.group(1));
        int passes = Integer.parseInt(parts.group(2));
        int lanes = Integer.parseInt(parts.group(3));
        boolean sane = kibibytes <= MOST_KIBIBYTES && passes >= 1 && lanes >= 1 && kibibytes >= 8 * lanes;
        return sane ? Optional.of(new Sealing(kibibytes, passes, lanes, parts.group(4))) : Optional.empty();
    }

    String text() {
        return "argon2id " + kibibytes + " " + passes + " " + lanes + " " + salt;
    }

    OutputStream seal(OutputStream out, String passphrase, String bound) throws IOException {
        try {
            return streaming(passphrase).newEncryptingStream(out, bound.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a backup could not be sealed", e);
        }
    }

    InputStream open(InputStream in, String passphrase, String bound) throws IOException {
        try {
            return streaming(passphrase).newDecryptingStream(in, bound.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a backup could not be opened", e);
        }
    }

    private AesGcmHkdfStreaming streaming(String passphrase) throws GeneralSecurityException {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(HexFormat.of().parseHex(salt))
                .build());
        var key = new byte[KEY];
        argon2.generateBytes(passphrase.getBytes(StandardCharsets.UTF_8), key);
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY, PIECE, 0);
    }
}
