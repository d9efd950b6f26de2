package org.cadre.certification.register;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the register says of itself at one size, by the C2SP specification {@code tlog-checkpoint}: who keeps it, how many
 * entries there are, and the root of their tree.
 */
public record Checkpoint(String origin, long size, byte[] root) {
    private static final String NUMBER = "0|[1-9][0-9]{0,17}";

    /** The text that is signed. */
    String text() {
        return origin + "\n" + size + "\n" + Base64Text.of(root) + "\n";
    }

    /** Reads the text of a note; extension lines, which we never write, are left aside. */
    static Optional<Checkpoint> read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches(NUMBER)) {
            return Optional.empty();
        }
        try {
            byte[] root = Base64Text.read(lines[2]);
            return root.length == MerkleTree.HASH_BYTES
                    ? Optional.of(new Checkpoint(lines[0], Long.parseLong(lines[1]), root))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    boolean saysTheSameAs(Checkpoint other) {
        return size == other.size && Arrays.equals(root, other.root);
    }
}
