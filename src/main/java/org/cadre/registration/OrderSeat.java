package org.cadre.registration;

import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A seat as those see it who ordered it.
 *
 * @param place its number within the order, from 1
 * @param person null: the name is still to come
 * @param invited the address a link for it was mailed to; null: to none
 */
record OrderSeat(
        RegistrationId id,
        int place,
        @Nullable PersonId person,
        @Nullable String name,
        @Nullable String email,
        Seat seat,
        int priceCents,
        @Nullable String invited) {

    boolean isNameless() {
        return person == null;
    }

    boolean isTaken() {
        return seat.isTaken();
    }
}
