package org.cadre.platform.paper;

import java.text.Normalizer;
import java.util.List;

/** One prominent text, a name mostly, set in the serif face as large as its place allows: on one line, or on even ones. */
public record Headline(int points, List<String> lines) {

    private static final int POINTS_PER_INCH = 72;
    private static final int SMALLEST = 12;

    public Headline {
        lines = List.copyOf(lines);
    }

    /**
     * @param points the size for a text that fits; one line may shrink to six tenths of it, then the text is divided
     * @param inches the width of the place
     */
    public static Headline of(String text, int points, double inches) {
        var line = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        for (int size = points; size * 10 >= points * 6; size--) {
            if (width(line, size) <= inches) {
                return new Headline(size, List.of(line));
            }
        }
        var halves = halves(line);
        double longer =
                halves.stream().mapToDouble(half -> width(half, 1)).max().orElseThrow();
        return new Headline(Math.clamp((int) (inches / longer), SMALLEST, points * 6 / 10), halves);
    }

    /** Divided at the space that makes the longer of the two as short as can be. */
    private static List<String> halves(String line) {
        var best = List.of(line);
        double least = Double.MAX_VALUE;
        for (int space = line.indexOf(' '); space >= 0; space = line.indexOf(' ', space + 1)) {
            var halves = List.of(line.substring(0, space), line.substring(space + 1));
            double longer = Math.max(width(halves.getFirst(), 1), width(halves.getLast(), 1));
            if (longer < least) {
                least = longer;
                best = halves;
            }
        }
        return best;
    }

    private static double width(String text, int points) {
        return Face.widthInSerif(text) * points / POINTS_PER_INCH;
    }
}
