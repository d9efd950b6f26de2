package org.cadre.registration;

import java.time.LocalDate;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;

/** What others may hear about registrations. */
public final class RegistrationEvents {
    private RegistrationEvents() {}

    /** An order has its seats: held, or confirmed at once. */
    public record OrderPlaced(OrderId order, PersonId buyer, OfferingId offering) {}

    /** Its seats are safe: paid, promised by a purchase order, waived, or nothing was due. */
    public record OrderConfirmed(OrderId order) {}

    /** It was given up, or nothing came in time. */
    public record OrderEnded(OrderId order, OrderState as) {}

    /** A seat is kept until its payment is noted. */
    public record SeatHeld(RegistrationId registration, PersonId person, OfferingId offering) {}

    /** The seat is paid, or nothing was due. */
    public record SeatConfirmed(RegistrationId registration, PersonId person, OfferingId offering) {}

    /**
     * A confirmed seat was given back, whoever sat in it: what is credited and refunded for it follows from this.
     *
     * @param priceCents its part of the order's total
     */
    public record SeatReturned(
            RegistrationId registration,
            OrderId order,
            OfferingId offering,
            int priceCents,
            boolean offeringCanceled) {}

    /** The seat was given up, by its holder or because the event does not take place. */
    public record SeatEnded(
            RegistrationId registration, PersonId person, OfferingId offering, boolean offeringCanceled) {}

    /** Another one comes in the seat from now on. */
    public record SeatPassedOn(RegistrationId registration, PersonId from, PersonId to, OfferingId offering) {}

    /** Places of an offering came free: those who wait may be offered them. */
    public record SeatsFreed(OfferingId offering) {}

    /** A nameless seat was offered by mail to somebody who gives their name by the link. */
    public record SeatOffered(
            RegistrationId registration, OfferingId offering, PersonId by, String email, String link) {}

    /** Names of an order's seats are still missing. */
    public record NamesMissing(OrderId order, int nameless, LocalDate due) {}
}
