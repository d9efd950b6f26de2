package org.cadre.certification.register;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.cadre.certification.register.MerkleTree.Node;
import org.cadre.certification.register.RegisterTables.Stored;
import org.cadre.certification.register.Tampering.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Judges the register's tables against checkpoints that others kept, and against themselves. Every fact is there twice:
 * an entry and its leaf, a leaf and the subtrees above it; a signed checkpoint says which of two is to be believed.
 */
final class RegisterVerification {
    /** What was found, and how many entries there should be. */
    record Verdict(long size, List<Tampering> found) {}

    private final RegisterTables tables;
    private final List<Tampering> found = new ArrayList<>();
    private final List<Checkpoint> believed = new ArrayList<>();
    private long size;
    private byte[] @Nullable [] honest = new byte[0][];

    private RegisterVerification(RegisterTables tables) {
        this.tables = tables;
    }

    /**
     * Verifies all.
     *
     * @param kept checkpoints that were kept elsewhere
     * @param keys of the register, under any name a note may give them
     */
    static Verdict of(RegisterTables tables, List<SignedNote> kept, CheckpointKeys.Known keys) {
        var verification = new RegisterVerification(tables);
        verification.checkpoints(kept, keys);
        verification.size = verification.expectedSize();
        verification.honest = verification.honestLeaves();
        verification.entries();
        verification.details();
        verification.nodes();
        verification.roots();
        return new Verdict(verification.size, List.copyOf(verification.found));
    }

    private void checkpoints(List<SignedNote> kept, CheckpointKeys.Known keys) {
        var stored = new HashSet<String>();
        long number = 0;
        long before = 0;
        for (var row : tables.checkpoints()) {
            for (number++; number < row.number(); number++) {
                add(Kind.CHECKPOINT_MISSING, number, 0);
            }
            var checkpoint = signed(row.note(), keys).filter(one -> one.size() == row.size());
            checkpoint.ifPresentOrElse(believed::add, () -> add(Kind.CHECKPOINT_ALTERED, row.number(), row.size()));
            if (!stored.add(row.note())) {
                add(Kind.CHECKPOINT_INSERTED, row.number(), row.size());
            } else if (row.size() < before) {
                add(Kind.CHECKPOINT_MOVED, row.number(), row.size());
            }
            before = row.size();
        }
        for (var note : kept) {
            var checkpoint = signed(note, keys);
            if (checkpoint.isEmpty()) {
                add(
                        Kind.CHECKPOINT_NOT_OURS,
                        Checkpoint.read(note.text()).map(Checkpoint::size).orElse(0L),
                        0);
                continue;
            }
            // What was kept elsewhere comes first: it was out of reach of whoever changed the tables.
            believed.addFirst(checkpoint.get());
            if (!stored.contains(note.note())) {
                add(Kind.CHECKPOINT_MISSING, 0, checkpoint.get().size());
            }
        }
    }

    private static Optional<Checkpoint> signed(String note, CheckpointKeys.Known keys) {
        try {
            return signed(SignedNote.read(note), keys);
        } catch (SignedNote.Unreadable _) {
            return Optional.empty();
        }
    }

    private static Optional<Checkpoint> signed(SignedNote note, CheckpointKeys.Known keys) {
        return keys.signed(note) ? Checkpoint.read(note.text()) : Optional.empty();
    }

    /** What checkpoints vouch for, or more, if two of the three that count agree on more. */
    private long expectedSize() {
        long entries = tables.entries().isEmpty() ? 0 : tables.entries().lastKey() + 1;
        long leaves = tables.nodes().keySet().stream()
                .filter(node -> node.level() == 0)
                .mapToLong(node -> node.index() + 1)
                .max()
                .orElse(0);
        long head = tables.heads().size() == 1 ? tables.heads().getFirst() : 0;
        long[] counted = {entries, leaves, head};
        Arrays.sort(counted);
        // No more than the rows there are: a number somebody made up is not to fill the memory.
        long atMost = tables.entries().size() + tables.nodes().size() + 1L;
        long vouched = believed.stream().mapToLong(Checkpoint::size).max().orElse(0);
        long expected = Math.max(vouched, Math.min(counted[1], atMost));
        // What no checkpoint vouches for and the tree does not know was never entered, whatever is counted.
        while (expected > vouched && !tables.nodes().containsKey(new Node(0, expected - 1))) {
            expected--;
        }
        if (tables.heads().size() > 1 || head != expected) {
            add(Kind.HEAD_WRONG, expected, head);
        }
        return expected;
    }

    /** The leaves as they must have been, as far as anything still tells. */
    private byte[] @Nullable [] honestLeaves() {
        var entries = new byte[Math.toIntExact(size)][];
        var leaves = new byte[Math.toIntExact(size)][];
        for (int i = 0; i < size; i++) {
            var entry = tables.entries().get((long) i);
            entries[i] = entry == null ? null : entry.leaf();
            leaves[i] = tables.nodes().get(new Node(0, i));
        }
        var chosen = new byte[Math.toIntExact(size)][];
        for (int i = 0; i < size; i++) {
            chosen[i] = chosen(i, entries, leaves);
        }
        for (var candidate : List.of(leaves, entries)) {
            int to = Math.toIntExact(agreed(rootsOf(candidate)));
            System.arraycopy(candidate, 0, chosen, 0, to);
        }
        return chosen;
    }

    /** Of an entry and its leaf the one that the hash above them speaks for; the leaf, if nothing does. */
    private byte @Nullable [] chosen(int i, byte[] @Nullable [] entries, byte[] @Nullable [] leaves) {
        byte[] entry = entries[i];
        byte[] leaf = leaves[i];
        if (entry == null || leaf == null || Arrays.equals(entry, leaf)) {
            return leaf == null ? entry : leaf;
        }
        byte[] above = tables.nodes().get(new Node(1, i >> 1));
        int sibling = i ^ 1;
        if (above != null && sibling < size) {
            for (byte[] other : new byte[][] {leaves[sibling], entries[sibling]}) {
                if (other != null
                        && Arrays.equals(
                                above,
                                i < sibling ? MerkleTree.nodeHash(entry, other) : MerkleTree.nodeHash(other, entry))) {
                    return entry;
                }
            }
        }
        return leaf;
    }

    /** The roots at the sizes of all checkpoints, as far as every leaf up to there is known. */
    private Map<Long, byte[]> rootsOf(byte[] @Nullable [] leaves) {
        var sizes = believed.stream().map(Checkpoint::size).collect(Collectors.toSet());
        var roots = new HashMap<Long, byte[]>();
        var growing = GrowingTree.empty();
        for (byte[] leaf : leaves) {
            if (leaf == null) {
                break;
            }
            growing.add(leaf);
            if (sizes.contains(growing.size())) {
                roots.put(growing.size(), growing.root());
            }
        }
        return roots;
    }

    /** The size of the largest checkpoint that these roots agree with. */
    private long agreed(Map<Long, byte[]> roots) {
        return believed.stream()
                .filter(one -> Arrays.equals(one.root(), roots.get(one.size())))
                .mapToLong(Checkpoint::size)
                .max()
                .orElse(0);
    }

    private void entries() {
        var places = new HashMap<ByteBuffer, Long>();
        for (int i = 0; i < size; i++) {
            byte[] leaf = honest[i];
            if (leaf != null) {
                places.put(ByteBuffer.wrap(leaf), (long) i);
            }
        }
        var present = new HashSet<ByteBuffer>();
        tables.entries().values().forEach(entry -> present.add(ByteBuffer.wrap(entry.leaf())));
        var altered = new HashSet<Long>();
        @Nullable Stored before = null;
        for (var row : tables.entries().entrySet()) {
            long place = row.getKey();
            var entry = row.getValue();
            if (isHonest(place, entry)) {
                if (before != null && entry.at().isBefore(before.at())) {
                    add(Kind.OUT_OF_TIME, place, 0);
                }
                before = entry;
                continue;
            }
            Long original = places.get(ByteBuffer.wrap(entry.leaf()));
            byte[] should = place < size && place >= 0 ? honest[(int) place] : null;
            if (original != null) {
                add(Kind.MOVED, original, place);
            } else if (should != null && !present.contains(ByteBuffer.wrap(should))) {
                add(Kind.ALTERED, place, 0);
                altered.add(place);
            } else {
                add(Kind.INSERTED, place, 0);
            }
        }
        missing(present, altered);
    }

    private void missing(Set<ByteBuffer> present, Set<Long> altered) {
        for (long i = 0; i < size; i++) {
            byte[] leaf = honest[(int) i];
            boolean there = leaf != null && present.contains(ByteBuffer.wrap(leaf));
            if (!there && !altered.contains(i)) {
                add(Kind.MISSING, i, 0);
            }
        }
    }

    private boolean isHonest(long place, Stored entry) {
        return place >= 0 && place < size && Arrays.equals(entry.leaf(), honest[(int) place]);
    }

    private void details() {
        var erased = new HashSet<Long>();
        tables.entries().forEach((place, entry) -> {
            if (entry.erases() != null && isHonest(place, entry)) {
                erased.add(entry.erases());
            }
        });
        tables.entries().forEach((place, entry) -> {
            byte[] detail = tables.details().get(place);
            if (!isHonest(place, entry)) {
                return; // Named already, and its details cannot be judged by it.
            }
            if (detail == null) {
                if (!erased.contains(place)) {
                    add(Kind.DETAIL_MISSING, place, 0);
                }
            } else if (!Arrays.equals(detail, entry.commitment())) {
                add(Kind.DETAIL_ALTERED, place, 0);
            } else if (erased.contains(place)) {
                add(Kind.DETAIL_INSERTED, place, 0);
            }
        });
        tables.details().keySet().stream()
                .filter(place -> !tables.entries().containsKey(place))
                .sorted()
                .forEach(place -> add(Kind.DETAIL_INSERTED, place, 0));
    }

    private void nodes() {
        var expected = new HashSet<Node>();
        LongFunction<byte @Nullable []> below = i -> honest[(int) i];
        long count = size;
        for (int level = 0; count > 0; level++) {
            var hashes = new byte[Math.toIntExact(count)][];
            for (int i = 0; i < count; i++) {
                var node = new Node(level, i);
                expected.add(node);
                byte[] should = level == 0 ? below.apply(i) : both(below.apply(2L * i), below.apply(2L * i + 1));
                hashes[i] = should;
                compare(node, should);
            }
            below = i -> hashes[(int) i];
            count >>= 1;
        }
        tables.nodes().keySet().stream()
                .filter(node -> !expected.contains(node))
                .forEach(node -> add(Kind.NODE_INSERTED, node.index(), node.level()));
    }

    private static byte @Nullable [] both(byte @Nullable [] left, byte @Nullable [] right) {
        return left == null || right == null ? null : MerkleTree.nodeHash(left, right);
    }

    private void compare(Node node, byte @Nullable [] should) {
        byte[] stored = tables.nodes().get(node);
        if (stored == null) {
            add(Kind.NODE_MISSING, node.index(), node.level());
        } else if (should != null && !Arrays.equals(stored, should)) {
            add(Kind.NODE_ALTERED, node.index(), node.level());
        }
    }

    /** Every checkpoint against the leaves that were chosen; they disagree when more was rebuilt than single rows. */
    private void roots() {
        var roots = rootsOf(honest);
        long agreed = agreed(roots);
        believed.stream()
                .filter(one -> roots.containsKey(one.size()) && !Arrays.equals(one.root(), roots.get(one.size())))
                .map(one -> new Tampering(Kind.REWRITTEN, Math.min(agreed, one.size() - 1), one.size() - 1))
                .distinct()
                .forEach(found::add);
    }

    private void add(Kind kind, long place, long other) {
        found.add(new Tampering(kind, place, other));
    }
}
