package org.cadre.site.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is named or shown in a story, with all they were asked and said.
 *
 * @param consents the newest first
 * @param removedAt since when the story does not name or show them any more; null: it does
 */
record StoryPerson(
        UUID id,
        UUID story,
        String name,
        String email,
        List<Scope> scope,
        List<Consent> consents,
        @Nullable Instant removedAt,
        String removalReason) {

    /** How a consent stands on a day. */
    enum State {
        ASKED("quiet", "hourglass-split"),
        IN_FORCE("done", "check-circle"),
        DECLINED("problem", "x-circle"),
        WITHDRAWN("problem", "x-circle"),
        EXPIRED("problem", "calendar-x"),
        NONE("attention", "question-circle");

        final String tone;
        final String icon;

        State(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        public String tone() {
            return tone;
        }

        public String icon() {
            return icon;
        }

        public String label() {
            return "site.story.consent.state." + word();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One time they were asked, or signed.
     *
     * @param how "link" or "paper"
     * @param version number of the version they were shown
     * @param expiresOn the last day
     */
    record Consent(
            UUID id,
            UUID subject,
            String how,
            int version,
            Instant askedAt,
            @Nullable LocalDate givenOn,
            @Nullable LocalDate expiresOn,
            @Nullable Instant declinedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBy,
            @Nullable String paperName) {
        State state(LocalDate day) {
            if (withdrawnAt != null) {
                return State.WITHDRAWN;
            }
            if (declinedAt != null) {
                return State.DECLINED;
            }
            if (givenOn == null || expiresOn == null) {
                return State.ASKED;
            }
            return expiresOn.isBefore(day) ? State.EXPIRED : State.IN_FORCE;
        }
    }

    boolean isIn() {
        return removedAt == null;
    }

    /** One in force counts more than a newer one that waits for its answer. */
    State state(LocalDate day) {
        if (consents.stream().anyMatch(one -> one.state(day) == State.IN_FORCE)) {
            return State.IN_FORCE;
        }
        return consents.isEmpty() ? State.NONE : consents.getFirst().state(day);
    }
}
