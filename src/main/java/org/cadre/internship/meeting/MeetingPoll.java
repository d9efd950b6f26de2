package org.cadre.internship.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.jspecify.annotations.Nullable;

/**
 * Times a coach proposes for a meeting, and who can come when.
 *
 * @param coached whether the viewer coaches the cohort
 * @param invited how many members are asked
 * @param meeting what was set from it, once a time was picked
 */
record MeetingPoll(
        UUID id,
        CohortId cohort,
        String cohortName,
        String kind,
        int minutes,
        String link,
        @Nullable Instant closedAt,
        @Nullable UUID meeting,
        boolean coached,
        int invited,
        List<Time> times) {
    /** The three answers, in the order in which they are offered. */
    static final List<String> ANSWERS = List.of("yes", "if need be", "no");

    /**
     * One of the times.
     *
     * @param own what the viewer answered
     */
    record Time(
            UUID id, Instant startsAt, int month, @Nullable String own, List<Answer> answers) {
        List<String> whoSaid(String answer) {
            return answers.stream()
                    .filter(one -> one.answer().equals(answer))
                    .map(Answer::name)
                    .toList();
        }

        boolean isPast(Instant now) {
            return !startsAt.isAfter(now);
        }
    }

    record Answer(String name, String answer) {}

    boolean isOpen() {
        return closedAt == null;
    }

    /** Most can come, fewest cannot; of equals the earliest. */
    @Nullable
    UUID best() {
        return times.stream()
                .filter(time -> !time.answers().isEmpty())
                .max((one, other) -> Integer.compare(weight(one), weight(other)) != 0
                        ? Integer.compare(weight(one), weight(other))
                        : other.startsAt().compareTo(one.startsAt()))
                .map(Time::id)
                .orElse(null);
    }

    private static int weight(Time time) {
        return 2 * time.whoSaid("yes").size() + time.whoSaid("if need be").size();
    }
}
