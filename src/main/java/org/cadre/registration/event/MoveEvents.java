package org.cadre.registration.event;

import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;

/** What others may hear about seats in events that were moved or canceled. */
public final class MoveEvents {
    private MoveEvents() {}

    /**
     * Somebody is asked what becomes of a seat, or of the nameless seats of an order of theirs.
     *
     * @param address the whole address at which they choose
     */
    public record MoveChoiceAsked(UUID move, OfferingId offering, PersonId person, int seats, String address) {}

    /** Seats without a name ended because the event does not take place. */
    public record NamelessSeatsCanceled(OfferingId offering, PersonId buyer, int seats) {}
}
