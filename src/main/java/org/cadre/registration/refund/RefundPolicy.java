package org.cadre.registration.refund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** How much of a seat's price comes back, by the days that are left. Without any step: all of it, until the event begins. */
public record RefundPolicy(List<RefundStep> steps) {
    public RefundPolicy {
        steps = steps.stream()
                .sorted(Comparator.comparingInt(RefundStep::daysBefore).reversed())
                .toList();
    }

    /**
     * The part that comes back of a seat given back on that day.
     *
     * @param day in the event's zone
     */
    public int percent(LocalDate day, LocalDate firstDay) {
        long left = ChronoUnit.DAYS.between(day, firstDay);
        if (steps.isEmpty()) {
            return left > 0 ? 100 : 0;
        }
        return steps.stream()
                .filter(step -> left >= step.daysBefore())
                .findFirst()
                .map(RefundStep::percent)
                .orElse(0);
    }

    /** That part of a price, to the nearest cent, a half one for the buyer. */
    static int share(int cents, int percent) {
        return (int) ((cents * (long) percent + 50) / 100);
    }
}
