package org.cadre.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.cadre.bench.Benches.Figure;
import org.cadre.certification.register.Checkpoints;
import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.Register;
import org.cadre.certification.register.RegisterCheck;
import org.cadre.certification.register.RegisterEvent;
import org.cadre.platform.database.Ids;
import org.cadre.platform.settings.Settings;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What it costs to verify a register of 100,000 entries, as {@code ./cadre verify --register} does. The limit is to read the
 * same rows and to compute as many SHA-256 digests, and nothing else.
 */
final class RegisterBench {
    private static final int ENTRIES = 100_000;
    private static final int BATCH = 2_000;
    private static final int ROUNDS = 3;

    private final BenchServer server;

    private RegisterBench(BenchServer server) {
        this.server = server;
    }

    static List<Figure> run() throws Exception {
        try (var server = BenchServer.start()) {
            return new RegisterBench(server).measure();
        }
    }

    private List<Figure> measure() throws SQLException {
        double entered = fill();
        var verified = new double[ROUNDS];
        var bare = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            verified[round] = verify();
            bare[round] = readAndHash();
        }
        return List.of(
                new Figure("credentials", "register verify", verified[0], "s", bare[0]),
                new Figure("credentials", "register verify, warm", Benches.median(verified), "s", Benches.median(bare)),
                new Figure("credentials", "register entries in batches", ENTRIES / entered, "per s", null));
    }

    /** Seconds to enter all of them. */
    private double fill() {
        var register = server.bean(Register.class);
        var transaction = server.bean(TransactionTemplate.class);
        String digest = "ab".repeat(32);
        long began = System.nanoTime();
        for (int done = 0; done < ENTRIES; done += BATCH) {
            int from = done;
            transaction.executeWithoutResult(_ -> register.append(IntStream.range(from, from + BATCH)
                    .mapToObj(i -> new RegisterEvent(
                            EventKind.ISSUED, Ids.next(), "NMC-2026-%06d".formatted(i), digest, digest))
                    .toList()));
        }
        server.bean(Checkpoints.class).publish();
        return seconds(began);
    }

    private double verify() throws SQLException {
        Path folder = server.bean(Settings.class).checkpoints();
        try (var connection = server.app()) {
            long began = System.nanoTime();
            var report = RegisterCheck.run(connection, List.of(), folder, null);
            double took = seconds(began);
            if (!report.isWhole() || report.size() != ENTRIES) {
                throw new IllegalStateException("the register is not whole: " + report.found());
            }
            return took;
        }
    }

    private double readAndHash() throws SQLException {
        try (var connection = server.app()) {
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            int rows = 0;
            for (String table : List.of("register_entry", "register_detail", "register_node")) {
                rows += read(connection, table);
            }
            // A commitment and a leaf for each entry, and the hashes above the leaves.
            hash(rows);
            return seconds(began);
        }
    }

    private static int read(Connection connection, String table) throws SQLException {
        int rows = 0;
        try (var question = connection.prepareStatement("select * from " + table)) {
            question.setFetchSize(BATCH);
            try (var found = question.executeQuery()) {
                while (found.next()) {
                    rows++;
                }
            }
        }
        return rows;
    }

    private static void hash(int times) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] data = "x".repeat(200).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < times; i++) {
                data[i % data.length] ^= digest.digest(data)[0];
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    public static void main(String[] arguments) throws Exception {
        Benches.print(run(), List.of(arguments).contains("--json"));
    }
}
