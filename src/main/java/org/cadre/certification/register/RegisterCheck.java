package org.cadre.certification.register;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.certification.register.CheckpointFolder.Kept;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the whole register in a database, without the server: everything against everything, and against checkpoints
 * that were kept elsewhere.
 */
public final class RegisterCheck {
    private static final int NAMED = 20;

    /**
     * What came of it.
     *
     * @param size how many entries there are or should be
     * @param compared the sizes of the checkpoints that were brought along
     * @param found what is wrong, in words; empty when the register is whole
     */
    public record Report(long size, List<Long> compared, List<Sentence> found) {
        public boolean isWhole() {
            return found.isEmpty();
        }
    }

    private RegisterCheck() {}

    /**
     * Verifies.
     *
     * @param connection to the database; nothing is changed there
     * @param files checkpoints that somebody kept
     * @param folder the second place; its checkpoints are compared too
     * @param key the only key to be trusted, as {@code name+hash+key}; null: those the database names
     */
    public static Report run(Connection connection, List<Path> files, Path folder, @Nullable String key)
            throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return judge(connection, files, folder, key);
        } finally {
            connection.rollback();
        }
    }

    /** The same within a transaction of the caller's. */
    static Report judge(Connection connection, List<Path> files, Path folder, @Nullable String key)
            throws SQLException {
        var known = key == null ? CheckpointKeys.known(keysIn(connection)) : CheckpointKeys.known(NoteKey.read(key));
        var found = new ArrayList<Sentence>();
        var kept = new ArrayList<Kept>();
        for (var file : files) {
            CheckpointFolder.read(file)
                    .ifPresentOrElse(
                            kept::add,
                            () -> found.add(
                                    Sentence.of("certification.register.tampering.not-a-checkpoint", file.toString())));
        }
        new CheckpointFolder(folder)
                .all()
                .filter(one -> known.signed(one.note()))
                .forEach(kept::add);
        return report(RegisterTables.read(connection), kept, known, found);
    }

    private static Report report(
            RegisterTables tables, List<Kept> kept, CheckpointKeys.Known known, List<Sentence> found) {
        var verdict =
                RegisterVerification.of(tables, kept.stream().map(Kept::note).toList(), known);
        found.addAll(named(verdict.found()));
        return new Report(
                verdict.size(),
                kept.stream().map(one -> one.checkpoint().size()).distinct().toList(),
                List.copyOf(found));
    }

    /** Of each kind the first ones by name, and how many more there are. */
    private static List<Sentence> named(List<Tampering> all) {
        return all.stream().collect(Collectors.groupingBy(Tampering::kind)).values().stream()
                .flatMap(alike -> Stream.concat(
                        alike.stream().limit(NAMED).map(Tampering::sentence),
                        alike.size() <= NAMED
                                ? Stream.empty()
                                : Stream.of(
                                        Sentence.of("certification.register.tampering.more", alike.size() - NAMED))))
                .toList();
    }

    private static Collection<byte[]> keysIn(Connection connection) throws SQLException {
        var keys = new ArrayList<byte[]>();
        try (var question =
                        connection.prepareStatement("select public_key from issuer_key where algorithm = 'ed25519'");
                var rows = question.executeQuery()) {
            while (rows.next()) {
                keys.add(rows.getBytes(1));
            }
        }
        return keys;
    }
}
