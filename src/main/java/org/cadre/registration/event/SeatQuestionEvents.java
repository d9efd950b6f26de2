package org.cadre.registration.event;

import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;

/** What others may hear about what is asked of those who come. */
public final class SeatQuestionEvents {
    private SeatQuestionEvents() {}

    /**
     * Somebody without an account has a safe seat: what they need, and the event's questions, are asked by a link.
     *
     * @param questions how many questions the event has
     */
    public record AnswersAsked(PersonId person, OfferingId offering, int questions, String address) {}
}
