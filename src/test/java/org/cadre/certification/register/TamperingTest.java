package org.cadre.certification.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.cadre.certification.register.Tampering.Kind;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever PostgreSQL's superuser does to the tables is named, given a checkpoint from before. */
@CadreTest
@Tag("every-postgresql")
class TamperingTest {
    private static final int SIZE = 60;
    private static final int TAMPERINGS = 100;
    private static final long SEED = 20_261_127;
    private static final String DIGEST = "cd".repeat(32);

    @Autowired
    private Register register;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private CheckpointKeys keys;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path elsewhere = Path.of("");

    private final Random random = new Random(SEED);
    private Path kept;
    private Connection superuser;
    private JdbcClient jdbc;

    /** Sixty entries in three batches, each with its checkpoint; somebody was erased, and the last checkpoint was kept. */
    @BeforeEach
    void fill() throws Exception {
        var erased = Ids.next();
        enter(Stream.concat(
                        IntStream.range(0, 19).mapToObj(i -> event(EventKind.ISSUED, Ids.next(), i)),
                        Stream.of(event(EventKind.ISSUED, erased, 19)))
                .toList());
        enter(IntStream.range(20, 40)
                .mapToObj(i -> event(i % 2 == 0 ? EventKind.RENEWED : EventKind.REVOKED, Ids.next(), i))
                .toList());
        new TransactionTemplate(transactions).executeWithoutResult(_ -> register.erase(erased, Actor.SYSTEM));
        enter(IntStream.range(41, SIZE)
                .mapToObj(i -> event(EventKind.ISSUED, Ids.next(), i))
                .toList());
        kept = elsewhere.resolve("checkpoint.txt");
        Files.writeString(kept, checkpoints.last().orElseThrow().note().note());
        var database = TestDatabase.running();
        superuser = DriverManager.getConnection(database.jdbcUrl(), database.adminUser(), database.adminPassword());
        superuser.setAutoCommit(false);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
    }

    @AfterEach
    void leave() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    private static RegisterEvent event(EventKind kind, UUID certificate, int number) {
        return new RegisterEvent(
                kind, certificate, "NMC-2026-%05d".formatted(number), DIGEST, number % 2 == 0 ? DIGEST : null, DIGEST);
    }

    private void enter(List<RegisterEvent> events) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> register.append(events));
        checkpoints.publish();
    }

    private List<Tampering> found() throws SQLException {
        var note = CheckpointFolder.read(kept).orElseThrow().note();
        return RegisterVerification.of(RegisterTables.read(superuser), List.of(note), keys.known())
                .found();
    }

    /** As a superuser may: past foreign keys and checks. */
    private void tamper(String sql) {
        jdbc.sql("set local session_replication_role = replica").update();
        jdbc.sql(sql).update();
    }

    private static Tampering named(Kind kind, long place) {
        return new Tampering(kind, place, 0);
    }

    @Test
    void nothingIsFoundInAnHonestRegisterNorInOneThatGrewHonestly() throws SQLException {
        assertThat(found()).isEmpty();
        enter(List.of(event(EventKind.ISSUED, Ids.next(), 77)));
        assertThat(found()).isEmpty();
    }

    @Test
    void eachOfAHundredTamperingsIsNamed() throws SQLException {
        for (int i = 0; i < TAMPERINGS; i++) {
            var expected = tamperSomehow();
            assertThat(found()).as("tampering %d: %s", i, expected).contains(expected);
            superuser.rollback();
            assertThat(found()).as("after tampering %d was taken back", i).isEmpty();
        }
    }

    /** One of them, by chance, and what it must be called. */
    private Tampering tamperSomehow() {
        return switch (random.nextInt(5)) {
            case 0 -> flip();
            case 1 -> delete();
            case 2 -> insert();
            case 3 -> reorder();
            default -> deleteTheLast();
        };
    }

    private int entry() {
        return random.nextInt(SIZE);
    }

    /** An entry whose details are there. */
    private int detail() {
        int place = entry();
        return place == 19 ? 18 : place;
    }

    private Tampering flip() {
        int place = entry();
        int detail = detail();
        int bit = random.nextInt(256);
        int checkpoint = 1 + random.nextInt(3);
        return switch (random.nextInt(17)) {
            case 0 -> {
                tamper(
                        "update register_entry set kind = case kind when 'issued' then 'revoked' else 'issued' end, erases = null where index = "
                                + place);
                yield named(Kind.ALTERED, place);
            }
            case 1 -> {
                tamper("update register_entry set program_day = program_day + 1 where index = " + place);
                yield named(Kind.ALTERED, place);
            }
            case 2 -> {
                tamper("update register_entry set recorded_at = recorded_at + interval '1 microsecond' where index = "
                        + place);
                yield named(Kind.ALTERED, place);
            }
            case 3 -> {
                tamper("update register_entry set commitment = " + flipped("commitment", bit) + " where index = "
                        + place);
                yield named(Kind.ALTERED, place);
            }
            case 4 -> {
                tamper("update register_entry set erases = 5 where index = 40");
                yield named(Kind.ALTERED, 40);
            }
            case 5 -> {
                tamper("update register_entry set index = 1000 + index where index = " + place);
                yield new Tampering(Kind.MOVED, place, 1000L + place);
            }
            case 6 -> {
                tamper("update register_detail set salt = " + flipped("salt", bit) + " where entry = " + detail);
                yield named(Kind.DETAIL_ALTERED, detail);
            }
            case 7 -> {
                tamper("update register_detail set certificate = '" + Ids.next() + "' where entry = " + detail);
                yield named(Kind.DETAIL_ALTERED, detail);
            }
            case 8 -> {
                tamper("update register_detail set number = coalesce(number, '') || '0' where entry = " + detail);
                yield named(Kind.DETAIL_ALTERED, detail);
            }
            case 9 -> {
                tamper("update register_detail set credential = " + flipped("coalesce(credential, salt)", bit)
                        + " where entry = " + detail);
                yield named(Kind.DETAIL_ALTERED, detail);
            }
            case 10 -> {
                tamper("update register_detail set paper = " + flipped("coalesce(paper, salt)", bit) + " where entry = "
                        + detail);
                yield named(Kind.DETAIL_ALTERED, detail);
            }
            case 11 -> {
                tamper("update register_detail set entry = 1000 + entry where entry = " + detail);
                yield named(Kind.DETAIL_MISSING, detail);
            }
            case 12 -> {
                int level = random.nextInt(5);
                int index = random.nextInt(SIZE >> level);
                tamper("update register_node set hash = " + flipped("hash", bit) + " where level = " + level
                        + " and index = " + index);
                yield new Tampering(Kind.NODE_ALTERED, index, level);
            }
            case 13 -> {
                int level = random.nextInt(5);
                int index = random.nextInt(SIZE >> level);
                tamper("update register_node set level = level + 20 where level = " + level + " and index = " + index);
                yield new Tampering(Kind.NODE_MISSING, index, level);
            }
            case 14 -> {
                tamper("update register_head set size = size + " + (random.nextBoolean() ? 7 : -7));
                yield new Tampering(
                        Kind.HEAD_WRONG,
                        SIZE,
                        jdbc.sql("select size from register_head")
                                .query(Long.class)
                                .single());
            }
            case 15 -> {
                tamper("update register_detail set token = " + flipped("coalesce(token, salt)", bit) + " where entry = "
                        + detail);
                yield named(Kind.DETAIL_ALTERED, detail);
            }
            default -> {
                int at = 1 + random.nextInt(100);
                tamper("update register_checkpoint set note = overlay(note placing chr(ascii(substr(note, " + at
                        + ", 1)) # 1) from " + at + " for 1) where number = " + checkpoint);
                yield new Tampering(Kind.CHECKPOINT_ALTERED, checkpoint, sizeOf(checkpoint));
            }
        };
    }

    private static String flipped(String column, int bit) {
        return "set_bit(" + column + ", " + bit + ", 1 - get_bit(" + column + ", " + bit + "))";
    }

    private Tampering delete() {
        int place = entry();
        int detail = detail();
        return switch (random.nextInt(6)) {
            case 0 -> {
                tamper("delete from register_entry where index = " + place);
                yield named(Kind.MISSING, place);
            }
            case 1 -> {
                tamper("delete from register_entry where index = " + place);
                tamper("delete from register_detail where entry = " + place);
                tamper("delete from register_node where level = 0 and index = " + place);
                yield named(Kind.MISSING, place);
            }
            case 2 -> {
                // With everything behind it drawn together, as if it had never been.
                tamper("delete from register_entry where index = " + place);
                tamper("delete from register_detail where entry = " + place);
                drawTogetherBehind(place);
                yield named(Kind.MISSING, place);
            }
            case 3 -> {
                tamper("delete from register_detail where entry = " + detail);
                yield named(Kind.DETAIL_MISSING, detail);
            }
            case 4 -> {
                int level = random.nextInt(5);
                int index = random.nextInt(SIZE >> level);
                tamper("delete from register_node where level = " + level + " and index = " + index);
                yield new Tampering(Kind.NODE_MISSING, index, level);
            }
            default -> {
                int number = 1 + random.nextInt(2);
                tamper("delete from register_checkpoint where number = " + number);
                yield named(Kind.CHECKPOINT_MISSING, number);
            }
        };
    }

    private void drawTogetherBehind(int place) {
        for (int i = place + 1; i < SIZE; i++) {
            tamper("update register_entry set index = index - 1 where index = " + i);
            tamper("update register_detail set entry = entry - 1 where entry = " + i);
        }
        tamper("update register_head set size = size - 1");
    }

    private Tampering insert() {
        int place = entry();
        return switch (random.nextInt(6)) {
            case 0 -> {
                insertEntryAt(SIZE);
                yield named(Kind.INSERTED, SIZE);
            }
            case 1 -> {
                insertEntryAt(SIZE);
                tamper("update register_head set size = size + 1");
                yield named(Kind.INSERTED, SIZE);
            }
            case 2 -> {
                // In the middle, everything behind it moved along.
                for (int i = SIZE - 1; i >= place; i--) {
                    tamper("update register_entry set index = index + 1 where index = " + i);
                    tamper("update register_detail set entry = entry + 1 where entry = " + i);
                }
                insertEntryAt(place);
                tamper("update register_head set size = size + 1");
                yield named(Kind.INSERTED, place);
            }
            case 3 -> {
                tamper("""
                        insert into register_detail (entry, salt, certificate, number)
                        select 19, salt, certificate, number from register_detail where entry = 18
                        """);
                yield named(Kind.DETAIL_ALTERED, 19);
            }
            case 4 -> {
                tamper("insert into register_node (level, index, hash) select 0, " + (SIZE + 5)
                        + ", hash from register_node where level = 0 and index = 0");
                yield new Tampering(Kind.NODE_INSERTED, SIZE + 5L, 0);
            }
            default -> {
                int number = 1 + random.nextInt(3);
                tamper(
                        "insert into register_checkpoint (number, size, note) select 4, size, note from register_checkpoint where number = "
                                + number);
                yield new Tampering(Kind.CHECKPOINT_INSERTED, 4, sizeOf(number));
            }
        };
    }

    private long sizeOf(int checkpoint) {
        return jdbc.sql("select size from register_checkpoint where number = " + checkpoint)
                .query(Long.class)
                .single();
    }

    private void insertEntryAt(int place) {
        tamper("""
                insert into register_entry (index, kind, program_day, recorded_at, commitment)
                values (%d, 'issued', '2026-11-27', '2026-11-27T12:00:00Z', decode(repeat('ef', 32), 'hex'))
                """.formatted(place));
        tamper("""
                insert into register_detail (entry, salt, certificate, number)
                values (%d, decode(repeat('ef', 32), 'hex'), '%s', 'NMC-2026-99999')
                """.formatted(place, Ids.next()));
    }

    private Tampering reorder() {
        int one = entry();
        int other = (one + 1 + random.nextInt(SIZE - 1)) % SIZE;
        return switch (random.nextInt(4)) {
            case 0 -> {
                exchange("register_entry", "index", one, other);
                yield new Tampering(Kind.MOVED, one, other);
            }
            case 1 -> {
                exchange("register_entry", "index", one, other);
                exchange("register_detail", "entry", one, other);
                yield new Tampering(Kind.MOVED, other, one);
            }
            case 2 -> {
                int a = one == 19 ? 18 : one;
                int b = other == 19 || other == a ? (a == 20 ? 21 : 20) : other;
                exchange("register_detail", "entry", a, b);
                yield named(Kind.DETAIL_ALTERED, a);
            }
            default -> {
                exchange("register_checkpoint", "number", 1, 2);
                yield new Tampering(Kind.CHECKPOINT_MOVED, 2, sizeOf(2));
            }
        };
    }

    private void exchange(String table, String key, int one, int other) {
        tamper("update %s set %s = 5000 where %s = %d".formatted(table, key, key, one));
        tamper("update %s set %s = %d where %s = %d".formatted(table, key, one, key, other));
        tamper("update %s set %s = %d where %s = 5000".formatted(table, key, other, key));
    }

    private Tampering deleteTheLast() {
        int last = SIZE - 1;
        switch (random.nextInt(3)) {
            case 0 -> tamper("delete from register_entry where index = " + last);
            case 1 -> {
                tamper("delete from register_entry where index = " + last);
                tamper("delete from register_detail where entry = " + last);
                tamper("update register_head set size = size - 1");
            }
            default -> {
                // Every trace of it, and of the checkpoint that knew of it.
                tamper("delete from register_entry where index = " + last);
                tamper("delete from register_detail where entry = " + last);
                tamper("update register_head set size = size - 1");
                for (int level = 0; level < 6; level++) {
                    tamper("delete from register_node where level = " + level + " and index >= " + (last >> level));
                }
                tamper("delete from register_checkpoint where size = " + SIZE);
            }
        }
        return named(Kind.MISSING, last);
    }

    @Test
    void anEntryThatWasChangedTogetherWithAllHashesAboveItIsTracedToItsBatch() throws SQLException {
        tamper("update register_entry set program_day = program_day + 1 where index = 45");
        rebuild();
        assertThat(found()).containsExactly(new Tampering(Kind.REWRITTEN, sizeOf(2), SIZE - 1));
    }

    /** What somebody would do who knows how the tree is made, but has no key. */
    private void rebuild() throws SQLException {
        var entries = RegisterTables.read(superuser).entries();
        tamper("delete from register_node");
        var growing = GrowingTree.empty();
        for (var entry : entries.values()) {
            for (var completed : growing.add(entry.leaf())) {
                jdbc.sql("insert into register_node (level, index, hash) values (:level, :index, :hash)")
                        .param("level", completed.node().level())
                        .param("index", completed.node().index())
                        .param("hash", completed.hash())
                        .update();
            }
        }
    }

    @Test
    void aCheckpointThatTheRegisterNeverSignedIsNotBelieved() throws Exception {
        Files.writeString(kept, Files.readString(kept).replaceFirst("\n60\n", "\n61\n"));
        assertThat(found()).containsExactly(new Tampering(Kind.CHECKPOINT_NOT_OURS, 61, 0));
    }

    @Test
    void detailsThatWereErasedAndPutBackAreNamed() throws SQLException {
        jdbc.sql("set local session_replication_role = replica").update();
        var salt = new byte[32];
        var detail = new Detail(salt, Ids.next(), "NMC-2026-00019", null, null, null);
        jdbc.sql(
                        "insert into register_detail (entry, salt, certificate, number) values (19, :salt, :certificate, :number)")
                .param("salt", salt)
                .param("certificate", detail.certificate())
                .param("number", detail.number())
                .update();
        assertThat(found()).containsExactly(named(Kind.DETAIL_ALTERED, 19));
    }
}
