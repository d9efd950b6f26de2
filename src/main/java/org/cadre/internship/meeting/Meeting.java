package org.cadre.internship.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The monthly chat or call of a cohort.
 *
 * @param month of the cohort, counted from its start
 * @param link an address to join, or a number to dial
 * @param notes the chat's transcript or the coach's notes: for the cohort and its coach
 * @param heldAt when it was recorded who came
 * @param room where it is held in writing in Cadre, if it is
 * @param sequence how often its calendar file was renewed
 */
public record Meeting(
        UUID id,
        CohortId cohort,
        int month,
        String kind,
        Instant startsAt,
        int minutes,
        @Nullable String link,
        @Nullable String notes,
        @Nullable String lessons,
        @Nullable String recommendations,
        @Nullable Instant heldAt,
        @Nullable Instant canceledAt,
        @Nullable UUID room,
        int sequence) {
    /** Whether somebody came to a meeting that was held. */
    public enum Presence {
        CAME,
        MADE_UP,
        MISSED;

        /** What it is in words and color. */
        public CoachBadge badge() {
            return switch (this) {
                case CAME ->
                    new CoachBadge("done", "check-circle-fill", Sentence.of("internship.meeting.presence.came"));
                case MADE_UP ->
                    new CoachBadge("done", "arrow-repeat", Sentence.of("internship.meeting.presence.made-up"));
                case MISSED -> new CoachBadge("problem", "x-circle", Sentence.of("internship.meeting.presence.missed"));
            };
        }
    }

    boolean isHeld() {
        return heldAt != null;
    }

    boolean isCanceled() {
        return canceledAt != null;
    }

    boolean hasBegun(Instant now) {
        return !startsAt.isAfter(now);
    }

    Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }

    /** A link that can be followed; anything else is shown as it was typed. */
    boolean canBeFollowed() {
        return link != null && (link.startsWith("https://") || link.startsWith("http://"));
    }

    /** The address of its room here. */
    @Nullable
    String roomAddress() {
        return room == null ? null : "/chat/" + room;
    }
}
