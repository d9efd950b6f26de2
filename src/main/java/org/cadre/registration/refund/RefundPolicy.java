package org.cadre.registration.refund;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cadre.platform.text.Sentence;

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

    /** The policy as sentences, from the earliest days on. */
    public List<Sentence> words() {
        if (steps.isEmpty()) {
            return List.of(Sentence.of("refund.policy.all"));
        }
        var words = new ArrayList<Sentence>();
        int until = Integer.MAX_VALUE;
        for (var step : steps) {
            words.add(
                    until == Integer.MAX_VALUE
                            ? Sentence.of("refund.policy.from", step.daysBefore(), step.percent())
                            : Sentence.of("refund.policy.between", step.daysBefore(), until - 1, step.percent()));
            until = step.daysBefore();
        }
        if (until > 1 && steps.getLast().percent() > 0) {
            words.add(Sentence.of("refund.policy.later"));
        }
        return words;
    }

    /** That part of a price, to the nearest cent, a half one for the buyer. */
    static int share(int cents, int percent) {
        return (int) ((cents * (long) percent + 50) / 100);
    }
}
