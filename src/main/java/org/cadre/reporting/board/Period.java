package org.cadre.reporting.board;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/**
 * The days a report is about.
 *
 * @param name "this-year", "last-year", "this-quarter", "last-quarter" or "days": how it was asked for
 */
record Period(String name, LocalDate from, LocalDate to) {
    static final String THIS_YEAR = "this-year";
    static final String LAST_YEAR = "last-year";
    static final String THIS_QUARTER = "this-quarter";
    static final String LAST_QUARTER = "last-quarter";
    static final String DAYS = "days";
    private static final int QUARTER = 3;

    /** As the address asks for it; what makes no sense is said beside the field, and the program's year is shown. */
    static Period read(Form form, int firstMonth, LocalDate today) {
        String name = form.text("period");
        if (name.isEmpty()) {
            name = form.text("from").isEmpty() && form.text("to").isEmpty() ? THIS_YEAR : DAYS;
        }
        var year = yearOf(today, firstMonth);
        return switch (name) {
            case THIS_YEAR -> year;
            case LAST_YEAR -> new Period(LAST_YEAR, year.from.minusYears(1), year.from.minusDays(1));
            case THIS_QUARTER -> quarterOf(THIS_QUARTER, today, year);
            case LAST_QUARTER ->
                quarterOf(
                        LAST_QUARTER, quarterOf(THIS_QUARTER, today, year).from.minusDays(1), year);
            case DAYS -> days(form, year, today);
            default -> {
                form.wrong("from", Sentence.of("board.period.unknown"));
                yield year;
            }
        };
    }

    static Period yearOf(LocalDate day, int firstMonth) {
        var first = day.withDayOfMonth(1).withMonth(firstMonth);
        var from = first.isAfter(day) ? first.minusYears(1) : first;
        return new Period(THIS_YEAR, from, from.plusYears(1).minusDays(1));
    }

    private static Period quarterOf(String name, LocalDate day, Period year) {
        long gone = Math.floorDiv(ChronoUnit.MONTHS.between(year.from, day.withDayOfMonth(1)), QUARTER);
        var from = year.from.plusMonths(gone * QUARTER);
        return new Period(name, from, from.plusMonths(QUARTER).minusDays(1));
    }

    private static Period days(Form form, Period year, LocalDate today) {
        form.required("from", Sentence.of("board.period.from-missing"));
        form.required("to", Sentence.of("board.period.to-missing"));
        var from = form.day("from").orElse(year.from);
        var to = form.day("to").orElse(year.to);
        if (form.isRight() && to.isBefore(from)) {
            form.wrong("to", Sentence.of("board.period.reversed"));
        } else if (form.isRight() && from.isAfter(today)) {
            form.wrong("from", Sentence.of("board.period.to-come"));
        }
        return form.isRight() ? new Period(DAYS, from, to) : year;
    }

    /** The days of it that have come. */
    Period until(LocalDate today) {
        return to.isAfter(today) ? new Period(name, from, today) : this;
    }

    /** What it is compared with: the same days a year before, or as many days right before it. */
    Period before() {
        if (name.endsWith("year")) {
            return new Period(name, from.minusYears(1), to.minusYears(1));
        }
        if (name.endsWith("quarter")) {
            var earlier = from.minusMonths(QUARTER);
            var last = from.minusDays(1);
            var end = earlier.plusDays(ChronoUnit.DAYS.between(from, to));
            boolean whole = to.equals(from.plusMonths(QUARTER).minusDays(1));
            return new Period(name, earlier, whole || end.isAfter(last) ? last : end);
        }
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return new Period(name, from.minusDays(days), from.minusDays(1));
    }

    /** As addresses of lists have it. */
    String query() {
        return "from=" + from + "&to=" + to;
    }

    /** As the report's own address has it. */
    String own() {
        return name.equals(DAYS) ? query() : "period=" + name;
    }
}
