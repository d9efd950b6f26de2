package org.cadre.certification.register;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of an entry that says which certificate it is about, and that can be erased. The salt keeps anybody from
 * finding out by trying what an erased entry had said.
 *
 * @param number of the certificate; null in an erasure
 * @param credential digest of the signed credential
 * @param paper digest of the stored PDF
 * @param token digest of the same credential as a JSON Web Token; entries without one commit to it as they always did
 */
public record Detail(
        byte[] salt,
        UUID certificate,
        @Nullable String number,
        byte @Nullable [] credential,
        byte @Nullable [] paper,
        byte @Nullable [] token) {

    /** What the entry keeps of it. */
    public byte[] commitment() {
        String text = "cadre register detail " + (token == null ? 1 : 2) + '\n'
                + HexFormat.of().formatHex(salt) + '\n' + certificate + '\n'
                + (number == null ? "-" : number) + '\n' + hex(credential) + '\n' + hex(paper) + '\n'
                + (token == null ? "" : hex(token) + '\n');
        return MerkleTree.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte @Nullable [] digest) {
        return digest == null ? "-" : HexFormat.of().formatHex(digest);
    }
}
