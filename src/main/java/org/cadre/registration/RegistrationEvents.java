package org.cadre.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.jspecify.annotations.Nullable;

/** What others may hear about registrations. */
public final class RegistrationEvents {
    private RegistrationEvents() {}

    /** An order has its seats: held, or confirmed at once. */
    public record OrderPlaced(OrderId order, PersonId buyer, OfferingId offering) {}

    /** Its seats are safe: paid, promised by a purchase order, waived, or nothing was due. */
    public record OrderConfirmed(OrderId order) {}

    /** It was given up, or nothing came in time. */
    public record OrderEnded(OrderId order, OrderState as) {}

    /** The seats of an order that is not paid by card are kept for one more day. */
    public record HoldEnding(OrderId order) {}

    /** Nothing happens by itself with an order any more until office has looked. */
    public record OrderParked(OrderId order, String because) {}

    /** Money that came by card goes back the same way: it came too late, or twice. */
    public record CardMoneyGoesBack(OrderId order, int cents, String currency, boolean tooLate) {}
    /**
     * Money came and stands in the ledger, whatever has become of the order.
     *
     * @param billTo whose share it pays; null: the order's as a whole
     * @param method "card", "check", "transfer" or "other"
     */
    public record PaymentNoted(
            OrderId order,
            @Nullable UUID billTo,
            int cents,
            String currency,
            String method,
            @Nullable String reference,
            LocalDate day) {}

    /** A seat is kept until its payment is noted. */
    public record SeatHeld(RegistrationId registration, PersonId person, OfferingId offering, PaysBy paysBy) {}

    /** The seat is paid, or nothing was due. */
    public record SeatConfirmed(RegistrationId registration, PersonId person, OfferingId offering) {}

    /**
     * A confirmed seat was given back, whoever sat in it: what is credited and refunded for it follows from this.
     *
     * @param priceCents its part of the order's total
     * @param inFull all of it goes back, whatever the day: the event does not take place, or was moved
     */
    public record SeatReturned(
            RegistrationId registration,
            OrderId order,
            OfferingId offering,
            int priceCents,
            boolean offeringCanceled,
            boolean inFull) {
        public SeatReturned(
                RegistrationId registration,
                OrderId order,
                OfferingId offering,
                int priceCents,
                boolean offeringCanceled) {
            this(registration, order, offering, priceCents, offeringCanceled, offeringCanceled);
        }
    }

    /**
     * Seats of an order were taken along to an offering where they cost more or less: it is charged or credited.
     *
     * @param cents how much more; negative: less
     */
    public record PriceDiffers(OrderId order, List<RegistrationId> seats, OfferingId to, int cents, Actor actor) {
        public PriceDiffers {
            seats = List.copyOf(seats);
        }
    }

    /** A seat was taken along to another offering: a place in the first one is free. */
    public record SeatTransferred(
            RegistrationId registration, @Nullable PersonId person, OfferingId from, OfferingId to) {}

    /**
     * The seat was given up, by its holder or because the event does not take place.
     *
     * @param person null: it had no name yet
     */
    public record SeatEnded(
            RegistrationId registration, @Nullable PersonId person, OfferingId offering, boolean offeringCanceled) {}

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
