package org.cadre.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs one bench by its name: {@code Benches NAME [--json] [OPTION…]}. Prints a table, or with {@code --json} one object a line.
 * Benches never enter the jar.
 */
public final class Benches {
    /** By name, as {@code ./cadre bench NAME} takes it. */
    private static final Map<String, Bench> ALL = new TreeMap<>(Map.<String, Bench>ofEntries(
            Map.entry("chat", ChatBench::run),
            Map.entry("credentials", _ -> credentials()),
            Map.entry("desk", DeskBench::run),
            Map.entry("import", _ -> ImportBench.run()),
            Map.entry("internship", InternshipBench::run),
            Map.entry("pages", PagesBench::run),
            Map.entry("registration", RegistrationBench::run),
            Map.entry("seats", _ -> SeatsBench.run()),
            Map.entry("site", _ -> SiteBench.run()),
            Map.entry("standing", _ -> StandingBench.run()),
            Map.entry("weaker", _ -> WeakerBench.run())));

    private Benches() {}

    /** Everything about a certificate: credential, paper and register. */
    private static List<Figure> credentials() throws Exception {
        var figures = new ArrayList<>(CredentialBench.run());
        figures.addAll(PaperBench.run());
        figures.addAll(RegisterBench.run());
        return figures;
    }

    /** Measures, and says what it found. */
    @FunctionalInterface
    interface Bench {
        List<Figure> run(List<String> arguments) throws Exception;
    }

    /**
     * One thing measured.
     *
     * @param limit what the same work costs without us, measured in the same run; null where there is none
     */
    record Figure(
            String scenario,
            String figure,
            double value,
            String unit,
            @Nullable Double limit) {
        @Nullable
        Double ratio() {
            return limit == null || limit == 0 ? null : (Double) (value / limit);
        }

        private String json() {
            return "{\"scenario\":\"%s\",\"figure\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"limit\":%s,\"ratio\":%s}"
                    .formatted(scenario, figure, number(value), unit, number(limit), number(ratio()));
        }

        private static String number(@Nullable Double value) {
            return value == null ? "null" : String.format(Locale.ROOT, "%.4f", value);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var bench = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (bench == null) {
            System.err.println("Which bench? There are: " + String.join(", ", ALL.keySet()));
            System.exit(2);
            return;
        }
        var out = System.out;
        System.setOut(System.err); // figures alone go to standard output
        var figures = bench.run(List.of(arguments));
        System.setOut(out);
        print(figures, List.of(arguments).contains("--json"));
    }

    /** The number that follows an option. */
    static int number(List<String> arguments, String option, int otherwise) {
        int place = arguments.indexOf(option);
        return place < 0 ? otherwise : Integer.parseInt(arguments.get(place + 1));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static void print(List<Figure> figures, boolean json) {
        if (json) {
            figures.forEach(figure -> System.out.println(figure.json()));
            return;
        }
        System.out.printf("%-12s %-44s %12s %-10s %12s %8s%n", "scenario", "figure", "value", "unit", "limit", "ratio");
        for (var one : figures) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %-44s %12.3f %-10s %12s %8s%n",
                    one.scenario(),
                    one.figure(),
                    one.value(),
                    one.unit(),
                    cell(one.limit()),
                    cell(one.ratio()));
        }
    }

    private static String cell(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
