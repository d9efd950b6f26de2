package org.cadre.registration.event;

import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;

/** What others may hear about moved events. */
public final class MoveEvents {
    private MoveEvents() {}

    /**
     * Somebody is asked what becomes of a seat, or of the nameless seats of an order of theirs.
     *
     * @param address the whole address at which they choose
     */
    public record MoveChoiceAsked(UUID move, OfferingId offering, PersonId person, int seats, String address) {}
}
