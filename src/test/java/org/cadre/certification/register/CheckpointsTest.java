package org.cadre.certification.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
@Tag("every-postgresql")
class CheckpointsTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Register register;

    @Autowired
    private RegisterEntries entries;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private RegisterGuard guard;

    @Autowired
    private CheckpointKeys keys;

    @Autowired
    private Settings settings;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private PlatformTransactionManager transactions;

    private void enter(int count) {
        within(() -> register.append(IntStream.range(0, count)
                .mapToObj(_ -> event(EventKind.ISSUED, Ids.next()))
                .toList()));
    }

    private void within(Runnable deed) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> deed.run());
    }

    private static RegisterEvent event(EventKind kind, UUID certificate) {
        return new RegisterEvent(kind, certificate, "NMC-2026-00001", "ab".repeat(32), null);
    }

    private List<Path> files() throws IOException {
        if (Files.notExists(settings.checkpoints())) {
            return List.of();
        }
        try (var files = Files.list(settings.checkpoints())) {
            return files.sorted().toList();
        }
    }

    private Checkpoint published() {
        return checkpoints.last().orElseThrow().checkpoint();
    }

    @Nested
    class ACheckpoint {
        @Test
        void isSignedUnderTheRegistersNameByTheIssuersKey() {
            enter(3);
            checkpoints.publish();
            var last = checkpoints.last().orElseThrow();
            assertThat(last.note().text()).startsWith(keys.origin() + "\n3\n");
            assertThat(keys.origin()).isEqualTo(settings.publicUrl().getAuthority() + "/register");
            assertThat(last.note().signedBy(keys.published()))
                    .map(NoteKey::name)
                    .contains(keys.origin());
        }

        @Test
        void isNotMadeOfAnEmptyRegister() throws IOException {
            checkpoints.publish();
            assertThat(checkpoints.last()).isEmpty();
            assertThat(files()).isEmpty();
        }

        @Test
        void isMadeOnceForWhatIsEntered() throws IOException {
            enter(2);
            checkpoints.publish();
            checkpoints.publish();
            enter(1);
            checkpoints.publish();
            assertThat(jdbc.sql("select size from register_checkpoint order by number")
                            .query(Long.class)
                            .list())
                    .containsExactly(2L, 3L);
            assertThat(files()).hasSize(2);
        }

        @Test
        void isMadeByTheDaysWork() {
            enter(2);
            jobs.comeDue();
            assertThat(published().size()).isEqualTo(2);
        }

        @Test
        void isNeverOfWhatMayYetBeTakenBack() {
            assertThatThrownBy(() -> within(() -> {
                        register.append(event(EventKind.ISSUED, Ids.next()));
                        checkpoints.publish();
                    }))
                    .hasMessageContaining("committed");
        }
    }

    @Nested
    class TheSecondPlace {
        @Test
        void holdsTheNoteAsItWasSigned() throws IOException {
            enter(2);
            checkpoints.publish();
            assertThat(files()).singleElement().satisfies(file -> {
                assertThat(Files.readString(file))
                        .isEqualTo(checkpoints.last().orElseThrow().note().note());
                assertThat(String.valueOf(file.getFileName())).matches("checkpoint-000000000002-[0-9a-f]{8}\\.txt");
            });
        }

        @Test
        void getsWhatItLacksAsSoonAsItCan() throws IOException {
            enter(2);
            checkpoints.publish();
            Files.delete(files().getFirst());
            checkpoints.publish();
            assertThat(files()).hasSize(1);
        }

        @Test
        void isNotTakenInByWhatNobodySigned() throws IOException {
            enter(2);
            checkpoints.publish();
            Files.writeString(
                    settings.checkpoints().resolve("checkpoint-000000000009-00000000.txt"),
                    Files.readString(files().getFirst()).replaceFirst("\n2\n", "\n9\n"));
            Files.writeString(settings.checkpoints().resolve("checkpoint-000000000010-00000000.txt"), "not a note");
            Files.writeString(settings.checkpoints().resolve("notes.txt"), "something else");
            assertThat(guard.look()).isEqualTo(new RegisterState.Open());
        }
    }

    @Nested
    class ARegisterOlderThanItsLastCheckpoint {
        /** As after a backup was restored that knew of two entries only. */
        @BeforeEach
        void restoreAnOldBackup() {
            demo.bringIn();
            enter(2);
            checkpoints.publish();
            enter(3);
            checkpoints.publish();
            asOwner("delete from register_checkpoint where size > 2");
            asOwner("delete from register_detail where entry >= 2");
            asOwner("delete from register_entry where index >= 2");
            asOwner("delete from register_node where (index + 1) << level > 2");
            asOwner("update register_head set size = 2");
            guard.look();
        }

        @Test
        void isReadOnlyAndSaysHowMuchIsMissing() {
            assertThat(guard.state()).isInstanceOfSatisfying(RegisterState.Behind.class, behind -> {
                assertThat(behind.size()).isEqualTo(2);
                assertThat(behind.published()).isEqualTo(5);
                assertThat(behind.missing()).isEqualTo(3);
                assertThat(behind.lastEntry())
                        .isEqualTo(entries.at(1).orElseThrow().entry().at());
            });
            assertThatThrownBy(() -> enter(1)).isInstanceOf(RegisterReadOnly.class);
            assertThat(entries.size()).isEqualTo(2);
        }

        @Test
        void signsNothing() throws IOException {
            var before = files();
            checkpoints.publish();
            jobs.comeDue();
            assertThat(files()).isEqualTo(before);
            assertThat(published().size()).isEqualTo(2);
        }

        @Test
        void tellsOfficeInWords() {
            var opal = Visitor.as("opal");
            opal.get("/office/register")
                    .says("The register is read-only")
                    .says("The register has 2 entries, but the last checkpoint in the second place was of 5.")
                    .says("3 entries are missing")
                    .says("What was entered after");
        }

        @Test
        void refusesDeedsInWords() {
            var opal = Visitor.as("opal");
            var refusal = opal.button(opal.get("/office/register"), "Sign a checkpoint now")
                    .send();
            refusal.hasStatus(409)
                    .says("The register is read-only")
                    .says("Nothing was changed.")
                    .says("Restore a newer backup");
        }

        @Test
        void isOpenAgainWithANewerBackup() throws IOException {
            // Or when whoever runs the server has taken the checkpoints away, knowing what that means.
            for (var file : files()) {
                Files.delete(file);
            }
            assertThat(guard.look()).isEqualTo(new RegisterState.Open());
            enter(1);
            checkpoints.publish();
            assertThat(published().size()).isEqualTo(3);
        }
    }

    private static void asOwner(String sql) {
        var database = TestDatabase.running();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .update();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class AnotherRegister {
        @Test
        void isReadOnlyToo() throws IOException {
            demo.bringIn();
            enter(3);
            checkpoints.publish();
            // It went on by itself after a restored backup: as many entries and more, but others.
            asOwner("truncate register_checkpoint, register_node, register_detail, register_entry, register_head");
            within(() -> entries.take(0));
            var other = files().getFirst();
            var note = Files.readString(other);
            Files.delete(other);
            guard.look();
            enter(4);
            Files.writeString(other, note);
            assertThat(guard.look()).isEqualTo(new RegisterState.Forked(3));
            assertThatThrownBy(() -> enter(1)).isInstanceOf(RegisterReadOnly.class);
            Visitor.as("opal")
                    .get("/office/register")
                    .says("Other entries stand here than in the register whose checkpoint of 3 entries was published");
        }
    }

    @Nested
    class Anybody {
        private final Visitor stranger = new Visitor();

        private static String text(Visitor.Page page) {
            return new String(page.bytes(), StandardCharsets.UTF_8);
        }

        @Test
        void mayHaveTheNewestCheckpoint() {
            enter(3);
            checkpoints.publish();
            var answer = stranger.get("/register/checkpoint").hasStatus(200);
            assertThat(answer.type()).startsWith("text/plain");
            assertThat(text(answer))
                    .isEqualTo(checkpoints.last().orElseThrow().note().note());
        }

        @Test
        void isToldWhenThereIsNoneYet() {
            assertThat(text(stranger.get("/register/checkpoint").hasStatus(404)))
                    .contains("There is no checkpoint yet.");
        }

        @Test
        void mayHaveTheProofThatOneTreeBeginsWithAnother() {
            var roots = new ArrayList<Checkpoint>();
            for (int i = 0; i < 5; i++) {
                enter(1 + i);
                checkpoints.publish();
                roots.add(published());
            }
            for (var one : roots) {
                for (var other : roots) {
                    if (one.size() <= other.size()) {
                        var answer = json.readTree(
                                stranger.get("/register/consistency?from=" + one.size() + "&to=" + other.size())
                                        .hasStatus(200)
                                        .bytes());
                        var proof = new ArrayList<byte[]>();
                        answer.get("proof")
                                .forEach(hash -> proof.add(Base64.getDecoder().decode(hash.asString())));
                        assertThat(MerkleTree.isConsistent(one.size(), other.size(), one.root(), other.root(), proof))
                                .isTrue();
                    }
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"0, 3", "3, 2", "1, 4", "-1, 3", "x, 3", "1, 99999999999999999999", "'', 3", "1, ''"})
        void isToldWhichSizesThereAre(String from, String to) {
            enter(3);
            checkpoints.publish();
            enter(1);
            var answer = stranger.get("/register/consistency?from=" + from + "&to=" + to);
            assertThat(text(answer.hasStatus(400))).contains("Give two sizes");
        }

        @Test
        void readsHowToCheckItInPlainWords() {
            enter(3);
            checkpoints.publish();
            stranger.get("/register")
                    .hasStatus(200)
                    .says("Check our register yourself")
                    .says("There are 3 entries so far")
                    .says("No entry holds a name")
                    .says(keys.published().getFirst().text());
        }

        @Test
        void findsNoCertificateByItsNumber() {
            enter(1);
            checkpoints.publish();
            stranger.get("/register/proof/NMC-2026-00001").hasStatus(404);
            stranger.get("/register/proof/%00").hasStatus(400);
        }
    }

    @Nested
    class AProof {
        private final UUID certificate = Ids.next();

        @BeforeEach
        void fill() {
            enter(5);
            within(() -> register.append(event(EventKind.ISSUED, certificate)));
            enter(7);
            within(() -> register.append(event(EventKind.SUSPENDED, certificate)));
            checkpoints.publish();
        }

        private RegisterProof.Answer check(String proof) {
            return RegisterProof.check(proof, keys.published());
        }

        private String proof() {
            return checkpoints.proofOf(certificate).orElseThrow().json();
        }

        @Test
        void isCheckedWithoutTheRegister() {
            assertThat(check(proof())).isInstanceOfSatisfying(RegisterProof.Answer.InRegister.class, in -> {
                assertThat(in.size()).isEqualTo(14);
                assertThat(in.origin()).isEqualTo(keys.origin());
                assertThat(in.entries()).extracting(RegisterProof.Proven::kind).containsExactly("issued", "suspended");
            });
        }

        @Test
        void saysWhatIsNotCoveredYet() {
            within(() -> register.append(event(EventKind.REVOKED, certificate)));
            assertThat(checkpoints.proofOf(certificate).orElseThrow().awaiting())
                    .isOne();
            checkpoints.publish();
            assertThat(checkpoints.proofOf(certificate).orElseThrow().entries()).hasSize(3);
        }

        @Test
        void isNoneOnceAnyCharacterOfItIsChanged() {
            String proof = proof();
            for (int i = 0; i < proof.length(); i++) {
                char changed = proof.charAt(i) == '1' ? '2' : '1';
                String altered = proof.substring(0, i) + changed + proof.substring(i + 1);
                assertThat(check(altered))
                        .as("character %d of %s", i, altered)
                        .satisfiesAnyOf(
                                answer -> assertThat(answer).isNotInstanceOf(RegisterProof.Answer.InRegister.class),
                                // How many more there are is said, not proved.
                                answer -> assertThat(altered).endsWith("\"awaiting\":1}"));
            }
        }

        @Test
        void isNoneUnderAStrangersKey() {
            assertThat(RegisterProof.check(proof(), List.of())).isInstanceOf(RegisterProof.Answer.UnknownSigner.class);
        }

        @Test
        void isUnreadableWhenItIsSomethingElse() {
            for (String other :
                    List.of("", "{}", "[]", "null", "{\"checkpoint\":\"x\",\"entries\":[],\"awaiting\":0}")) {
                assertThat(check(other)).as(other).isInstanceOf(RegisterProof.Answer.Unreadable.class);
            }
        }

        @Test
        void remainsGoodWhenSomebodyElseIsErased() {
            String before = proof();
            var other = Objects.requireNonNull(entries.at(0).orElseThrow().detail());
            within(() -> register.erase(other.certificate(), Actor.SYSTEM));
            checkpoints.publish();
            assertThat(check(before)).isInstanceOf(RegisterProof.Answer.InRegister.class);
            assertThat(check(proof())).isInstanceOf(RegisterProof.Answer.InRegister.class);
        }
    }
}
