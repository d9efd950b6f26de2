package org.cadre.certification.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cadre.certification.register.GrowingTree.Completed;
import org.cadre.certification.register.MerkleTree.Node;
import org.cadre.certification.register.MerkleTree.Range;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register's tree in the database: the hash of each complete subtree is a row, and a proof is one query. */
@Component
class StoredTree {
    private final JdbcClient jdbc;

    StoredTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tree of the first so many entries, ready to grow. */
    GrowingTree upTo(long size) {
        var edge = GrowingTree.edgeOf(size);
        var hashes = read(edge);
        return new GrowingTree(
                size, edge.stream().map(node -> hash(hashes, node)).toList());
    }

    byte[] root(long size) {
        return upTo(size).root();
    }

    List<byte[]> inclusion(long index, long size) {
        return hashes(MerkleTree.inclusion(index, size));
    }

    List<byte[]> consistency(long smaller, long larger) {
        return hashes(MerkleTree.consistency(smaller, larger));
    }

    private List<byte[]> hashes(List<Range> ranges) {
        var needed = new LinkedHashSet<Node>();
        ranges.forEach(range -> needed.addAll(MerkleTree.complete(range)));
        var found = read(needed);
        return ranges.stream()
                .map(range -> MerkleTree.hash(range, node -> hash(found, node)))
                .toList();
    }

    private static byte[] hash(Map<Node, byte[]> found, Node node) {
        byte[] hash = found.get(node);
        if (hash == null) {
            throw new IllegalStateException("the register's tree lacks " + node);
        }
        return hash;
    }

    private Map<Node, byte[]> read(Collection<Node> nodes) {
        var found = new HashMap<Node, byte[]>();
        if (nodes.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                select n.level, n.index, n.hash
                  from unnest(:levels::smallint[], :indexes::bigint[]) as asked (level, index)
                  join register_node n on n.level = asked.level and n.index = asked.index
                """)
                .param("levels", nodes.stream().map(Node::level).toArray(Integer[]::new))
                .param("indexes", nodes.stream().map(Node::index).toArray(Long[]::new))
                .query((row, _) -> found.put(
                        new Node(row.getInt("level"), row.getLong("index")),
                        Objects.requireNonNull(row.getBytes("hash"))))
                .list();
        return found;
    }

    void keep(List<Completed> completed) {
        jdbc.sql("""
                insert into register_node (level, index, hash)
                select level, index, decode(hash, 'hex')
                  from unnest(:levels::smallint[], :indexes::bigint[], :hashes::text[]) as fresh (level, index, hash)
                """)
                .param(
                        "levels",
                        completed.stream().map(one -> one.node().level()).toArray(Integer[]::new))
                .param(
                        "indexes",
                        completed.stream().map(one -> one.node().index()).toArray(Long[]::new))
                .param(
                        "hashes",
                        completed.stream()
                                .map(one -> HexFormat.of().formatHex(one.hash()))
                                .toArray(String[]::new))
                .update();
    }
}
