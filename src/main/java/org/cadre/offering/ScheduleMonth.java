package org.cadre.offering;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** A month of the schedule as a calendar on the wall: whole weeks from Sunday on, each day with what is held on it. */
record ScheduleMonth(YearMonth month, List<List<Day>> weeks) {

    /**
     * A day of it.
     *
     * @param inMonth whether it belongs to the month, and does not only fill up a week
     */
    record Day(LocalDate date, boolean inMonth, List<OfferingSummary> offerings) {}

    static ScheduleMonth of(YearMonth month, List<OfferingSummary> offerings) {
        var weeks = new ArrayList<List<Day>>();
        var day = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        while (!day.isAfter(month.atEndOfMonth())) {
            var week = new ArrayList<Day>();
            for (int i = 0; i < 7; i++) {
                week.add(day(day, month, offerings));
                day = day.plusDays(1);
            }
            weeks.add(List.copyOf(week));
        }
        return new ScheduleMonth(month, List.copyOf(weeks));
    }

    private static Day day(LocalDate date, YearMonth month, List<OfferingSummary> offerings) {
        boolean inMonth = YearMonth.from(date).equals(month);
        return new Day(
                date,
                inMonth,
                inMonth
                        ? offerings.stream()
                                .filter(one -> !date.isBefore(one.firstDay()) && !date.isAfter(one.lastDay()))
                                .toList()
                        : List.of());
    }

    LocalDate first() {
        return month.atDay(1);
    }

    boolean isEmpty() {
        return weeks.stream()
                .flatMap(List::stream)
                .allMatch(day -> day.offerings().isEmpty());
    }
}
