package org.cadre.certification.credential;

import java.util.Arrays;
import java.util.Optional;

/** An Ed25519 key in the form {@code publicKeyMultibase} has in a DID document: z, base58btc, a prefix that names its kind. */
public final class Multikey {
    static final int ED25519_LENGTH = 32;
    private static final byte[] ED25519_PUBLIC = {(byte) 0xed, 0x01};
    private static final byte[] ED25519_SECRET = {(byte) 0x80, 0x26};

    private Multikey() {}

    /** The public key, 32 bytes, as text. */
    public static String encode(byte[] publicKey) {
        if (publicKey.length != ED25519_LENGTH) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes, not " + publicKey.length);
        }
        var bytes = Arrays.copyOf(ED25519_PUBLIC, ED25519_PUBLIC.length + ED25519_LENGTH);
        System.arraycopy(publicKey, 0, bytes, ED25519_PUBLIC.length, ED25519_LENGTH);
        return "z" + Base58.encode(bytes);
    }

    /** The 32 bytes of a public key; empty when the text is not one. */
    public static Optional<byte[]> decode(String text) {
        return decode(text, ED25519_PUBLIC);
    }

    /** The 32 bytes of a secret key; empty when the text is not one. */
    public static Optional<byte[]> decodeSecret(String text) {
        return decode(text, ED25519_SECRET);
    }

    private static Optional<byte[]> decode(String text, byte[] prefix) {
        if (!text.startsWith("z")) {
            return Optional.empty();
        }
        return Base58.decode(text.substring(1))
                .filter(bytes -> bytes.length == prefix.length + ED25519_LENGTH
                        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length))
                .map(bytes -> Arrays.copyOfRange(bytes, prefix.length, bytes.length));
    }
}
