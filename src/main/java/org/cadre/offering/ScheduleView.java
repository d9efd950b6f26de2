package org.cadre.offering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cadre.platform.web.Option;

/**
 * The schedule.
 *
 * @param prices what a seat costs today, by fee category
 * @param nothingAtAll whether nothing is offered, whatever the filter
 */
record ScheduleView(
        List<OfferingSummary> offerings,
        Map<OfferingId, List<ShownPrice>> prices,
        List<Option> states,
        List<Option> months,
        String state,
        String month,
        boolean nothingAtAll,
        LocalDate today) {

    List<ShownPrice> prices(OfferingSummary offering) {
        return prices.getOrDefault(offering.id(), List.of());
    }

    boolean filtered() {
        return !state.isEmpty() || !month.isEmpty();
    }
}
