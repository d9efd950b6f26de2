package org.cadre.internship.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cadre.internship.coverage.Touches.Source;
import org.cadre.internship.coverage.Touches.Touch;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StoredFramework;
import org.cadre.standards.StoredStandard;
import org.jspecify.annotations.Nullable;

/**
 * Which standards of one framework were touched how often, as a picture and in numbers.
 *
 * @param columns what stands beside one another: months, people or cohorts
 */
record Coverage(StoredFramework framework, List<Column> columns, List<Row> rows) {
    private static final int LEFT = 216;
    private static final int TOP = 28;
    private static final int WIDE = 44;
    private static final int HIGH = 34;
    private static final int LETTERS = 27;

    /**
     * One column of the picture.
     *
     * @param key what touches are sorted by
     * @param label the few letters above it
     * @param name what they stand for
     */
    record Column(String key, String label, String name) {}

    /** One standard, with how often it was touched in each column, and by what. */
    record Row(StoredStandard standard, List<Integer> cells, int conversations, int reports, int projects) {
        int all() {
            return conversations + reports + projects;
        }

        /** As much of its name as there is room for. */
        String label() {
            var said = standard.said();
            return said.length() <= LETTERS
                    ? said
                    : said.substring(0, LETTERS - 1).strip() + "…";
        }
    }

    /**
     * Sorts what was counted into rows and columns.
     *
     * @param column where a touch belongs; null: in no column of the picture, but in the numbers
     */
    static Coverage of(
            StandardMap map,
            StoredFramework framework,
            List<Column> columns,
            List<Touch> touches,
            Function<Touch, @Nullable String> column) {
        var cells = new HashMap<String, Map<String, Integer>>();
        var sums = new HashMap<String, Map<Source, Integer>>();
        for (var touch : touches) {
            sums.computeIfAbsent(touch.standard(), _ -> new HashMap<>())
                    .merge(touch.source(), touch.times(), Integer::sum);
            var key = column.apply(touch);
            if (key != null) {
                cells.computeIfAbsent(touch.standard(), _ -> new HashMap<>()).merge(key, touch.times(), Integer::sum);
            }
        }
        var rows = new ArrayList<Row>();
        for (var standard : map.top(framework.key())) {
            var own = cells.getOrDefault(standard.key(), Map.of());
            var sum = sums.getOrDefault(standard.key(), Map.of());
            rows.add(new Row(
                    standard,
                    columns.stream().map(one -> own.getOrDefault(one.key(), 0)).toList(),
                    sum.getOrDefault(Source.CONVERSATION, 0),
                    sum.getOrDefault(Source.REPORT, 0),
                    sum.getOrDefault(Source.PROJECT, 0)));
        }
        return new Coverage(framework, columns, rows);
    }

    /** The standards that nothing has touched. */
    List<String> gaps() {
        return rows.stream()
                .filter(row -> row.all() == 0)
                .map(row -> row.standard().said())
                .toList();
    }

    boolean isEmpty() {
        return rows.stream().allMatch(row -> row.all() == 0);
    }

    /** From 0 for nothing to 4 for as much as the most touched cell. */
    int heat(int times) {
        int most = rows.stream()
                .flatMap(row -> row.cells.stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return times == 0 ? 0 : Math.clamp((long) Math.ceil(4.0 * times / most), 1, 4);
    }

    int width() {
        return LEFT + WIDE * columns.size() + 4;
    }

    int height() {
        return TOP + HIGH * rows.size() + 4;
    }

    int left() {
        return LEFT - 10;
    }

    int x(int column) {
        return LEFT + WIDE * column;
    }

    int middleX(int column) {
        return x(column) + WIDE / 2;
    }

    int y(int row) {
        return TOP + HIGH * row;
    }

    int middleY(int row) {
        return y(row) + HIGH / 2 + 5;
    }

    int cellWidth() {
        return WIDE - 4;
    }

    int cellHeight() {
        return HIGH - 4;
    }
}
