package org.cadre.bench;

import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.cadre.bench.Benches.Figure;
import org.cadre.certification.credential.BulkSigner;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.Samples;
import org.cadre.certification.credential.Verdict;

/**
 * How many badges a second of one processor issues and checks: from facts to signed text, from text to verdict. The limit
 * is what the bare signature would allow.
 */
final class CredentialBench {
    private static final int ROUNDS = 5;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(2);
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(700);
    private static final int BATCH = 50;

    private CredentialBench() {}

    static List<Figure> run() {
        var signer = Samples.signer();
        var message = new byte[64];
        double limit = rate(_ -> signer.sign(message));

        double issue = rate(i -> Json.write(DataIntegrity.sign(badge(i), signer, Samples.SIGNED)));

        byte[] signed =
                Json.write(DataIntegrity.sign(badge(1), signer, Samples.SIGNED)).getBytes(StandardCharsets.UTF_8);
        var check = Samples.check();
        double verify = rate(_ -> {
            if (!(check.of(signed, Samples.TODAY) instanceof Verdict.Valid)) {
                throw new IllegalStateException("not valid");
            }
        });

        var bulk = new BulkSigner(signer);
        double prepared = rate(i -> Json.write(bulk.sign(badge(i), Samples.SIGNED)));

        var unit = "/CPU-s";
        return List.of(
                new Figure("credentials", "full issue", issue, unit, limit),
                new Figure("credentials", "full verify", verify, unit, limit),
                new Figure("credentials", "prepared issue", prepared, unit, limit));
    }

    private static JsonObject badge(int number) {
        return Samples.badge(
                        "urn:uuid:019ac000-0000-7000-8000-%012x".formatted(number),
                        "Holder " + number,
                        "Project \"" + number + "\"")
                .json();
    }

    /** The median of several rounds, each by this thread's own processor time. */
    private static double rate(IntConsumer work) {
        timed(work, WARM_UP);
        var rates = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rates[i] = timed(work, ROUND);
        }
        return Benches.median(rates);
    }

    private static double timed(IntConsumer work, long nanos) {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long spent = 0;
        int done = 0;
        while (spent < nanos) {
            for (int i = 0; i < BATCH; i++) {
                work.accept(done++);
            }
            spent = threads.getCurrentThreadCpuTime() - begin;
        }
        return done * (double) TimeUnit.SECONDS.toNanos(1) / spent;
    }
}
