package org.cadre.certification.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The tree against the definitions of RFC 6962, which NaiveTree follows word for word. */
class MerkleTreePropertiesTest {
    private static List<byte[]> data(int size) {
        var all = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            all.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    @Property(tries = 200)
    void anyTreeHasTheRootAndTheProofsTheyGive(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(min = 0, max = 299) int chosen) {
        var data = data(size);
        int index = chosen % size;
        byte[] root = NaiveTree.root(data);
        assertThat(MerkleTree.root(size, KeptTree.of(data))).isEqualTo(root);
        assertThat(KeptTree.hex(KeptTree.inclusion(index, data))).isEqualTo(KeptTree.hex(NaiveTree.path(index, data)));
        assertThat(MerkleTree.isIncluded(
                        index, size, MerkleTree.leafHash(data.get(index)), KeptTree.inclusion(index, data), root))
                .isTrue();
        assertThat(KeptTree.hex(KeptTree.consistency(index, data)))
                .isEqualTo(index == 0 ? List.of() : KeptTree.hex(NaiveTree.proof(index, data)));
        assertThat(MerkleTree.isConsistent(
                        index, size, NaiveTree.root(data.subList(0, index)), root, KeptTree.consistency(index, data)))
                .isTrue();
    }

    @Property(tries = 200)
    void noProofHoldsOnceABitOrAPlaceOfItIsChanged(
            @ForAll @IntRange(min = 2, max = 200) int size,
            @ForAll @IntRange(min = 1, max = 199) int chosen,
            @ForAll @IntRange(min = 0, max = 10_000) int change) {
        var data = data(size);
        int index = chosen % size;
        byte[] root = NaiveTree.root(data);
        byte[] leaf = MerkleTree.leafHash(data.get(index));
        var proof = KeptTree.inclusion(index, data);
        assertThat(MerkleTree.isIncluded(index, size, leaf, flipped(proof, change), root))
                .isFalse();
        assertThat(MerkleTree.isIncluded(index, size, leaf, proof.subList(1, proof.size()), root))
                .isFalse();
        assertThat(MerkleTree.isIncluded((index + 1) % size, size, leaf, proof, root))
                .isFalse();
        int smaller = Math.max(1, index);
        byte[] smallerRoot = NaiveTree.root(data.subList(0, smaller));
        var steps = KeptTree.consistency(smaller, data);
        assertThat(MerkleTree.isConsistent(smaller, size, smallerRoot, root, flipped(steps, change)))
                .isFalse();
        assertThat(MerkleTree.isConsistent(smaller, size, root, smallerRoot, steps))
                .isFalse();
        assertThat(MerkleTree.isConsistent(smaller, size, smallerRoot, root, List.of()))
                .isFalse();
    }

    private static List<byte[]> flipped(List<byte[]> proof, int change) {
        var copy = new ArrayList<>(proof.stream().map(byte[]::clone).toList());
        byte[] one = copy.get(change % copy.size());
        one[change % one.length] ^= (byte) (1 << change % 8);
        return copy;
    }
}
