package org.cadre.registration;

import java.util.List;
import org.cadre.offering.OrderTotal;
import org.cadre.people.PersonId;

/** What became of the wish for seats. */
public sealed interface Placing {

    /** The seats are theirs: held, or confirmed at once where nothing is due. */
    record Placed(OrderId order, List<RegistrationId> seats, Seat seat) implements Placing {
        public Placed {
            seats = List.copyOf(seats);
        }
    }

    /** Fewer seats are left than were asked for; none was taken. */
    record TooFewSeats(int left) implements Placing {}

    /** Seats that come free go to those who wait first. */
    record OthersWait() implements Placing {}

    /** The price is no longer the one that was shown; nothing was taken. */
    record PriceChanged(OrderTotal total) implements Placing {}

    record CodeNotGood(String code) implements Placing {}

    /** Its last use went to somebody else. */
    record CodeUsedUp(String code) implements Placing {}

    /** These have a seat already, or stand twice in the request. */
    record AlreadyRegistered(List<PersonId> who) implements Placing {
        public AlreadyRegistered {
            who = List.copyOf(who);
        }
    }

    /** The offering is canceled, over, or not there. */
    record NotOffered() implements Placing {}
}
