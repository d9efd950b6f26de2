package org.cadre.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cadre.offering.OfferingSummary;
import org.jspecify.annotations.Nullable;

/** A person's registrations, those to come apart from those that were. */
record OwnRegistrationsView(List<Row> coming, List<Row> past) {

    /**
     * One of them.
     *
     * @param credit what attendance knows of it; null: nothing has been marked
     * @param chooseBy until when to say what becomes of the seat after a move; null: there is nothing to choose
     * @param isComing whether it is still to be looked forward to
     * @param canGiveUp whether its seat can be given back
     */
    record Row(
            RegistrationSummary registration,
            OfferingSummary offering,
            Credits.@Nullable Credit credit,
            @Nullable LocalDate chooseBy,
            boolean isComing,
            boolean canGiveUp) {

        /** Whether it waits for a card payment. */
        boolean waitsForCard() {
            return registration.seat() == Seat.HELD && registration.paysBy() == PaysBy.CARD;
        }

        static Row of(
                RegistrationSummary one,
                @Nullable OfferingSummary event,
                Credits.@Nullable Credit credit,
                @Nullable LocalDate chooseBy,
                LocalDate today) {
            var offering = Objects.requireNonNull(event);
            boolean coming = one.seat().isTaken() && !offering.closed() && !today.isAfter(offering.lastDay());
            boolean canGiveUp = !offering.closed()
                    && (one.seat() == Seat.HELD
                            || (one.seat() == Seat.CONFIRMED
                                    && offering.firstDay().isAfter(today)));
            return new Row(one, offering, credit, chooseBy, coming, canGiveUp);
        }
    }
}
