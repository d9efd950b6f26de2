package org.cadre.evaluation.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Means over the months as a line; a picture beside the table. */
record Trend(List<Group> months) {
    static final int WIDTH = 400;
    static final int HEIGHT = 170;
    private static final int LEFT = 28;
    private static final int RIGHT = WIDTH - 16;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 34;
    private static final int HIGHEST = 5;
    private static final int LABELS = 4;

    Trend {
        months = List.copyOf(months);
    }

    String x(int month) {
        int gaps = Math.max(1, months.size() - 1);
        return number(BigDecimal.valueOf(LEFT + 8L)
                .add(BigDecimal.valueOf((long) (RIGHT - LEFT - 16) * month)
                        .divide(BigDecimal.valueOf(gaps), 2, RoundingMode.HALF_UP)));
    }

    String y(BigDecimal mean) {
        return number(BigDecimal.valueOf(BOTTOM)
                .subtract(mean.subtract(BigDecimal.ONE)
                        .multiply(BigDecimal.valueOf(BOTTOM - TOP))
                        .divide(BigDecimal.valueOf(HIGHEST - 1), 2, RoundingMode.HALF_UP)));
    }

    String line() {
        var path = new StringBuilder();
        for (int i = 0; i < months.size(); i++) {
            path.append(i == 0 ? "M" : " L")
                    .append(x(i))
                    .append(' ')
                    .append(y(months.get(i).mean()));
        }
        return path.toString();
    }

    List<Integer> gridLines() {
        return List.of(1, 2, 3, 4, HIGHEST);
    }

    /** Whether a month's name is written: not so many that they cover each other. */
    boolean named(int month) {
        int every = Math.max(1, (months.size() + LABELS - 1) / LABELS);
        return month % every == 0;
    }

    String anchor(int month) {
        if (month == 0) {
            return "start";
        }
        return month == months.size() - 1 ? "end" : "middle";
    }

    int left() {
        return LEFT;
    }

    int right() {
        return RIGHT;
    }

    int bottom() {
        return BOTTOM;
    }

    private static String number(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
