package org.cadre.internship.project;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One reader's judgment of one submission.
 *
 * @param place 1: the coach, 2: the second reader, 3: who decides when these two differ
 * @param scores by the key of the rubric's row; empty until read
 */
public record ProjectReading(
        UUID id,
        int round,
        PersonId reader,
        String readerName,
        int place,
        LocalDate assignedOn,
        Map<String, Integer> scores,
        /** What a reader finds. */
        @Nullable Verdict verdict,
        @Nullable String comment) {
    public enum Verdict {
        PASSED,
        RETURNED,
        NOT_PASSED;

        /** The word in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Verdict of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    /** Whether the judgment was given. */
    public boolean isIn() {
        return verdict != null;
    }
}
