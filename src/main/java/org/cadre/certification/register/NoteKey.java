package org.cadre.certification.register;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A key that signs notes, by the C2SP specification {@code signed-note}: a name, and 32 bytes of Ed25519.
 *
 * @param name without blanks and plus signs; a log's is its origin
 */
public record NoteKey(String name, byte[] publicKey) {
    static final int ID_BYTES = 4;
    private static final byte ED25519 = 1;

    public NoteKey {
        if (!isName(name) || publicKey.length != Ed25519PublicKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("not a key of notes");
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.indexOf('+') < 0
                && name.codePoints().noneMatch(one -> Character.isWhitespace(one) || Character.isSpaceChar(one));
    }

    /** Reads {@code name+hash+key}, as tools of transparency logs write keys. */
    public static NoteKey read(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] typed = Base64Text.read(parts[2]);
            if (typed.length > 0 && typed[0] == ED25519) {
                var key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (HexFormat.of().formatHex(key.id()).equals(parts[1])) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException("not a key of notes");
    }

    /** As tools of transparency logs write it. */
    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64Text.of(typed());
    }

    private byte[] typed() {
        var typed = new byte[1 + publicKey.length];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
        return typed;
    }

    byte[] id() {
        var digest = MerkleTree.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed()), ID_BYTES);
    }

    boolean signed(byte[] text, byte[] signature) {
        var check = new Ed25519Signer();
        check.init(false, new Ed25519PublicKeyParameters(publicKey));
        check.update(text, 0, text.length);
        return check.verifySignature(signature);
    }
}
