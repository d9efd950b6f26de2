package org.cadre.internship.meeting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lesson learned, or a recommendation to the program, that somebody entered at a meeting.
 *
 * @param author whoever entered it, for the cohort; the digest has no names
 * @param decision the coach's: "chosen" for the digest, or "left out"
 */
record MeetingInsight(
        UUID id,
        UUID meeting,
        String kind,
        String body,
        String author,
        @Nullable String decision) {
    boolean isChosen() {
        return "chosen".equals(decision);
    }
}
