package org.cadre.registration;

/** What became of the wish for a seat. */
public sealed interface Reservation {

    /** The seat is theirs. */
    record Reserved(RegistrationId registration, Seat seat) implements Reservation {}

    record SoldOut() implements Reservation {}

    /** The price is no longer the one that was shown; nothing was reserved. */
    record PriceChanged(int cents) implements Reservation {}

    record AlreadyRegistered() implements Reservation {}

    /** The offering is canceled, over, or not there. */
    record NotOffered() implements Reservation {}
}
