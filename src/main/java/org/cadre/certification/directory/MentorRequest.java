package org.cadre.certification.directory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for a mentor.
 *
 * @param asksAs "district" or "principal"
 * @param kind of protégé the mentor is asked for
 * @param askedOn when the address was confirmed and the mentor asked; null: not yet
 * @param answerBy the last day for an answer
 * @param answer the mentor's words to who asked
 */
record MentorRequest(
        UUID id,
        PersonId mentor,
        String mentorName,
        State state,
        String name,
        String email,
        String asksAs,
        String organization,
        String kind,
        String about,
        LocalDate sentOn,
        @Nullable LocalDate askedOn,
        @Nullable LocalDate answerBy,
        @Nullable LocalDate endedOn,
        String answer,
        @Nullable PersonId owner,
        @Nullable String ownerName) {

    enum State {
        /** Who asked has not opened the link in their mail. */
        UNCONFIRMED,
        WAITING,
        ACCEPTED,
        DECLINED,
        EXPIRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String text() {
            return "certification.request.state." + word();
        }

        static Optional<State> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }

        String tone() {
            return switch (this) {
                case UNCONFIRMED, EXPIRED -> "quiet";
                case WAITING -> "attention";
                case ACCEPTED -> "done";
                case DECLINED -> "problem";
            };
        }

        String icon() {
            return switch (this) {
                case UNCONFIRMED -> "envelope";
                case WAITING -> "hourglass-split";
                case ACCEPTED -> "check-circle-fill";
                case DECLINED -> "x-circle-fill";
                case EXPIRED -> "calendar-x";
            };
        }
    }

    /** Who asks, with where they are from. */
    String who() {
        return organization.isEmpty() ? name : name + ", " + organization;
    }

    String kindText() {
        return Availability.kind(kind);
    }

    String asksAsText() {
        return "certification.request.as." + asksAs;
    }
}
