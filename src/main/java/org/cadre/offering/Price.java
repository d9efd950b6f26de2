package org.cadre.offering;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One price of a price list.
 *
 * @param cents for one seat, or for the whole order when flat
 * @param through the last day of an early price; null: no last day
 * @param fromSeats the least number of seats it is for: more than 1 is a group price
 */
public record Price(
        UUID id,
        Covers covers,
        FeeCategory category,
        int cents,
        boolean flat,
        @Nullable LocalDate through,
        int fromSeats) {

    boolean isFor(Covers covered, FeeCategory whose, int seats, LocalDate day) {
        return covers == covered
                && category == whose
                && seats >= fromSeats
                && (through == null || !day.isAfter(through));
    }

    int forSeats(int seats) {
        return flat ? cents : Math.multiplyExact(cents, seats);
    }
}
