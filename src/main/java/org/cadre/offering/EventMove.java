package org.cadre.offering;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An event was moved to another day, to another place or online.
 *
 * @param chooseBy who has not chosen until the end of that day, in the event's zone, keeps the seat
 */
public record EventMove(
        UUID id,
        OfferingId offering,
        String because,
        LocalDate wasFirstDay,
        LocalDate wasLastDay,
        String wasPlace,
        LocalDate chooseBy) {}
