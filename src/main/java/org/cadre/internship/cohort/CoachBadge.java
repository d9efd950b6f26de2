package org.cadre.internship.cohort;

import org.cadre.platform.text.Sentence;
import org.cadre.program.Fact.InternshipState;

/** A state as people see it: a color's name, an icon and always the word. */
public record CoachBadge(String tone, String icon, Sentence words) {
    /** The word alone, for a narrow place: of reports only. */
    public Sentence brief() {
        return Sentence.of(words.key() + ".brief");
    }

    /** How an internship stands. */
    public static CoachBadge of(InternshipState state) {
        return switch (state) {
            case APPLIED -> new CoachBadge("quiet", "hourglass", Sentence.of("internship.coach.state.applied"));
            case ACTIVE -> new CoachBadge("primary", "play-circle", Sentence.of("internship.coach.state.active"));
            case ON_HOLD -> new CoachBadge("attention", "pause-circle", Sentence.of("internship.coach.state.on-hold"));
            case COMPLETE ->
                new CoachBadge("done", "check-circle-fill", Sentence.of("internship.coach.state.complete"));
            case WITHDRAWN, LAPSED ->
                new CoachBadge("quiet", "dash-circle", Sentence.of("internship.coach.state.left"));
        };
    }
}
