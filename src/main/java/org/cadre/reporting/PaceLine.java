package org.cadre.reporting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.program.InternshipTerm;
import org.cadre.program.MonthStanding;

/**
 * Hours that count, added up over the months, beside the hours that would keep the pace; a picture and the table behind
 * it.
 */
record PaceLine(
        List<Point> done,
        List<Point> pace,
        List<Row> rows,
        int target,
        int highest,
        LocalDate first,
        LocalDate end,
        List<LocalDate> monthStarts) {
    static final int WIDTH = 640;
    static final int HEIGHT = 240;
    private static final int LEFT = 44;
    private static final int RIGHT = WIDTH - 56;
    private static final int TOP = 16;
    private static final int BOTTOM = HEIGHT - 30;
    private static final int GRID_LINES = 4;

    record Point(LocalDate day, int minutes) {}

    /** One month that has begun: its minutes, all minutes by its end (or by the day), and the pace then. */
    record Row(int month, LocalDate first, LocalDate last, int minutes, int total, int pace) {
        int behind() {
            return Math.max(0, pace - total);
        }
    }

    /** @param total all that counts on the day; what lies outside the months is in it too */
    static PaceLine of(List<MonthStanding> months, InternshipTerm term, int total, int target, LocalDate today) {
        var done = new ArrayList<Point>();
        var pace = new ArrayList<Point>();
        var rows = new ArrayList<Row>();
        var starts = new ArrayList<LocalDate>();
        done.add(new Point(term.firstDay(), 0));
        pace.add(new Point(term.firstDay(), 0));
        int sum = 0;
        for (var month : months) {
            starts.add(month.first());
            var after = month.last().plusDays(1);
            pace.add(new Point(after, term.pace(target, after)));
            if (month.begun()) {
                sum += month.minutes();
                var by = month.over() ? after : today;
                int reached = month.over() ? sum : total;
                done.add(new Point(by, reached));
                rows.add(new Row(
                        month.number(), month.first(), month.last(), month.minutes(), reached, term.pace(target, by)));
            }
        }
        return new PaceLine(
                List.copyOf(done),
                List.copyOf(pace),
                List.copyOf(rows),
                target,
                Math.max(target, Math.max(sum, total)),
                term.firstDay(),
                term.lastDay().plusDays(1),
                List.copyOf(starts));
    }

    String doneLine() {
        return line(done);
    }

    String paceLine() {
        return line(pace);
    }

    private String line(List<Point> points) {
        var path = new StringBuilder();
        for (var point : points) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(x(point.day))
                    .append(' ')
                    .append(y(point.minutes));
        }
        return path.toString();
    }

    Point now() {
        return done.getLast();
    }

    String x(LocalDate day) {
        long all = Math.max(1, ChronoUnit.DAYS.between(first, end));
        long gone = Math.clamp(ChronoUnit.DAYS.between(first, day), 0, all);
        return ProgressRing.number(LEFT + (double) (RIGHT - LEFT) * gone / all);
    }

    /** The middle of a month, the first being 0: where its number stands. */
    String middle(int month) {
        var begins = monthStarts.get(month);
        var ends = month + 1 < monthStarts.size() ? monthStarts.get(month + 1) : end;
        return x(begins.plusDays(ChronoUnit.DAYS.between(begins, ends) / 2));
    }

    String y(int minutes) {
        return ProgressRing.number(BOTTOM - (double) (BOTTOM - TOP) * minutes / Math.max(1, highest));
    }

    /** The heights at which a line with its hours is drawn, the target being the last. */
    List<Integer> gridLines() {
        var lines = new ArrayList<Integer>();
        for (int i = 0; i <= GRID_LINES; i++) {
            lines.add(target * i / GRID_LINES);
        }
        return lines;
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

    Sentence says() {
        var row = rows.isEmpty() ? null : rows.getLast();
        if (row == null) {
            return Sentence.of("reporting.line.not-begun");
        }
        return Sentence.of("reporting.line.says", new Hours(row.total), new Hours(row.pace), row.month);
    }
}
