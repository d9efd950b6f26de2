package org.cadre.program;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Breaks and holidays of the program. Working days are Monday to Friday less these. */
public record ProgramCalendar(List<Break> breaks) {
    public ProgramCalendar {
        breaks = List.copyOf(breaks);
    }

    public record Break(String title, LocalDate first, LocalDate last) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** With these breaks as well. */
    ProgramCalendar plus(List<Break> more) {
        var all = new ArrayList<>(breaks);
        all.addAll(more);
        return new ProgramCalendar(all);
    }

    public boolean isBreak(LocalDate day) {
        for (var pause : breaks) {
            if (pause.contains(day)) {
                return true;
            }
        }
        return false;
    }

    /** The day itself, or the last one before it that is in no break. */
    public LocalDate lastOutsideBreak(LocalDate day) {
        var candidate = day;
        while (isBreak(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isBreak(day);
    }

    /** The day itself, or the first working day after it. */
    public LocalDate workingDayFrom(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** So many working days later. */
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        var later = day;
        for (int i = 0; i < count; i++) {
            later = workingDayFrom(later.plusDays(1));
        }
        return later;
    }
}
