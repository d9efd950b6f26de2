package org.cadre.internship.cohort;

import java.time.LocalDate;
import java.util.Optional;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The days on which somebody coaches a cohort: only then it stands on their desk.
 *
 * @param last the last day of it; null: until further notice
 * @param reason why office appointed somebody who is no certified mentor; empty for who is one
 */
record CoachTurn(
        PersonId person,
        String name,
        Part part,
        LocalDate since,
        @Nullable LocalDate last,
        String reason) {
    /** In what part somebody coaches. All see and decide the same. */
    enum Part {
        COACH("coach"),
        CO_COACH("co-coach"),
        SUBSTITUTE("substitute");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Optional<Part> find(String word) {
            for (var part : values()) {
                if (part.word.equals(word)) {
                    return Optional.of(part);
                }
            }
            return Optional.empty();
        }
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(since) && (last == null || !day.isAfter(last));
    }

    boolean isOver(LocalDate today) {
        return last != null && last.isBefore(today);
    }

    /** Whether it shares a day with these days. */
    boolean overlaps(LocalDate first, @Nullable LocalDate end) {
        return (end == null || !since.isAfter(end)) && (last == null || !last.isBefore(first));
    }
}
