package org.cadre.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.bench.Benches.Figure;
import org.cadre.people.NcesImport;
import org.cadre.people.NcesReport;
import org.cadre.people.NcesSample;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.Progress;
import org.postgresql.PGConnection;

/**
 * What it costs to bring the directory in: the 10,601 real rows, for the first time and again. The limit is PostgreSQL's
 * own COPY of the same files into a bare table.
 */
final class ImportBench {
    private static final int ROUNDS = 5;

    private final BenchServer server;

    private ImportBench(BenchServer server) {
        this.server = server;
    }

    static List<Figure> run() throws Exception {
        try (var server = BenchServer.start()) {
            return new ImportBench(server).measure();
        }
    }

    private List<Figure> measure() throws Exception {
        int rows = load();
        double cold = rows / elapsed;
        var first = new double[ROUNDS];
        var again = new double[ROUNDS];
        var copied = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            forget();
            load();
            first[round] = rows / elapsed;
            load();
            again[round] = rows / elapsed;
            copied[round] = rows / copy();
        }
        double limit = Benches.median(copied);
        return List.of(
                new Figure("import", "10,601 rows, the first time, just started", cold, "rows/s", limit),
                new Figure("import", "10,601 rows, the first time", Benches.median(first), "rows/s", limit),
                new Figure("import", "10,601 rows, all unchanged", Benches.median(again), "rows/s", limit));
    }

    /** Of the last load, in seconds. */
    private double elapsed;

    private int load() throws IOException {
        int rows = 0;
        long began = System.nanoTime();
        for (String file : NcesSample.FILES) {
            try (var in = NcesSample.open(file)) {
                var report = server.bean(NcesImport.class).load(file, in, Actor.SYSTEM, Progress.silent());
                if (!(report instanceof NcesReport.Loaded loaded) || loaded.refused() > 0) {
                    throw new IllegalStateException("not loaded: " + report);
                }
                rows += loaded.total();
            }
        }
        elapsed = (System.nanoTime() - began) / 1e9;
        return rows;
    }

    private void forget() throws SQLException {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("truncate organization cascade");
        }
    }

    /** In seconds, reading and unpacking the files included, as above. */
    private double copy() throws Exception {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            int table = 0;
            for (String file : NcesSample.FILES) {
                try (var in = NcesSample.open(file)) {
                    statement.execute("create table bare_" + ++table + " (" + columns(in) + ")");
                }
            }
            long began = System.nanoTime();
            for (int i = 0; i < table; i++) {
                try (var in = NcesSample.open(NcesSample.FILES.get(i))) {
                    owner.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy bare_" + (i + 1) + " from stdin (format csv, header)", in);
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            for (int i = 1; i <= table; i++) {
                statement.execute("drop table bare_" + i);
            }
            return seconds;
        }
    }

    private static String columns(InputStream file) throws IOException {
        var header = new StringBuilder();
        for (int c = file.read(); c != '\n' && c >= 0; c = file.read()) {
            header.append((char) c);
        }
        int columns = Arrays.asList(header.toString().split(",", -1)).size();
        return IntStream.range(0, columns).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
    }
}
