package org.cadre.certification.credential;

import jakarta.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Whether a related resource is the one whose digest stands in a credential. */
final class Digests {
    private static final byte SHA_256 = 0x12;
    private static final byte SHA_384 = 0x20;
    private static final byte SHA_512 = 0x13;
    private static final int HEADER = 2;

    private Digests() {}

    static boolean fit(JsonObject resource, byte[] bytes) {
        var sri = Reading.text(resource, "digestSRI");
        var multibase = Reading.text(resource, "digestMultibase");
        return (sri != null || multibase != null)
                && (sri == null || subresource(sri, bytes))
                && (multibase == null
                        || multibase(multibase)
                                .filter(hash -> hashFits(hash, bytes))
                                .isPresent());
    }

    private static boolean subresource(String sri, byte[] bytes) {
        int dash = sri.indexOf('-');
        if (dash < 0) {
            return false;
        }
        var digest = digest(sri.substring(0, dash).replace("sha", "SHA-"), bytes);
        return Base64.getEncoder().encodeToString(digest).equals(sri.substring(dash + 1));
    }

    /** A multihash as base58btc or base64url; empty when it is neither. */
    static Optional<byte[]> multibase(String text) {
        var bytes = switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case 'z' -> Base58.decode(text.substring(1));
            case 'u' -> base64(text.substring(1));
            default -> Optional.<byte[]>empty();
        };
        return bytes.filter(hash -> hash.length > HEADER && hash[1] == hash.length - HEADER);
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean hashFits(byte[] hash, byte[] bytes) {
        var name = switch (hash[0]) {
            case SHA_256 -> "SHA-256";
            case SHA_384 -> "SHA-384";
            case SHA_512 -> "SHA-512";
            default -> "";
        };
        return !name.isEmpty() && Arrays.equals(Arrays.copyOfRange(hash, HEADER, hash.length), digest(name, bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            return new byte[0];
        }
    }
}
