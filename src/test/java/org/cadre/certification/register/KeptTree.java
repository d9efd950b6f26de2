package org.cadre.certification.register;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.cadre.certification.register.MerkleTree.Node;
import org.cadre.certification.register.MerkleTree.Nodes;

/** A tree in memory that keeps what the database keeps: the hashes of complete subtrees. */
final class KeptTree {
    private KeptTree() {}

    static Nodes of(List<byte[]> data) {
        var kept = new HashMap<Node, byte[]>();
        var growing = GrowingTree.empty();
        for (byte[] leaf : data) {
            growing.add(MerkleTree.leafHash(leaf)).forEach(one -> kept.put(one.node(), one.hash()));
        }
        return node -> Objects.requireNonNull(kept.get(node), () -> node + " is not kept");
    }

    static List<byte[]> inclusion(int index, List<byte[]> data) {
        var nodes = of(data);
        return MerkleTree.inclusion(index, data.size()).stream()
                .map(range -> MerkleTree.hash(range, nodes))
                .toList();
    }

    static List<byte[]> consistency(int smaller, List<byte[]> data) {
        var nodes = of(data);
        return MerkleTree.consistency(smaller, data.size()).stream()
                .map(range -> MerkleTree.hash(range, nodes))
                .toList();
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
