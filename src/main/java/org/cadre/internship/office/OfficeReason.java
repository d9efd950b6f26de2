package org.cadre.internship.office;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Why office should look at an internship, in words.
 *
 * @param since when it began, so that the longest-standing comes first
 */
record OfficeReason(Kind kind, Sentence words, @Nullable LocalDate since) {
    /** In the order in which office decides; the first weighs most. */
    enum Kind {
        WORD,
        SUSPENDED,
        CASE,
        OVER,
        REPORT,
        NO_PROTEGE,
        CONTACT,
        MEETING,
        PACE,
        AGREEMENT,
        EMPTY_MONTH,
        CONFIRMATION,
        READER,
        EVALUATES,
        NO_COACH,
        HELD;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> find(String word) {
            for (var kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /** What cannot wait until another Monday. */
        boolean presses() {
            return compareTo(MEETING) <= 0;
        }

        /** Only office reads these, one at a time. */
        boolean isPrivate() {
            return this == WORD || this == CASE;
        }

        int weight() {
            return presses() ? 100 : this == HELD ? 1 : 10;
        }
    }
}
