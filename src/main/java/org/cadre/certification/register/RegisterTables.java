package org.cadre.certification.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cadre.certification.register.MerkleTree.Node;
import org.jspecify.annotations.Nullable;

/**
 * All that the register's tables hold at one moment, as far as it takes to judge them.
 *
 * @param heads what is counted: one number, unless somebody meddled
 * @param details the commitments that the details of entries amount to
 */
record RegisterTables(
        List<Long> heads,
        TreeMap<Long, Stored> entries,
        Map<Long, byte[]> details,
        Map<Node, byte[]> nodes,
        List<StoredCheckpoint> checkpoints) {
    private static final int FETCHED_AT_ONCE = 2_000;

    /** An entry as it stands there now. */
    record Stored(byte[] leaf, byte[] commitment, @Nullable Long erases, Instant at) {}

    /** A checkpoint as it stands there now. */
    record StoredCheckpoint(long number, long size, String note) {}

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** Reads all in the transaction of the connection, which should see one moment only. */
    static RegisterTables read(Connection connection) throws SQLException {
        var tables = new RegisterTables(
                new ArrayList<>(), new TreeMap<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        each(connection, "select size from register_head", row -> tables.heads.add(row.getLong(1)));
        each(
                connection,
                "select index, kind, program_day, recorded_at, erases, commitment from register_entry",
                row -> {
                    var entry = RegisterEntries.entry(row);
                    tables.entries.put(
                            entry.index(),
                            new Stored(entry.leafHash(), entry.commitment(), entry.erases(), entry.at()));
                });
        each(
                connection,
                "select entry, salt, certificate, number, credential, paper, token from register_detail",
                row -> tables.details.put(
                        row.getLong("entry"),
                        Objects.requireNonNull(RegisterEntries.detail(row)).commitment()));
        each(
                connection,
                "select level, index, hash from register_node",
                row -> tables.nodes.put(new Node(row.getInt("level"), row.getLong("index")), row.getBytes("hash")));
        each(
                connection,
                "select number, size, note from register_checkpoint order by number",
                row -> tables.checkpoints.add(
                        new StoredCheckpoint(row.getLong("number"), row.getLong("size"), row.getString("note"))));
        return tables;
    }

    private static void each(Connection connection, String sql, Row reader) throws SQLException {
        try (var question = connection.prepareStatement(sql)) {
            question.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
