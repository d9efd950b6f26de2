package org.cadre.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is different between two texts: line by line, and within a changed line word by word. */
final class TextDifference {
    private static final Pattern WORDS = Pattern.compile("\\s+|[^\\s]+");
    /** Above it, what changed is shown as a whole: nobody reads so much word by word. */
    private static final long MOST_STEPS = 4_000_000;

    enum Change {
        SAME,
        ADDED,
        REMOVED
    }

    /** A stretch of a line. */
    record Piece(Change change, String text) {}

    /** A line of one text or the other, or of both. */
    record Line(Change change, List<Piece> pieces) {
        String text() {
            var text = new StringBuilder();
            pieces.forEach(piece -> text.append(piece.text));
            return text.toString();
        }
    }

    private TextDifference() {}

    static List<Line> between(String before, String after) {
        var steps = steps(before.lines().toList(), after.lines().toList());
        var lines = new ArrayList<Line>();
        int next = 0;
        while (next < steps.size()) {
            if (steps.get(next).change == Change.SAME) {
                lines.add(new Line(Change.SAME, List.of(steps.get(next))));
                next++;
                continue;
            }
            var removed = new ArrayList<String>();
            var added = new ArrayList<String>();
            for (; next < steps.size() && steps.get(next).change != Change.SAME; next++) {
                (steps.get(next).change == Change.REMOVED ? removed : added).add(steps.get(next).text);
            }
            changed(removed, added, lines);
        }
        return lines;
    }

    /** Lines that took the place of others stand beside them, in their order. */
    private static void changed(List<String> removed, List<String> added, List<Line> lines) {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            if (i < removed.size() && i < added.size()) {
                var pieces = steps(words(removed.get(i)), words(added.get(i)));
                lines.add(side(pieces, Change.REMOVED));
                lines.add(side(pieces, Change.ADDED));
            } else if (i < removed.size()) {
                lines.add(new Line(Change.REMOVED, List.of(new Piece(Change.REMOVED, removed.get(i)))));
            } else {
                lines.add(new Line(Change.ADDED, List.of(new Piece(Change.ADDED, added.get(i)))));
            }
        }
    }

    private static Line side(List<Piece> pieces, Change side) {
        return new Line(
                side,
                pieces.stream()
                        .filter(piece -> piece.change == side || piece.change == Change.SAME)
                        .toList());
    }

    private static List<String> words(String line) {
        return WORDS.matcher(line).results().map(found -> found.group()).toList();
    }

    /** The longest common subsequence, read from its end. */
    private static List<Piece> steps(List<String> before, List<String> after) {
        var steps = new ArrayList<Piece>();
        int rows = before.size();
        int columns = after.size();
        if ((long) rows * columns > MOST_STEPS) {
            before.forEach(text -> steps.add(new Piece(Change.REMOVED, text)));
            after.forEach(text -> steps.add(new Piece(Change.ADDED, text)));
            return steps;
        }
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && before.get(i).equals(after.get(j))) {
                steps.add(new Piece(Change.SAME, before.get(i)));
                i++;
                j++;
            } else if (j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1])) {
                steps.add(new Piece(Change.REMOVED, before.get(i)));
                i++;
            } else {
                steps.add(new Piece(Change.ADDED, after.get(j)));
                j++;
            }
        }
        return steps;
    }
}
