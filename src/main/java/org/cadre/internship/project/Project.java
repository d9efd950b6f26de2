package org.cadre.internship.project;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The final project of an internship: the MIT's capstone about the mentoring process.
 *
 * @param round the submission that is being written or read, from 1
 * @param changesAskedOn when the coach asked for another topic; cleared when one is proposed again
 * @param comment the coach's word about the topic
 * @param videoLink an https address of a video that belongs to it
 */
public record Project(
        UUID id,
        InternshipId internship,
        String title,
        String topic,
        String summary,
        State state,
        boolean drawn,
        int round,
        LocalDate proposedOn,
        /** How far it is. */
        @Nullable LocalDate changesAskedOn,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate decidedOn,
        @Nullable String comment,
        @Nullable String videoLink) {
    public enum State {
        PROPOSED,
        TOPIC_APPROVED,
        SUBMITTED,
        RETURNED,
        PASSED,
        NOT_PASSED;

        /** The word in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** The state in words and color. */
        public CoachBadge badge() {
            return switch (this) {
                case PROPOSED ->
                    new CoachBadge("attention", "lightbulb", Sentence.of("internship.project.state.proposed"));
                case TOPIC_APPROVED ->
                    new CoachBadge("quiet", "pencil", Sentence.of("internship.project.state.topic-approved"));
                case SUBMITTED ->
                    new CoachBadge("attention", "envelope", Sentence.of("internship.project.state.submitted"));
                case RETURNED ->
                    new CoachBadge("attention", "arrow-return-left", Sentence.of("internship.project.state.returned"));
                case PASSED ->
                    new CoachBadge("done", "check-circle-fill", Sentence.of("internship.project.state.passed"));
                case NOT_PASSED ->
                    new CoachBadge("problem", "x-circle-fill", Sentence.of("internship.project.state.not-passed"));
            };
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    /** The MIT writes abstract and files. */
    boolean isWritable() {
        return state == State.TOPIC_APPROVED || state == State.RETURNED;
    }

    boolean topicWaitsForCoach() {
        return state == State.PROPOSED && changesAskedOn == null;
    }

    boolean isDecided() {
        return state == State.PASSED || state == State.NOT_PASSED;
    }
}
