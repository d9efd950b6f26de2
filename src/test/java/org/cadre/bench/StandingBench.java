package org.cadre.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cadre.program.Evidence;
import org.cadre.program.NineMonths;
import org.cadre.program.Standing;
import org.cadre.program.Standings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What one person's standing costs: 99 contacts, nine reports, nine meetings, the institute and the project. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StandingBench {
    private final Evidence evidence = NineMonths.full();
    private final LocalDate end = LocalDate.of(2027, 10, 15);
    private final LocalDate midway = LocalDate.of(2027, 5, 3);

    @Benchmark
    public Standing certificationMet() {
        return Standings.certification(NineMonths.EDITION, evidence, end);
    }

    @Benchmark
    public Standing certificationMidway() {
        return Standings.certification(NineMonths.EDITION, evidence, midway);
    }

    /** The limit: the same facts, each touched once and added up, with no rule applied. */
    @Benchmark
    public long bareSum() {
        long sum = 0;
        for (var one : evidence.attended()) {
            sum += one.minutes() + one.day().toEpochDay();
        }
        for (var one : evidence.contacts()) {
            sum += one.minutes() + one.day().toEpochDay() + one.level().ordinal();
        }
        for (var one : evidence.reports()) {
            sum += one.month();
        }
        for (var one : evidence.meetings()) {
            sum += one.month() + one.day().toEpochDay();
        }
        return sum;
    }

    static List<Benches.Figure> run() throws RunnerException {
        var options = new OptionsBuilder()
                .include("\\b" + StandingBench.class.getSimpleName() + "\\b")
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        var results = new Runner(options).run();
        double limit = score(results, "bareSum");
        return List.of(
                new Benches.Figure("standing", "nine months, all met", score(results, "certificationMet"), "µs", limit),
                new Benches.Figure(
                        "standing", "nine months, seen midway", score(results, "certificationMidway"), "µs", limit));
    }

    private static double score(Iterable<RunResult> results, String benchmark) {
        for (var result : results) {
            if (result.getParams().getBenchmark().endsWith("." + benchmark)) {
                return result.getPrimaryResult().getScore();
            }
        }
        throw new IllegalStateException("not measured: " + benchmark);
    }

    public static void main(String[] arguments) throws RunnerException {
        Benches.print(run(), List.of(arguments).contains("--json"));
    }
}
