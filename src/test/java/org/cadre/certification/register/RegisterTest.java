package org.cadre.certification.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.LongStream;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.TestDatabase;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
@Tag("every-postgresql")
class RegisterTest {
    private static final String DIGEST = "ab".repeat(32);

    @Autowired
    private Register register;

    @Autowired
    private RegisterEntries entries;

    @Autowired
    private StoredTree tree;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private <T> T within(Callable<T> deed) {
        return new TransactionTemplate(transactions).execute(_ -> {
            try {
                return deed.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static RegisterEvent event(EventKind kind, UUID certificate) {
        return new RegisterEvent(kind, certificate, "NMC-2026-00001", DIGEST, null);
    }

    private static RegisterEvent issued() {
        return event(EventKind.ISSUED, Ids.next());
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            within(() -> register.append(issued()));
        }
    }

    private List<byte[]> leaves() {
        return LongStream.range(0, entries.size())
                .mapToObj(index -> entries.at(index).orElseThrow().entry().leafHash())
                .toList();
    }

    private byte[] recomputed() {
        var growing = GrowingTree.empty();
        leaves().forEach(growing::add);
        return growing.root();
    }

    @Nested
    class AnEntry {
        @Test
        void isCountedFromZeroInTheOrderOfTheDeeds() {
            assertThat(within(() -> register.append(issued()))).isZero();
            assertThat(within(() -> register.append(issued()))).isOne();
            assertThat(entries.size()).isEqualTo(2);
        }

        @Test
        void isReadAsItWasCommittedTo() {
            var certificate = Ids.next();
            long place = within(() -> register.append(event(EventKind.REVOKED, certificate)));
            var row = entries.at(place).orElseThrow();
            var detail = Objects.requireNonNull(row.detail());
            assertThat(detail.commitment()).isEqualTo(row.entry().commitment());
            assertThat(detail.certificate()).isEqualTo(certificate);
            assertThat(tree.root(1)).isEqualTo(row.entry().leafHash());
        }

        @Test
        void isGoneWithTheDeedItToldOf() {
            append(3);
            assertThatThrownBy(() -> within(() -> {
                        register.append(issued());
                        throw new IllegalStateException("the deed failed");
                    }))
                    .hasMessage("the deed failed");
            assertThat(entries.size()).isEqualTo(3);
            append(1);
            assertThat(tree.root(4)).isEqualTo(recomputed());
        }

        @Test
        void belongsToATransaction() {
            assertThatThrownBy(() -> register.append(issued())).hasMessageContaining("transaction");
        }
    }

    @Nested
    class TheTree {
        @Test
        void isTheSameHoweverItsEntriesCame() {
            append(5);
            within(() -> register.append(List.of(issued(), issued(), issued(), issued(), issued(), issued())));
            append(2);
            assertThat(entries.size()).isEqualTo(13);
            assertThat(tree.root(13)).isEqualTo(recomputed());
        }

        @Test
        void provesEachOfItsEntriesAndEachOfItsBeginnings() {
            within(() -> register.append(
                    LongStream.range(0, 21).mapToObj(_ -> issued()).toList()));
            var leaves = leaves();
            for (int index = 0; index < 21; index++) {
                assertThat(MerkleTree.isIncluded(
                                index, 21, leaves.get(index), tree.inclusion(index, 21), tree.root(21)))
                        .isTrue();
                assertThat(MerkleTree.isConsistent(
                                index, 21, tree.root(index), tree.root(21), tree.consistency(index, 21)))
                        .isTrue();
            }
        }
    }

    @Nested
    class TwoWhoEnterAtOnce {
        private static final int EACH = 40;

        @Test
        void getPlacesOfTheirOwnWithoutAGap() throws Exception {
            Callable<List<Long>> one = () -> {
                var places = new ArrayList<Long>();
                for (int i = 0; i < EACH; i++) {
                    places.add(within(() -> register.append(issued())));
                }
                return places;
            };
            var places = Race.of(List.of(one, one));
            assertThat(places.stream().flatMap(List::stream).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 2 * EACH).boxed().toList());
            assertThat(tree.root(2 * EACH)).isEqualTo(recomputed());
        }

        /** The control: counting before entering, without the head's lock, gives both the same place. */
        @Test
        void wouldGetTheSamePlaceIfTheyOnlyCounted() {
            append(1);
            var bothHaveCounted = new CyclicBarrier(2);
            Callable<String> one = () -> {
                try {
                    return within(() -> {
                        long counted = entries.size();
                        Race.await(bothHaveCounted);
                        jdbc.sql("""
                                insert into register_entry (index, kind, program_day, recorded_at, commitment)
                                select :index, kind, program_day, recorded_at, commitment from register_entry where index = 0
                                """).param("index", counted).update();
                        return "entered";
                    });
                } catch (DuplicateKeyException _) {
                    return "the place was taken";
                }
            };
            assertThat(race(one)).containsExactlyInAnyOrder("entered", "the place was taken");
        }

        private static List<String> race(Callable<String> one) {
            try {
                return Race.of(List.of(one, one));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class TheServersRole {
        private void isRefused(String sql) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }

        @Test
        void changesNothingAndDeletesNothing() {
            append(2);
            isRefused("update register_entry set kind = 'revoked'");
            isRefused("delete from register_entry");
            isRefused("update register_node set hash = hash");
            isRefused("delete from register_node");
            isRefused("delete from register_head");
            isRefused("update register_head set one = 1");
            isRefused("update register_detail set number = 'NMC-2026-00002'");
            isRefused("truncate register_detail");
        }

        @Test
        void mayNotEraseWhatNoErasureWasEnteredFor() {
            append(2);
            assertThat(jdbc.sql("delete from register_detail").update())
                    .as("no detail that it may delete before an erasure is entered")
                    .isZero();
            assertThat(entries.at(0).orElseThrow().detail()).isNotNull();
        }
    }

    @Nested
    class AnErasure {
        private final UUID holder = Ids.next();

        private void fill() {
            append(3);
            within(() -> register.append(event(EventKind.ISSUED, holder)));
            append(2);
            within(() -> register.append(event(EventKind.SUSPENDED, holder)));
            append(1);
        }

        @Test
        void takesWhatTheEntriesWereAboutAndTheSalt() throws Exception {
            fill();
            assertThat(within(() -> register.erase(holder, Actor.SYSTEM))).isEqualTo(2);
            assertThat(entries.at(3).orElseThrow().detail()).isNull();
            assertThat(entries.at(6).orElseThrow().detail()).isNull();
            assertThat(entries.about(holder)).allMatch(row -> row.entry().kind().equals("erased"));
            try (var owner = DriverManager.getConnection(
                            TestDatabase.running().jdbcUrl(),
                            TestDatabase.running().ownerUser(),
                            TestDatabase.running().ownerPassword());
                    var asked = owner.createStatement();
                    var left = asked.executeQuery("select entry from register_detail where number is not null")) {
                var kept = new ArrayList<Long>();
                while (left.next()) {
                    kept.add(left.getLong(1));
                }
                assertThat(kept).containsExactlyInAnyOrder(0L, 1L, 2L, 4L, 5L, 7L);
            }
        }

        @Test
        void leavesEveryProofAsItWas() {
            fill();
            byte[] before = tree.root(8);
            var proof = tree.inclusion(3, 8);
            byte[] leaf = entries.at(3).orElseThrow().entry().leafHash();
            within(() -> register.erase(holder, Actor.SYSTEM));
            assertThat(tree.root(8)).isEqualTo(before);
            assertThat(entries.at(3).orElseThrow().entry().leafHash()).isEqualTo(leaf);
            assertThat(MerkleTree.isIncluded(3, 8, leaf, proof, before)).isTrue();
            assertThat(MerkleTree.isConsistent(8, 10, before, tree.root(10), tree.consistency(8, 10)))
                    .isTrue();
        }

        @Test
        void isEnteredItself() {
            fill();
            within(() -> register.erase(holder, Actor.SYSTEM));
            assertThat(entries.size()).isEqualTo(10);
            assertThat(entries.at(8).orElseThrow().entry().erases()).isEqualTo(3);
            assertThat(entries.at(9).orElseThrow().entry().erases()).isEqualTo(6);
            assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'register.erased'")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void isDoneOnce() {
            fill();
            within(() -> register.erase(holder, Actor.SYSTEM));
            assertThat(within(() -> register.erase(holder, Actor.SYSTEM))).isZero();
            assertThat(entries.size()).isEqualTo(10);
        }
    }
}
