package org.cadre.certification.wallet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A random secret that is handed out once; of it only the digest is kept. */
record Secret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int PINS = 1_000_000;

    /** 43 characters that nobody can guess. */
    static Secret fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Six digits, for people to type. */
    static Secret pin() {
        return new Secret("%06d".formatted(RANDOM.nextInt(PINS)));
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says nothing: secrets are not printed. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
