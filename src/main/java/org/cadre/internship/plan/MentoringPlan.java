package org.cadre.internship.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cadre.internship.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * What MIT and protégé want to reach together. Suggested, reviewed at mid-term, and never in the way of anything.
 *
 * @param reviewedOn when the MIT said how each goal goes
 * @param acknowledgedBy the coach who read the review
 */
record MentoringPlan(
        PairingId pairing,
        int revision,
        LocalDate writtenOn,
        @Nullable LocalDate reviewedOn,
        @Nullable String acknowledgedBy,
        @Nullable LocalDate acknowledgedOn,
        List<Goal> goals) {
    static final int MOST_GOALS = 5;

    MentoringPlan {
        goals = List.copyOf(goals);
    }

    /** How a goal goes at mid-term. */
    enum Course {
        REACHED("reached", "check-circle-fill", "done"),
        ON_THE_WAY("on the way", "arrow-right-circle", "primary"),
        STUCK("stuck", "pause-circle", "attention"),
        CHANGED("changed", "arrow-repeat", "quiet");

        private final String word;
        private final String icon;
        private final String tone;

        Course(String word, String icon, String tone) {
            this.word = word;
            this.icon = icon;
            this.tone = tone;
        }

        String word() {
            return word;
        }

        String icon() {
            return icon;
        }

        String tone() {
            return tone;
        }

        String label() {
            return "internship.plan.course." + word.replace(' ', '-');
        }

        static Optional<Course> find(String word) {
            for (var course : values()) {
                if (course.word.equals(word)) {
                    return Optional.of(course);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * One goal.
     *
     * @param place from 1
     * @param standards keys of the standards it is about
     */
    record Goal(
            int place,
            String words,
            List<String> standards,
            @Nullable Course course,
            String courseWords) {
        Goal {
            standards = List.copyOf(standards);
        }

        static Goal fresh(int place, String words, List<String> standards) {
            return new Goal(place, words, standards, null, "");
        }
    }
}
