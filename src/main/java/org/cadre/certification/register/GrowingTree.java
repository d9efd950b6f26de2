package org.cadre.certification.register;

import java.util.ArrayList;
import java.util.List;
import org.cadre.certification.register.MerkleTree.Node;

/**
 * A tree that grows leaf by leaf, known by its right edge only: the complete subtrees it consists of now. Each leaf
 * completes a few subtrees, at most one for each level, and those are what is kept.
 */
final class GrowingTree {
    /** A subtree that has just become complete. */
    record Completed(Node node, byte[] hash) {}

    private final ArrayList<byte[]> edge;
    private long size;

    /** A tree of so many leaves whose complete subtrees, from left to right, have these hashes. */
    GrowingTree(long size, List<byte[]> edge) {
        if (edge.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " does not end in " + edge.size() + " subtrees");
        }
        this.size = size;
        this.edge = new ArrayList<>(edge);
    }

    static GrowingTree empty() {
        return new GrowingTree(0, List.of());
    }

    static List<Node> edgeOf(long size) {
        return MerkleTree.complete(new MerkleTree.Range(0, size));
    }

    /** Adds a leaf; what becomes complete with it is the leaf itself and whatever it fills up. */
    List<Completed> add(byte[] leaf) {
        var completed = new ArrayList<Completed>();
        byte[] hash = leaf;
        completed.add(new Completed(new Node(0, size), hash));
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            level++;
            hash = MerkleTree.nodeHash(edge.removeLast(), hash);
            completed.add(new Completed(new Node(level, rest >> 1), hash));
        }
        edge.add(hash);
        size++;
        return completed;
    }

    long size() {
        return size;
    }

    byte[] root() {
        if (edge.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        byte[] root = edge.getLast();
        for (byte[] left : edge.reversed().subList(1, edge.size())) {
            root = MerkleTree.nodeHash(left, root);
        }
        return root;
    }
}
