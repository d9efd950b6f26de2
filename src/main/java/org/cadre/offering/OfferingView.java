package org.cadre.offering;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One offering as the public sees it.
 *
 * @param next where to go instead, when it is canceled
 * @param data the same for machines
 */
record OfferingView(
        OfferingSummary offering,
        List<SessionSummary> sessions,
        List<String> trainers,
        List<Price> bundles,
        String zoneName,
        boolean takesRegistrations,
        boolean takesPurchaseOrders,
        boolean signedIn,
        EventPlan plan,
        @Nullable OfferingSummary next,
        List<PriceWords.Said> prices,
        boolean othersWait,
        String data) {

    SequencedMap<LocalDate, List<SessionSummary>> days() {
        return sessions.stream()
                .collect(Collectors.groupingBy(
                        session -> session.day(offering.zone()), TreeMap::new, Collectors.toList()));
    }

    boolean live() {
        return takesRegistrations && !offering.isSoldOut() && !othersWait;
    }

    /** Whether seats that come free can be waited for. */
    boolean hasWaitlist() {
        return takesRegistrations && (offering.isSoldOut() || othersWait);
    }

    /** Whether all pay the same, so that no fee category has to be named. */
    boolean onePrice() {
        return prices.size() == 1;
    }
}
