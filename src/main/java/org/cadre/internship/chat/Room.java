package org.cadre.internship.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Where one meeting is held in writing, as one of its members sees it.
 *
 * @param meeting the one of the member's own cohort
 * @param cohorts the names of those who meet in it
 * @param agenda pinned on top; a coach edits it
 * @param agendaNumber the entry that changed the agenda last
 * @param coaching whether the member is a coach of one of the cohorts
 * @param canceled whether the meeting was called off
 */
record Room(
        UUID id,
        UUID meeting,
        String cohorts,
        Instant startsAt,
        int minutes,
        String agenda,
        long agendaNumber,
        boolean coaching,
        boolean canceled) {
    /** How long after a meeting something may still be added. */
    static final Duration AFTERWARDS = Duration.ofDays(3);

    Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }

    Instant closesAt() {
        return endsAt().plus(AFTERWARDS);
    }

    boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt);
    }

    boolean isOpen(Instant now) {
        return !canceled && now.isBefore(closesAt());
    }
}
