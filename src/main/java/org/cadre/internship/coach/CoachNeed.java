package org.cadre.internship.coach;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One thing on the desk that needs its coach.
 *
 * @param since the day it came up: what waits longest stands first
 * @param who the MIT, or the cohort; null for a project that is read blind
 * @param place where it is dealt with
 * @param reasons of a signal, in words
 * @param help the MIT asks for help
 * @param late it was sent after its due day
 */
record CoachNeed(
        Kind kind,
        LocalDate since,
        @Nullable String who,
        Sentence what,
        String place,
        List<CoachFlag> reasons,
        boolean help,
        boolean late) {
    /** What it is about; in the order they are offered as a filter. */
    enum Kind {
        REPORT("file-earmark-text"),
        CONTACT("patch-check"),
        DISPUTE("question-circle"),
        PROJECT("mortarboard"),
        PLAN("bullseye"),
        MEETING("people"),
        SIGNAL("flag");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> find(String word) {
            for (var kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    CoachNeed {
        reasons = List.copyOf(reasons);
    }

    static CoachNeed of(Kind kind, LocalDate since, @Nullable String who, Sentence what, String place) {
        return new CoachNeed(kind, since, who, what, place, List.of(), false, false);
    }
}
