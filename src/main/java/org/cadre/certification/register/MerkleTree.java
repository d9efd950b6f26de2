package org.cadre.certification.register;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 (section 2.1) and RFC 9162 over SHA-256: hashes, roots, proofs and how proofs are checked.
 * Pure: whoever keeps the hashes of complete subtrees hands them in.
 */
public final class MerkleTree {
    static final int HASH_BYTES = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The complete subtree of 2<sup>level</sup> leaves from {@code index} × 2<sup>level</sup> on: it never changes again. */
    public record Node(int level, long index) {}

    /** Where the hashes of complete subtrees are kept. */
    @FunctionalInterface
    public interface Nodes {
        byte[] hash(Node node);
    }

    /** The leaves from one on, up to and without another, as RFC 6962 writes D[from:to]. */
    record Range(long from, long to) {}

    private MerkleTree() {}

    static byte[] leafHash(byte[] data) {
        var digest = sha256();
        digest.update(LEAF);
        return digest.digest(data);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static byte[] emptyRoot() {
        return sha256().digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] root(long size, Nodes nodes) {
        return hash(new Range(0, size), nodes);
    }

    /** The complete subtrees a range is made of, from left to right: one for each bit of its length. */
    static List<Node> complete(Range range) {
        var all = new ArrayList<Node>();
        long from = range.from;
        for (long left = range.to - range.from; left > 0; ) {
            int level = 63 - Long.numberOfLeadingZeros(left);
            all.add(new Node(level, from >> level));
            from += 1L << level;
            left -= 1L << level;
        }
        return all;
    }

    /** The hash of a range that begins where a subtree as large as itself may begin. */
    static byte[] hash(Range range, Nodes nodes) {
        var parts = complete(range);
        if (parts.isEmpty()) {
            return emptyRoot();
        }
        byte[] hash = nodes.hash(parts.getLast());
        for (var left : parts.reversed().subList(1, parts.size())) {
            hash = nodeHash(nodes.hash(left), hash);
        }
        return hash;
    }

    /** The ranges whose hashes are the inclusion proof of a leaf, in order: PATH(m, D[n]). */
    static List<Range> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        var proof = new ArrayList<Range>();
        long from = 0;
        for (long to = size; to - from > 1; ) {
            long middle = from + largestPowerBelow(to - from);
            if (index < middle) {
                proof.add(new Range(middle, to));
                to = middle;
            } else {
                proof.add(new Range(from, middle));
                from = middle;
            }
        }
        return proof.reversed();
    }

    /** The ranges whose hashes prove that a larger tree begins with the smaller one: PROOF(m, D[n]). */
    static List<Range> consistency(long smaller, long larger) {
        if (smaller < 0 || smaller > larger) {
            throw new IllegalArgumentException("a tree of " + larger + " has no beginning of " + smaller);
        }
        var proof = new ArrayList<Range>();
        if (smaller == 0 || smaller == larger) {
            return proof;
        }
        long from = 0;
        long to = larger;
        while (to != smaller) {
            long middle = from + largestPowerBelow(to - from);
            if (smaller <= middle) {
                proof.add(new Range(middle, to));
                to = middle;
            } else {
                proof.add(new Range(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            proof.add(new Range(from, to));
        }
        return proof.reversed();
    }

    private static long largestPowerBelow(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** Whether the proof leads from a leaf to the root (RFC 9162, 2.1.3.2). */
    public static boolean isIncluded(long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !areHashes(proof) || !isHash(leaf)) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (sn == 0) {
                return false;
            }
            if (isOdd(fn) || fn == sn) {
                hash = nodeHash(sibling, hash);
                while (!isOdd(fn) && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /** Whether the proof shows that the larger tree begins with the smaller one (RFC 9162, 2.1.4.2). */
    public static boolean isConsistent(
            long smaller, long larger, byte[] smallerRoot, byte[] largerRoot, List<byte[]> proof) {
        if (smaller < 0 || smaller > larger || !areHashes(proof)) {
            return false;
        }
        if (smaller == larger) {
            return proof.isEmpty() && Arrays.equals(smallerRoot, largerRoot);
        }
        if (smaller == 0) {
            return proof.isEmpty();
        }
        var path = new ArrayList<>(proof);
        if (Long.bitCount(smaller) == 1) {
            path.addFirst(smallerRoot);
        }
        return !path.isEmpty() && leadsToBoth(smaller, larger, smallerRoot, largerRoot, path);
    }

    private static boolean leadsToBoth(
            long smaller, long larger, byte[] smallerRoot, byte[] largerRoot, List<byte[]> path) {
        long fn = smaller - 1;
        long sn = larger - 1;
        while (isOdd(fn)) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] first = path.getFirst();
        byte[] second = path.getFirst();
        for (byte[] next : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if (isOdd(fn) || fn == sn) {
                first = nodeHash(next, first);
                second = nodeHash(next, second);
                while (!isOdd(fn) && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                second = nodeHash(second, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(first, smallerRoot) && Arrays.equals(second, largerRoot);
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }

    private static boolean areHashes(List<byte[]> proof) {
        return proof.stream().allMatch(MerkleTree::isHash);
    }

    private static boolean isHash(byte[] bytes) {
        return bytes.length == HASH_BYTES;
    }
}
