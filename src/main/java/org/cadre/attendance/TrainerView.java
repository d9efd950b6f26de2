package org.cadre.attendance;

import java.util.List;
import org.cadre.offering.OfferingSummary;

/**
 * A trainer's own events: today's first.
 *
 * @param corrections how many wait for a decision
 */
record TrainerView(
        List<OfferingSummary> today, List<OfferingSummary> coming, List<OfferingSummary> past, int corrections) {
    boolean isEmpty() {
        return today.isEmpty() && coming.isEmpty() && past.isEmpty();
    }
}
