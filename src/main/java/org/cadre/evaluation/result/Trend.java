package org.cadre.evaluation.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Means over the months as a line; a picture beside the table. */
record Trend(List<Month> months) {
    /** One month's mean. */
    record Month(LocalDate first, Group group) {}

    static final int WIDTH = 400;
    static final int HEIGHT = 170;
    private static final int LEFT = 28;
    private static final int RIGHT = WIDTH - 16;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 34;
    private static final int HIGHEST = 5;
    private static final long MARGIN = 8;

    Trend {
        months = List.copyOf(months);
    }

    /** As far to the right as the month is late. */
    String x(int month) {
        long all = Math.max(1, ChronoUnit.MONTHS.between(months.getFirst().first, months.getLast().first));
        long gone = ChronoUnit.MONTHS.between(months.getFirst().first, months.get(month).first);
        return number(BigDecimal.valueOf(LEFT + MARGIN)
                .add(BigDecimal.valueOf((RIGHT - LEFT - 2 * MARGIN) * gone)
                        .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)));
    }

    /** The means by their months, for the table. */
    List<Group> groups() {
        return months.stream().map(Month::group).toList();
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
                    .append(y(months.get(i).group.mean()));
        }
        return path.toString();
    }

    List<Integer> gridLines() {
        return List.of(1, 2, 3, 4, HIGHEST);
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
