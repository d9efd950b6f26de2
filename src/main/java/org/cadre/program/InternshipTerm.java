package org.cadre.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The months of one internship. Month k begins (k − 1) months after the first day (from the 31st: on the last day of
 * shorter months) and is named by its two dates. While the internship is on hold the months stand still: the month the
 * hold falls into lasts as many days longer. An extension adds months at the end; the pace knows only the months the
 * program asks for.
 */
public final class InternshipTerm {
    private final int months;
    private final int extensionMonths;
    private final List<DateRange> holds;
    /** Epoch days on which months 1, 2, … begin. */
    private final long[] begins;

    private final long last;
    private final long activeDays;

    /** Every hold has a last day: one that goes on is cut at the day asked about, see {@link #asOf}. */
    public InternshipTerm(LocalDate firstDay, int months, List<DateRange> holds, int extensionMonths) {
        if (months < 1 || extensionMonths < 0) {
            throw new IllegalArgumentException(months + " months and " + extensionMonths + " more are no term");
        }
        this.months = months;
        this.extensionMonths = extensionMonths;
        this.holds = holds.isEmpty() ? List.of() : merged(firstDay, holds);
        int all = months + extensionMonths;
        this.begins = new long[all];
        long first = firstDay.toEpochDay();
        begins[0] = first;
        for (int i = 1; i < all; i++) {
            begins[i] = shifted(firstDay.plusMonths(i).toEpochDay());
        }
        this.last = shifted(firstDay.plusMonths(all).toEpochDay() - 1);
        this.activeDays = firstDay.plusMonths(months).toEpochDay() - first;
    }

    /** The term as it looks on that day: a hold that goes on reaches to that day. */
    public static InternshipTerm asOf(
            LocalDate day, LocalDate firstDay, int months, List<DateRange> holds, int extensionMonths) {
        if (holds.isEmpty()) {
            return new InternshipTerm(firstDay, months, holds, extensionMonths);
        }
        var closed = new ArrayList<DateRange>(holds.size());
        for (var hold : holds) {
            if (hold.last() != null) {
                closed.add(hold);
            } else if (!hold.first().isAfter(day)) {
                closed.add(new DateRange(hold.first(), day));
            }
        }
        return new InternshipTerm(firstDay, months, closed, extensionMonths);
    }

    private static List<DateRange> merged(LocalDate firstDay, List<DateRange> holds) {
        var sorted = new ArrayList<>(holds);
        sorted.sort(Comparator.comparing(DateRange::first));
        var merged = new ArrayList<DateRange>();
        for (var hold : sorted) {
            var end = endOf(hold);
            if (end.isBefore(firstDay)) {
                continue;
            }
            var start = hold.first().isBefore(firstDay) ? firstDay : hold.first();
            if (!merged.isEmpty() && !start.isAfter(endOf(merged.getLast()).plusDays(1))) {
                var before = merged.removeLast();
                merged.add(new DateRange(before.first(), end.isAfter(endOf(before)) ? end : endOf(before)));
            } else {
                merged.add(new DateRange(start, end));
            }
        }
        return List.copyOf(merged);
    }

    private static LocalDate endOf(DateRange hold) {
        var end = hold.last();
        if (end == null) {
            throw new IllegalArgumentException(
                    "the hold from " + hold.first() + " goes on: ask for the term as of a day");
        }
        return end;
    }

    /** The day that stands where this one would, were there no holds. */
    private long shifted(long day) {
        long actual = day;
        for (var hold : holds) {
            long start = hold.first().toEpochDay();
            if (start > actual) {
                break;
            }
            actual += endOf(hold).toEpochDay() - start + 1;
        }
        return actual;
    }

    public LocalDate firstDay() {
        return LocalDate.ofEpochDay(begins[0]);
    }

    /** Of the last month, holds and extension included. */
    public LocalDate lastDay() {
        return LocalDate.ofEpochDay(last);
    }

    /** The months the program asks for, without the extension. */
    public int months() {
        return months;
    }

    /** The months with the extension. */
    public int allMonths() {
        return months + extensionMonths;
    }

    public List<DateRange> holds() {
        return holds;
    }

    /** The two dates that name month k, the first being 1. */
    public DateRange month(int k) {
        return new DateRange(monthFirst(k), monthLast(k));
    }

    public LocalDate monthFirst(int k) {
        return LocalDate.ofEpochDay(begins[checked(k) - 1]);
    }

    public LocalDate monthLast(int k) {
        return LocalDate.ofEpochDay(lastOf(checked(k)));
    }

    private long lastOf(int k) {
        return k == begins.length ? last : begins[k] - 1;
    }

    private int checked(int k) {
        if (k < 1 || k > begins.length) {
            throw new IllegalArgumentException("there is no month " + k + " of " + begins.length);
        }
        return k;
    }

    public boolean contains(LocalDate day) {
        return monthNumber(day.toEpochDay()) > 0;
    }

    /** The month that day lies in, the first being 1. */
    public OptionalInt monthOf(LocalDate day) {
        int month = monthNumber(day.toEpochDay());
        return month > 0 ? OptionalInt.of(month) : OptionalInt.empty();
    }

    /** The month of that epoch day, 0 outside the term. */
    int monthNumber(long day) {
        if (day < begins[0] || day > last) {
            return 0;
        }
        int month = 1;
        while (month < begins.length && begins[month] <= day) {
            month++;
        }
        return month;
    }

    public boolean isOnHold(LocalDate day) {
        for (var hold : holds) {
            if (hold.contains(day)) {
                return true;
            }
        }
        return false;
    }

    /** When the report of month k is due: so many days after the month's last day, or on the next working day. */
    public LocalDate reportDue(int k, int daysAfter, ProgramCalendar calendar) {
        return calendar.workingDayFrom(monthLast(k).plusDays(daysAfter));
    }

    /** How many of the program's months are over on that day. */
    public int monthsGone(LocalDate day) {
        long today = day.toEpochDay();
        int gone = 0;
        while (gone < months && lastOf(gone + 1) < today) {
            gone++;
        }
        return gone;
    }

    /** Days gone of the program's months before that day, holds excluded. */
    public int daysGone(LocalDate day) {
        long today = day.toEpochDay();
        long gone = today - begins[0];
        for (var hold : holds) {
            long start = hold.first().toEpochDay();
            if (start >= today) {
                break;
            }
            gone -= Math.min(today, endOf(hold).toEpochDay() + 1) - start;
        }
        return (int) Math.clamp(gone, 0, activeDays);
    }

    /** Days of the program's months, holds excluded. */
    public int days() {
        return (int) activeDays;
    }

    /** Minutes that keep the pace: target × days gone ÷ days of the program's months. */
    public int pace(int targetMinutes, LocalDate day) {
        return (int) ((long) targetMinutes * daysGone(day) / activeDays);
    }

    /** The first day of the last of the program's months: the earliest day of completion. */
    public LocalDate completionFrom() {
        return monthFirst(months);
    }
}
