package org.cadre.certification.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What others may hear about requests for a mentor. */
public final class DirectoryEvents {
    private DirectoryEvents() {}

    /** Somebody filled the form in; nobody hears of it before they have confirmed their address. */
    public record RequestSent(UUID request, String email, String mentorName) {}

    /**
     * The address is confirmed: mentor and office hear of it.
     *
     * @param who asks, with where they are from
     */
    public record MentorAsked(UUID request, PersonId mentor, String who, String about, LocalDate answerBy) {}

    /** The mentor has not answered yet. */
    public record AnswerReminderDue(UUID request, PersonId mentor, String who, LocalDate answerBy) {}

    /**
     * The mentor has answered.
     *
     * @param answer the mentor's words; empty: none
     * @param owner at office; null: nobody
     */
    public record RequestAnswered(
            UUID request,
            PersonId mentor,
            String name,
            String email,
            boolean accepted,
            String answer,
            @Nullable PersonId owner) {}

    /** The mentor did not answer in time. */
    public record RequestExpired(
            UUID request,
            PersonId mentor,
            String name,
            String email,
            @Nullable PersonId owner) {}
}
