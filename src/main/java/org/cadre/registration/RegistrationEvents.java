package org.cadre.registration;

import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;

/** What others may hear about registrations. */
public final class RegistrationEvents {
    private RegistrationEvents() {}

    /** A seat is kept until its payment is noted. */
    public record SeatHeld(RegistrationId registration, PersonId person, OfferingId offering) {}

    /** The seat is paid, or nothing was due. */
    public record SeatConfirmed(RegistrationId registration, PersonId person, OfferingId offering) {}

    /** The seat was given up, by its holder or because the event does not take place. */
    public record SeatEnded(
            RegistrationId registration, PersonId person, OfferingId offering, boolean offeringCanceled) {}
}
