package org.cadre.registration.waitlist;

import java.time.Instant;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;

/** What others may hear about those who wait. */
public final class WaitlistEvents {
    private WaitlistEvents() {}

    /** Somebody waits from now on. */
    public record WaitBegun(OfferingId offering, PersonId person, int seats, int place) {}

    /** Seats are held for somebody who waited, until then. */
    public record SeatsOffered(
            OfferingId offering, PersonId person, int seats, int cents, String currency, Instant until) {}

    /** The offer was not taken in time: its seats went on to the next. */
    public record OfferLapsed(OfferingId offering, PersonId person, int seats) {}

    /** Nothing came free: the event has begun, or it does not take place. */
    public record WaitEnded(OfferingId offering, PersonId person, boolean offeringCanceled) {}
}
