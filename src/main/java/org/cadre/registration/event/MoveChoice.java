package org.cadre.registration.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadre.offering.EventMove;
import org.cadre.offering.OfferingSummary;
import org.cadre.people.PersonId;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen, or to be chosen, for seats of a moved event.
 *
 * @param offering where the seats are: after a transfer, the other one
 * @param who their holder, or the buyer of seats without a name
 * @param what null: nothing chosen yet
 * @param byDefault kept because nothing was chosen in time
 * @param isOpen whether it can still be chosen
 * @param buyer who ordered the seats
 * @param cents what the seats cost together
 */
record MoveChoice(
        EventMove move,
        OfferingSummary offering,
        List<RegistrationId> seats,
        PersonId who,
        @Nullable What what,
        boolean byDefault,
        boolean isOpen,
        PersonId buyer,
        int cents,
        String currency) {
    MoveChoice {
        seats = List.copyOf(seats);
    }

    /** Whether whoever chooses is who pays: a dearer offering is theirs alone to choose. */
    boolean isOwn() {
        return who.equals(buyer);
    }

    /** What becomes of a seat. */
    enum What {
        KEEP,
        TRANSFER,
        REFUND;

        /** As tables and forms write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<What> find(String word) {
            return List.of(values()).stream()
                    .filter(one -> one.word().equals(word))
                    .findAny();
        }
    }
}
