package org.cadre.certification.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.cadre.certification.register.MerkleTree.Node;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {
    /** The eight leaves with which implementations of RFC 6962 test each other since Certificate Transparency began. */
    private static final List<byte[]> LEAVES = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Nested
    class KnownAnswers {
        @Test
        void theEmptyTreeIsTheHashOfNothing() {
            assertThat(MerkleTree.emptyRoot())
                    .isEqualTo(hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
            assertThat(GrowingTree.empty().root()).isEqualTo(MerkleTree.emptyRoot());
        }

        @ParameterizedTest
        @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
        void rootsOfTheFirstEightTrees(int size) {
            var data = LEAVES.subList(0, size);
            assertThat(MerkleTree.root(size, KeptTree.of(data))).isEqualTo(hex(ROOTS.get(size - 1)));
        }

        @ParameterizedTest
        @CsvSource({
            "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        })
        void inclusionProofs(int index, int size, String proof) {
            var data = LEAVES.subList(0, size);
            assertThat(KeptTree.hex(KeptTree.inclusion(index, data))).containsExactly(proof.split(" "));
            assertThat(MerkleTree.isIncluded(
                            index,
                            size,
                            MerkleTree.leafHash(LEAVES.get(index)),
                            KeptTree.inclusion(index, data),
                            hex(ROOTS.get(size - 1))))
                    .isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "6, 7, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
        })
        void consistencyProofs(int smaller, int larger, String proof) {
            var found = KeptTree.consistency(smaller, LEAVES.subList(0, larger));
            assertThat(KeptTree.hex(found)).containsExactly(proof.split(" "));
            assertThat(MerkleTree.isConsistent(
                            smaller, larger, hex(ROOTS.get(smaller - 1)), hex(ROOTS.get(larger - 1)), found))
                    .isTrue();
        }

        @Test
        void aTreeIsConsistentWithItselfAndWithNothing() {
            byte[] root = hex(ROOTS.getLast());
            assertThat(MerkleTree.isConsistent(8, 8, root, root, List.of())).isTrue();
            assertThat(MerkleTree.isConsistent(0, 8, MerkleTree.emptyRoot(), root, List.of()))
                    .isTrue();
            assertThat(MerkleTree.isConsistent(8, 8, root, root, List.of(root))).isFalse();
            assertThat(MerkleTree.isConsistent(8, 8, hex(ROOTS.getFirst()), root, List.of()))
                    .isFalse();
            assertThat(MerkleTree.isConsistent(8, 7, root, hex(ROOTS.get(6)), List.of()))
                    .isFalse();
        }

        @Test
        void refusesPlacesThatAreNotThere() {
            assertThatThrownBy(() -> MerkleTree.inclusion(8, 8)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> MerkleTree.consistency(9, 8)).isInstanceOf(IllegalArgumentException.class);
            assertThat(MerkleTree.isIncluded(0, 0, hex(ROOTS.getFirst()), List.of(), MerkleTree.emptyRoot()))
                    .isFalse();
        }
    }

    @Nested
    class Growing {
        @Test
        void goesOnFromItsRightEdgeAsIfItHadNeverStopped() {
            var kept = new HashMap<Node, byte[]>();
            for (int i = 0; i < LEAVES.size(); i++) {
                long size = i;
                var edge = GrowingTree.edgeOf(size).stream().map(kept::get).toList();
                var growing = new GrowingTree(size, edge);
                growing.add(MerkleTree.leafHash(LEAVES.get(i))).forEach(one -> kept.put(one.node(), one.hash()));
                assertThat(growing.root()).isEqualTo(hex(ROOTS.get(i)));
            }
        }

        @Test
        void keepsFewerThanTwoHashesALeaf() {
            var growing = GrowingTree.empty();
            int kept = 0;
            for (int i = 0; i < 1000; i++) {
                kept += growing.add(MerkleTree.leafHash(new byte[] {(byte) i})).size();
            }
            assertThat(kept).isLessThan(2000);
        }

        @Test
        void refusesAnEdgeThatIsNotOfItsSize() {
            assertThatThrownBy(() -> new GrowingTree(3, List.of(MerkleTree.emptyRoot())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLeafCannotBeTakenForANode() {
        byte[] left = MerkleTree.leafHash(LEAVES.get(0));
        byte[] right = MerkleTree.leafHash(LEAVES.get(1));
        var both = new byte[64];
        System.arraycopy(left, 0, both, 0, 32);
        System.arraycopy(right, 0, both, 32, 32);
        assertThat(MerkleTree.leafHash(both)).isNotEqualTo(MerkleTree.nodeHash(left, right));
    }
}
