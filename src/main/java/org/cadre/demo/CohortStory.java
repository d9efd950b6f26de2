package org.cadre.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.program.Edition;
import org.jspecify.annotations.Nullable;

/** A cohort and its monthly calls up to today. */
record CohortStory(UUID id, LocalDate starts, PersonId coach, List<Call> held) {
    /** A call that took place. */
    record Call(UUID meeting, int month, LocalDate day) {}

    /** @param reason why its coach was appointed, if they are no certified mentor */
    static CohortStory tell(
            Histories histories,
            Dice dice,
            UUID edition,
            Edition rules,
            String name,
            LocalDate starts,
            PersonId coach,
            @Nullable String reason,
            LocalDate today) {
        UUID id = histories.cohort(name, edition, starts, coach, reason);
        var held = new ArrayList<Call>();
        for (int month = 1; month <= rules.internship().months(); month++) {
            var first = starts.plusMonths(month - 1L);
            var day = dice.workday(first.plusDays(10), first.plusDays(24));
            if (first.isAfter(today)) {
                break;
            }
            boolean over = day.isBefore(today);
            UUID meeting = histories.meeting(
                    id,
                    month,
                    day,
                    over,
                    over ? dice.oneOf(Phrases.LESSONS) : null,
                    over && dice.chance(20) ? dice.oneOf(Phrases.RECOMMENDATIONS) : null);
            if (over) {
                held.add(new Call(meeting, month, day));
            }
        }
        return new CohortStory(id, starts, coach, List.copyOf(held));
    }
}
